"""What must hold in the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from django.db.models import Count, Exists, F, Model, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core import clock
from luoshi.core.registry import register_check
from luoshi.documents.models import Verdict
from luoshi.documents.states import STANDING
from luoshi.ledger.models import Plan, Responsibility, Target, Task
from luoshi.ledger.states import LEADING, ResponsibilityRole, TaskState
from luoshi.organizations.reach import on_day
from luoshi.records.snapshots import row_name

M = TypeVar("M", bound=Model)

AMEND = gettext_lazy("Open the task and name its lead there; nobody edits responsibilities by hand.")


@register_check("ledger.main-lead", gettext_lazy("No task and no target has two main leads on any day."), AMEND)
def one_main_lead(full: bool) -> Iterator[str]:
    told = {
        "task": _("task %(id)s has %(count)s main leads on %(day)s"),
        "target": _("target %(id)s has %(count)s main leads on %(day)s"),
    }
    for on in _days_of_change():
        mains = Responsibility.objects.filter(on_day(on), role=ResponsibilityRole.MAIN)
        for scope in ("task", "target"):
            counted = mains.filter(target__isnull=scope == "task").values(scope).annotate(n=Count("pk"))
            for row in counted.filter(n__gt=1).order_by(scope):
                yield told[scope] % {"id": row[scope], "count": row["n"], "day": on}


def _days_of_change() -> list[date]:
    """The days on which the holders of a main lead changed; between them nothing changes."""
    mains = Responsibility.objects.filter(role=ResponsibilityRole.MAIN)
    return sorted(set(mains.values_list("valid_from", flat=True).distinct()))


@register_check(
    "ledger.dispatchable",
    gettext_lazy("A task that is ready has its main lead today; one that is not says why."),
    AMEND,
)
def states_true(full: bool) -> Iterator[str]:
    today = clock.today()
    led = Responsibility.objects.filter(on_day(today), target__isnull=True)
    mains = led.filter(role=ResponsibilityRole.MAIN).values("task")
    for task in Task.objects.filter(state=TaskState.READY).exclude(pk__in=mains).order_by("pk"):
        yield _("task %(task)s is called ready and has no main lead on %(day)s") % {"task": task.pk, "day": today}
    leads = led.filter(role__in=LEADING).values("task")
    unled = Task.objects.filter(state__in=(TaskState.UNLED, TaskState.SUPPORT), pk__in=leads)
    for task in unled.order_by("pk"):
        yield _("task %(task)s is called %(state)s and has a lead on %(day)s") % {
            "task": task.pk,
            "state": task.state,
            "day": today,
        }


@register_check(
    "ledger.sources",
    gettext_lazy("Every task, responsibility and target was read in its plan's document, or assigned by a person."),
    gettext_lazy("The row was brought in by hand: restore the database."),
)
def sources_known(full: bool) -> Iterator[str]:
    for model, document in ((Task, "plan__document"), (Target, "task__plan__document")):
        for row in _without_word(model, document).order_by("pk"):
            yield _("%(row)s comes from no word of its document") % {"row": row_name(row)}
    unassigned = _without_word(Responsibility, "task__plan__document").filter(assigned_by__isnull=True)
    for one in unassigned.order_by("pk"):
        yield _("responsibility %(id)s comes from no word of its document and from no person") % {"id": one.pk}


def _without_word(model: type[M], document: str) -> QuerySet[M]:
    """Rows that no standing verdict on their plan's document carries."""
    standing = Verdict.objects.filter(document=OuterRef(document), pk=OuterRef("verdict"), state__in=STANDING)
    return model._default_manager.exclude(Exists(standing))


@register_check(
    "ledger.order",
    gettext_lazy("The tasks of a plan are numbered 1, 2, 3 … and stand in sections of that plan."),
    gettext_lazy("A task was deleted or moved by hand: restore the database."),
)
def in_order(full: bool) -> Iterator[str]:
    for plan in Plan.objects.order_by("pk").iterator(200):
        numbers = list(plan.tasks.order_by("no").values_list("no", flat=True))
        if numbers != list(range(1, len(numbers) + 1)):
            yield _("the tasks of plan %(plan)s are not numbered without a gap") % {"plan": plan.pk}
    for task in Task.objects.exclude(section__isnull=True).exclude(section__plan=F("plan")).order_by("pk"):
        yield _("task %(task)s stands in a section of another plan") % {"task": task.pk}


@register_check(
    "ledger.targets",
    gettext_lazy("Every target has its versions 1, 2, 3 … and each is approved by another person than its proposer."),
    gettext_lazy("A version was deleted or edited by hand: restore the database."),
)
def versions_in_turn(full: bool) -> Iterator[str]:
    for target in Target.objects.annotate(count=Count("versions")).order_by("pk").iterator(2000):
        if not target.count:
            yield _("target %(target)s asks nothing: it has no version") % {"target": target.pk}
