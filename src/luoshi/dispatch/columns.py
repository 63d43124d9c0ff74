"""What dispatch adds to the list of tasks: the light, the day a report is due, the last report; and a filter by light.

Who sees a task sees its light. Reports are for the unit and its office, so of them the list says only when.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from django import forms
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.fields.json import KT
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from luoshi.core import clock
from luoshi.core.addresses import addresses_of
from luoshi.core.cells import markup
from luoshi.core.fields import Common, Pick
from luoshi.core.registry import Column, Narrowing, columns, narrowings
from luoshi.dispatch.lights.colours import ORDER
from luoshi.dispatch.lights.inputs import PROVISIONAL
from luoshi.dispatch.models import Ask, Light, Report
from luoshi.dispatch.queries import STANDING
from luoshi.dispatch.states import Colour, RoundState
from luoshi.dispatch.year_end.queries import over_before
from luoshi.ledger.models import Task
from luoshi.ledger.narrowing import LIST
from luoshi.ledger.states import PlanState

NO_LIGHT = "none"


def _lights() -> QuerySet[Light]:
    return Light.objects.filter(task=OuterRef("pk"), target__isnull=True, valid_to__isnull=True)


def with_light(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Tasks with the colour of their light today as `light`, "" where there is none yet, and whether it is
    `provisional` (S18), which is asked for those alone whose plan's time is over.
    """
    until = Subquery(_lights().values(until=KT(f"inputs__{PROVISIONAL}"))[:1])
    over = over_before(clock.today(), "plan__") & ~Q(plan__state=PlanState.SETTLED)
    provisional = Case(When(over, then=until), output_field=TextField())
    return tasks.annotate(light=Subquery(_lights().values("colour")[:1]), provisional=provisional)


def _worst_first() -> Any:
    """Lights from the worst to the best; red stands above grey, which awaits figures."""
    order = [When(light=colour, then=Value(n)) for n, colour in enumerate(("red", "yellow", "grey", "green", "done"))]
    return Case(*order, default=Value(len(ORDER)), output_field=IntegerField())


def with_due_day(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Tasks with the due day of the open round that asks for them as `report_due`."""
    asks = Ask.objects.filter(task=OuterRef("pk"), round__state=RoundState.OPEN, excused="")
    return tasks.annotate(report_due=Subquery(asks.order_by("round__due_on").values("round__due_on")[:1]))


def with_last_report(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Tasks with the day of the last report that stands as `last_report`."""
    reports = Report.objects.filter(task=OuterRef("pk"), state__in=STANDING)
    return tasks.annotate(last_report=Subquery(reports.order_by("-submitted_on").values("submitted_on")[:1]))


def _light_shown() -> Callable[[Any], SafeString]:
    """The light, which opens its working."""
    address, language = addresses_of("dispatch:light"), get_language()

    def written(row: Any) -> SafeString:
        if not row.task.light:
            return markup('<span class="quiet">{}</span>', "—")
        drawn = _drawn(row.task.light, bool(row.task.provisional), language)
        return markup('<a href="{}">{}</a>', address(row.task.pk), drawn)

    return written


@lru_cache
def _drawn(colour: str, provisional: bool, language: str | None) -> SafeString:
    """A colour in the reader's language, with the mark of a provisional one: the same in every row."""
    light = render_to_string("web/_light.html", {"light": colour})
    return markup('{} <span class="state">{}</span>', light, gettext("Provisional")) if provisional else light


def _light_in_words(row: Any) -> str:
    if not row.task.light:
        return ""
    label = str(Colour(row.task.light).label)
    return gettext("%(light)s (provisional)") % {"light": label} if row.task.provisional else label


def _day(name: str) -> Any:
    def cell(row: Any) -> date | None:
        day: date | None = getattr(row.task, name)
        return day

    return cell


LIGHTS = Common([("", _("All lights")), *Colour.choices, (NO_LIGHT, _("No light yet"))])


def _light_field(reach: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=_("Light"), choices=LIGHTS, required=False, widget=Pick)


def _by_light(tasks: QuerySet[Task], colour: str) -> QuerySet[Task]:
    if colour == NO_LIGHT:
        return tasks.filter(~Exists(_lights()))
    return tasks.filter(Exists(_lights().filter(colour=colour)))


columns.add(LIST, Column("light", _("Light"), _light_in_words, _worst_first, with_light, show=_light_shown))
columns.add(
    LIST, Column("report_due", _("Report due"), _day("report_due"), "report_due", with_due_day, "day", at_first=False)
)
columns.add(
    LIST,
    Column(
        "last_report", _("Last report"), _day("last_report"), "last_report", with_last_report, "day", at_first=False
    ),
)
narrowings.add(LIST, Narrowing("light", _light_field, _by_light))
