"""What must hold in the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from django.db.models import Count, Exists, F, Model, OuterRef, QuerySet

from luoshi.core import clock
from luoshi.core.registry import register_check
from luoshi.documents.models import Verdict
from luoshi.documents.states import STANDING
from luoshi.ledger.models import Plan, Responsibility, Target, Task
from luoshi.ledger.states import LEADING, ResponsibilityRole, TaskState
from luoshi.organizations.reach import on_day

M = TypeVar("M", bound=Model)

AMEND = "Open the task and name its lead there; nobody edits responsibilities by hand."


@register_check("ledger.main-lead", "No task and no target has two main leads on any day.", AMEND)
def one_main_lead(full: bool) -> Iterator[str]:
    for on in _days_of_change():
        mains = Responsibility.objects.filter(on_day(on), role=ResponsibilityRole.MAIN)
        for scope in ("task", "target"):
            counted = mains.filter(target__isnull=scope == "task").values(scope).annotate(n=Count("pk"))
            for row in counted.filter(n__gt=1).order_by(scope):
                yield f"{scope} {row[scope]} has {row['n']} main leads on {on}"


def _days_of_change() -> list[date]:
    """The days on which the holders of a main lead changed; between them nothing changes."""
    mains = Responsibility.objects.filter(role=ResponsibilityRole.MAIN)
    return sorted(set(mains.values_list("valid_from", flat=True).distinct()))


@register_check("ledger.dispatchable", "A task that is ready has its main lead today; one that is not says why.", AMEND)
def states_true(full: bool) -> Iterator[str]:
    today = clock.today()
    led = Responsibility.objects.filter(on_day(today), target__isnull=True)
    mains = led.filter(role=ResponsibilityRole.MAIN).values("task")
    for task in Task.objects.filter(state=TaskState.READY).exclude(pk__in=mains).order_by("pk"):
        yield f"task {task.pk} is called ready and has no main lead on {today}"
    leads = led.filter(role__in=LEADING).values("task")
    unled = Task.objects.filter(state__in=(TaskState.UNLED, TaskState.SUPPORT), pk__in=leads)
    for task in unled.order_by("pk"):
        yield f"task {task.pk} is called {task.state} and has a lead on {today}"


@register_check(
    "ledger.sources",
    "Every task, responsibility and target was read in its plan's document, or assigned by a person.",
    "The row was brought in by hand: restore the database.",
)
def sources_known(full: bool) -> Iterator[str]:
    for model, document in ((Task, "plan__document"), (Target, "task__plan__document")):
        for row in _without_word(model, document).order_by("pk"):
            yield f"{model._meta.model_name} {row.pk} comes from no word on its document"
    unassigned = _without_word(Responsibility, "task__plan__document").filter(assigned_by__isnull=True)
    for one in unassigned.order_by("pk"):
        yield f"responsibility {one.pk} comes from no word on its document and from no person"


def _without_word(model: type[M], document: str) -> QuerySet[M]:
    """Rows that no standing verdict on their plan's document carries."""
    standing = Verdict.objects.filter(document=OuterRef(document), pk=OuterRef("verdict"), state__in=STANDING)
    return model._default_manager.exclude(Exists(standing))


@register_check(
    "ledger.order",
    "The tasks of a plan are numbered 1, 2, 3 … and stand in sections of that plan.",
    "A task was deleted or moved by hand: restore the database.",
)
def in_order(full: bool) -> Iterator[str]:
    for plan in Plan.objects.order_by("pk").iterator(200):
        numbers = list(plan.tasks.order_by("no").values_list("no", flat=True))
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"the tasks of plan {plan.pk} are not numbered without a gap"
    for task in Task.objects.exclude(section__isnull=True).exclude(section__plan=F("plan")).order_by("pk"):
        yield f"task {task.pk} stands in a section of another plan"


@register_check(
    "ledger.targets",
    "Every target has its versions 1, 2, 3 … and each is approved by another person than its proposer.",
    "A version was deleted or edited by hand: restore the database.",
)
def versions_in_turn(full: bool) -> Iterator[str]:
    for target in Target.objects.annotate(count=Count("versions")).order_by("pk").iterator(2000):
        if not target.count:
            yield f"target {target.pk} asks nothing: it has no version"
