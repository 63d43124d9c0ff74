"""What happened on a day or in a week, by unit: reckoned from what people did anyway, and asked of nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from luoshi.core.dates import local_day
from luoshi.dispatch.dates import day_alone, week_of
from luoshi.dispatch.models import Ask, Light, Obstacle, Report, Round
from luoshi.dispatch.obstacles import obstacles_visible_to
from luoshi.dispatch.rules import LIGHTS, REPORTS
from luoshi.dispatch.states import Colour, ReportState
from luoshi.organizations.queries import names_of
from luoshi.organizations.reach import Reach
from luoshi.supervision.rules import LETTERS
from luoshi.supervision.states import LetterState

SPANS = {"day": day_alone, "week": week_of}

COLUMNS = {
    "reported": _("Reports that came"),
    "accepted": _("Reports accepted"),
    "returned": _("Reports returned"),
    "red": _("Turned red"),
    "recovered": _("Back on course"),
    "obstacles": _("Obstacles stated"),
    "solved": _("Obstacles solved"),
    "letters": _("Letters"),
}
ON_COURSE = (Colour.GREEN, Colour.DONE)
BEHIND = (Colour.RED, Colour.YELLOW)


@dataclass(frozen=True)
class Line:
    """A unit, or all of them, in numbers, in the order of the columns."""

    unit: int | None
    name: str
    numbers: tuple[int, ...]

    @property
    def cells(self) -> list[tuple[str, str, int]]:
        """Each number with its column's key and label."""
        return [(key, str(COLUMNS[key]), n) for key, n in zip(COLUMNS, self.numbers, strict=True)]


class Event(NamedTuple):
    """Something that is counted: whose, when, what, and the page that it opens."""

    unit: int
    on: date
    what: str
    page: str
    pk: int


@dataclass(frozen=True)
class Happenings:
    """The table of a day or a week."""

    span: str
    start: date
    end: date
    lines: tuple[Line, ...]
    total: Line

    @property
    def before(self) -> date:
        return self.start - timedelta(days=1)

    @property
    def after(self) -> date:
        return self.end + timedelta(days=1)


def happenings_in(span: str, day: date, reach: Reach | None) -> Happenings:
    """The table of the day or week that holds a day, as far as the person sees, in a fixed number of queries."""
    start, end = SPANS[span](day)
    counted = {key: Counter(event.unit for event in events) for key, events in _counted(reach, start, end)}
    names = names_of({unit for units in counted.values() for unit in units}, end)
    order = sorted(names, key=lambda unit: (-sum(units[unit] for units in counted.values()), unit))
    lines = [Line(unit, names[unit], tuple(counted[key][unit] for key in COLUMNS)) for unit in order]
    total = Line(None, "", tuple(counted[key].total() for key in COLUMNS))
    return Happenings(span, start, end, tuple(lines), total)


def events_behind(span: str, day: date, reach: Reach | None, key: str, unit: int | None) -> list[Event]:
    """What stands behind a number of the table, of a unit or of all, in the order in which it happened."""
    events = dict(_counted(reach, *SPANS[span](day)))[key]
    return sorted((one for one in events if unit in (None, one.unit)), key=lambda one: (one.on, one.page, one.pk))


def _counted(reach: Reach | None, start: date, end: date) -> Iterator[tuple[str, list[Event]]]:
    """Every event, by the column that counts it."""
    rounds = Round.objects.filter(Q(closed_at__isnull=True) | Q(closed_at__date__gte=start), opens_on__lte=end)
    reports: QuerySet[Report] = REPORTS.visible(reach).filter(round__in=rounds)
    reviewed = reports.filter(reviewed_at__date__range=(start, end))
    yield "reported", _reports(reports.filter(submitted_on__range=(start, end)), "submitted_on")
    yield "accepted", _reports(reviewed.filter(state=ReportState.ACCEPTED), "reviewed_at")
    yield "returned", _reports(reviewed.filter(state=ReportState.RETURNED), "reviewed_at")
    asked = dict(Ask.objects.filter(round__in=rounds).order_by("round", "-pk").values_list("task", "unit"))
    yield "red", _lit(reach, start, end, asked, (Colour.RED,), tuple(set(Colour) - {Colour.RED}))
    yield "recovered", _lit(reach, start, end, asked, ON_COURSE, BEHIND)
    obstacles = obstacles_visible_to(reach)
    stated = obstacles.filter(report__submitted_on__range=(start, end), report__n=1)
    yield "obstacles", _obstacles(stated, "report__submitted_on")
    yield "solved", _obstacles(obstacles.filter(solved_at__date__range=(start, end)), "solved_at")
    letters = LETTERS.visible(reach).exclude(state=LetterState.VOID).filter(issued_at__date__range=(start, end))
    yield "letters", _events(letters, ("unit", "issued_at", "title", "pk"), "supervision:letter")


def _reports(reports: QuerySet[Report], when: str) -> list[Event]:
    return _events(reports, ("unit", when, "task__title", "pk"), "dispatch:report")


def _obstacles(obstacles: QuerySet[Obstacle], when: str) -> list[Event]:
    return _events(obstacles, ("report__unit", when, "what", "pk"), "dispatch:obstacle")


def _events(things: QuerySet[Any], fields: tuple[str, str, str, str], page: str) -> list[Event]:
    rows = things.order_by().values_list(*fields)
    return [Event(unit, local_day(when), what, page, pk) for unit, when, what, pk in rows]


def _lit(  # noqa: PLR0913, PLR0917
    reach: Reach | None, start: date, end: date, asked: dict[int, int], now: Iterable[str], then: Iterable[str]
) -> list[Event]:
    """The tasks of units asked whose light became one of some colours and was one of others before."""
    before = Light.objects.filter(task=OuterRef("task"), target__isnull=True, valid_to=OuterRef("valid_from"))
    lights = LIGHTS.visible(reach).filter(target__isnull=True, valid_from__range=(start, end), colour__in=now)
    turned = lights.filter(Exists(before.filter(colour__in=then)), task__in=asked.keys()).order_by()
    rows = turned.values_list("task", "valid_from", "task__title")
    return [Event(asked[task], on, title, "dispatch:light", task) for task, on, title in rows]
