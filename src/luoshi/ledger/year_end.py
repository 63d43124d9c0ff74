"""A line of a plan whose year has ended goes on as a line of its own in a later plan (结转, S18); no act by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from luoshi.core.errors import Conflict
from luoshi.ledger.models import Plan, Responsibility, Section, Target, TargetVersion, Task
from luoshi.ledger.queries import tasks_visible_to
from luoshi.ledger.states import PlanState
from luoshi.organizations.reach import Reach, on_day
from luoshi.records.log import Entry, Log

#: What a version of a target asks besides its figures, and a new version of it takes along.
SAME = ("comparator", "low", "high", "baseline", "due_on", "points", "judged_in", "lag")


@dataclass(frozen=True)
class Asked:
    """What a target asks in its line carried over; without `low` and `high` it asks what it asked before."""

    target: Target
    version: TargetVersion
    changes: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """Where a line goes to: the later plan, its section for such lines, and the day by which the line is due."""

    plan: Plan
    section: Section | None
    due_on: date


def require_running(plan: Plan) -> None:
    """Raises Conflict where the year of a plan has ended: its lines stay as they are."""
    if plan.state != PlanState.RUNNING:
        raise Conflict(_("The term of this plan has ended, so its lines stay as they are. Open the line carried over."))


@dataclass(frozen=True)
class Kin:
    """A line before or after another one: everybody is told of the one before, and opens it as far as he sees it."""

    task: Task
    may_open: bool


def kin_of(reach: Reach | None, task: Task) -> dict[str, Kin]:
    """The line that a task was carried over from, and the one in which it goes on where the person sees it."""
    seen = Exists(tasks_visible_to(reach).order_by().filter(pk=OuterRef("pk")))
    known = Task.objects.filter(Q(pk=task.carried_from_id or 0) | Q(seen, carried_from=task.pk))
    kin = known.annotate(may_open=seen).select_related("plan")
    return {"carried_from" if one.pk == task.carried_from_id else "goes_on_in": Kin(one, one.may_open) for one in kin}


def later_plans(plan: Plan) -> list[Plan]:
    """The running plans of the same region whose time ends after that of a plan, those of the next year first."""
    known = Plan.objects.filter(region=plan.region_id, state=PlanState.RUNNING, year__gte=plan.year).exclude(pk=plan.pk)
    later = [one for one in known.order_by("year", "-adopted_at", "-pk") if last_day(one) > last_day(plan)]
    return sorted(later, key=lambda one: (one.year != plan.year + 1, one.kind != plan.kind))


def last_day(plan: Plan) -> date:
    """The day on which a plan's time ends: its own, else the last of its year."""
    return plan.ends_on or date(plan.year, 12, 31)


def begin_plan(log: Log, plan: Plan) -> Plan:
    """A plan of the following year, for lines carried over alone."""
    title = _("Carried over from %(plan)s") % {"plan": plan.title}
    facts = {"region_id": plan.region_id, "year": last_day(plan).year + 1, "kind": plan.kind}
    return log.entry().add(Plan(title=title[:500], adopted_at=log.act.at, **facts))


def section_for(entry: Entry, later: Plan, plan: Plan) -> Section | None:
    """The section of a later plan that holds what comes from another one; none in a plan begun for that alone."""
    if later.document_id is None:
        return None
    if held := later.sections.filter(tasks__carried_from__plan=plan).first():
        return held
    no = (later.sections.aggregate(no=Max("no"))["no"] or 0) + 1
    title = _("Carried over from %(plan)s") % {"plan": plan.title}
    return entry.add(Section(plan=later, no=no, title=title[:300]))


def carry(log: Log, entry: Entry, task: Task, place: Place, asked: Sequence[Asked]) -> Task:
    """The line of a later plan in which a task goes on, with who answers for it and its open targets."""
    on = timezone.localdate(log.act.at)
    same = {name: getattr(task, name) for name in ("title", "statement", "number", "state")}
    no = (place.plan.tasks.aggregate(no=Max("no"))["no"] or 0) + 1
    line = Task(plan=place.plan, section=place.section, no=no, deadline=place.due_on, carried_from=task, **same)
    entry.add(line)
    targets = {one.target.pk: entry.add(_target(line, one.target)) for one in asked}
    entry.add_all(_version(log, targets[one.target.pk], one, on) for one in asked)
    entry.add_all(_answering(log, line, targets, on))
    return line


def _target(line: Task, target: Target) -> Target:
    same = {name: getattr(target, name) for name in ("no", "indicator", "kind", "unit_label", "words")}
    return Target(task=line, **same)


def _version(log: Log, target: Target, asked: Asked, on: date) -> TargetVersion:
    values = {name: getattr(asked.version, name) for name in SAME} | asked.changes
    return TargetVersion(target=target, effective_on=on, recorded_at=log.act.at, **values)


def _answering(log: Log, line: Task, targets: dict[int, Target], on: date) -> list[Responsibility]:
    """Who answers for a task today, for it or for a target that goes on, answers for the line."""
    held = Responsibility.objects.filter(on_day(on), task=line.carried_from_id)
    held = held.filter(Q(target__isnull=True) | Q(target__in=targets)).order_by("no", "pk")
    same = ("unit_id", "post_id", "role", "no", "as_written", "owes")
    return [
        Responsibility(
            task=line,
            target=targets.get(one.target_id or 0),
            assigned_by_id=log.act.actor_id,
            valid_from=on,
            **{name: getattr(one, name) for name in same},
        )
        for one in held
    ]


def asked_anew(log: Log, entry: Entry, target: Target, reason: str, **changes: Decimal | list[Any] | None) -> None:
    """A further version of a target that asks the same but for some figures, from today on, with the reason."""
    on = timezone.localdate(log.act.at)
    last = target.versions.order_by("-n").first()
    assert last is not None  # every target has one
    facts = {"effective_on": max(on, last.effective_on), "recorded_at": log.act.at, "reason": reason[:300]}
    values = {name: getattr(last, name) for name in SAME} | changes
    entry.add(TargetVersion(target=target, n=last.n + 1, **facts, **values))
