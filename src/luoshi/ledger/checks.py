"""What must hold in the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import TypeVar

from django.db.models import Count, Exists, F, Model, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core import clock
from luoshi.core.registry import register_check
from luoshi.documents.models import Verdict
from luoshi.documents.states import STANDING
from luoshi.ledger.models import Amendment, Plan, Responsibility, Target, TargetVersion, Task
from luoshi.ledger.nodes import nodes_of
from luoshi.ledger.states import LEADING, AmendmentKind, AmendmentState, ResponsibilityRole, TaskState
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
    gettext_lazy("A task that is ready has its main lead today, or each target has one; one that is not says why."),
    AMEND,
)
def states_true(full: bool) -> Iterator[str]:
    today = clock.today()
    led = Responsibility.objects.filter(on_day(today), target__isnull=True)
    mains = led.filter(role=ResponsibilityRole.MAIN).values("task")
    without = Task.objects.filter(state=TaskState.READY).exclude(pk__in=mains)
    for task in without.exclude(_is_split(today)).order_by("pk"):
        yield _("task %(task)s is called ready and has no main lead on %(day)s") % {"task": task.pk, "day": today}
    leads = led.filter(role__in=LEADING).values("task")
    unled = Task.objects.filter(state__in=(TaskState.UNLED, TaskState.SUPPORT), pk__in=leads)
    for task in unled.order_by("pk"):
        yield _("task %(task)s is called %(state)s and has a lead on %(day)s") % {
            "task": task.pk,
            "state": task.state,
            "day": today,
        }


def _is_split(today: date) -> Q:
    """Tasks with targets, each of which has a main lead of its own on the day."""
    mains = Responsibility.objects.filter(on_day(today), target=OuterRef("pk"), role=ResponsibilityRole.MAIN)
    of_task = Target.objects.filter(task=OuterRef("pk"))
    return Q(Exists(of_task)) & ~Q(Exists(of_task.exclude(Exists(mains))))


@register_check(
    "ledger.sources",
    gettext_lazy(
        "Every task, responsibility and target was read in its plan's document, assigned by a person, or carried over."
    ),
    gettext_lazy("The row was brought in by hand: restore the database."),
)
def sources_known(full: bool) -> Iterator[str]:
    kinds = ((Task, "plan__document", "carried_from"), (Target, "task__plan__document", "task__carried_from"))
    for model, document, origin in kinds:
        for row in _without_word(model, document).filter(**{f"{origin}__isnull": True}).order_by("pk"):
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


@register_check(
    "ledger.nodes",
    gettext_lazy(
        "The nodes of a target stand in the order of time, and each says by a value or words what must stand."
    ),
    gettext_lazy("A version was edited by hand: restore the database."),
)
def nodes_in_order(full: bool) -> Iterator[str]:
    for version in TargetVersion.objects.exclude(points=[]).order_by("pk").iterator(2000):
        nodes = nodes_of(version)
        in_time = all(before.day < after.day for before, after in pairwise(nodes))
        if not in_time or any(node.value is None and not node.words for node in nodes):
            yield _("the nodes of target %(target)s are out of order or empty") % {"target": version.target_id}


DECIDED_BY_HAND = gettext_lazy("An amendment was edited by hand: restore the database.")


@register_check(
    "ledger.amendments",
    gettext_lazy("What was decided was decided by another person than its proposer, and what is open by nobody."),
    DECIDED_BY_HAND,
)
def decided_by_another(full: bool) -> Iterator[str]:
    own = Amendment.objects.filter(decided_by=F("proposed_by"))
    for amendment in own.order_by("pk"):
        yield _("amendment %(id)s was decided by its own proposer") % {"id": amendment.pk}
    open_ones = Amendment.objects.filter(state=AmendmentState.PROPOSED)
    for amendment in open_ones.filter(decided_by__isnull=False).order_by("pk"):
        yield _("amendment %(id)s is open and has been decided by somebody") % {"id": amendment.pk}
    closed = Amendment.objects.exclude(state=AmendmentState.PROPOSED)
    for amendment in closed.filter(decided_by__isnull=True).order_by("pk"):
        yield _("amendment %(id)s is closed and nobody has decided it") % {"id": amendment.pk}


@register_check(
    "ledger.effects",
    gettext_lazy("Every approved amendment has left its version, its main lead or its date."),
    DECIDED_BY_HAND,
)
def effects_there(full: bool) -> Iterator[str]:
    approved = Amendment.objects.filter(state=AmendmentState.APPROVED)
    for amendment in _without_effect(approved).order_by("pk"):
        yield _("amendment %(id)s was approved and has no effect") % {"id": amendment.pk}
    newest: dict[int, Amendment] = {}
    dates = approved.filter(kind=AmendmentKind.DEADLINE).select_related("task")
    for amendment in dates.order_by("effective_on", "decided_at"):
        newest[amendment.task_id] = amendment
    for amendment in newest.values():
        if amendment.value["deadline"] != str(amendment.task.deadline):
            yield _("amendment %(id)s was approved and has no effect") % {"id": amendment.pk}


def _without_effect(approved: QuerySet[Amendment]) -> QuerySet[Amendment]:
    """Approved changes of targets and leads that no version and no responsibility answers to."""
    version = TargetVersion.objects.filter(
        target=OuterRef("target"),
        effective_on=OuterRef("effective_on"),
        proposed_by=OuterRef("proposed_by"),
        approved_by=OuterRef("decided_by"),
    )
    lead = Responsibility.objects.filter(
        task=OuterRef("task"),
        unit=OuterRef("unit"),
        role=ResponsibilityRole.MAIN,
        valid_from=OuterRef("effective_on"),
    )
    no_version = Q(kind=AmendmentKind.TARGET) & ~Exists(version)
    return approved.filter(no_version | Q(kind=AmendmentKind.LEAD) & ~Exists(lead))
