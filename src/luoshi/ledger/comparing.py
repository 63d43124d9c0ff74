"""A plan on two days: what each line said then and then, and where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from luoshi.ledger.models import Amendment, Responsibility, TargetVersion, Task
from luoshi.ledger.states import LEADING, AmendmentKind, AmendmentState
from luoshi.organizations.queries import names_of
from luoshi.organizations.reach import on_day


@dataclass(frozen=True)
class Said:
    """What a line said on a day: its leads by name, its deadline, and what each target asked."""

    leads: tuple[str, ...]
    deadline: str
    targets: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Difference:
    task: Task
    then: Said
    now: Said


def differences(tasks: list[Task], then: date, now: date) -> list[Difference]:
    """The lines that say something else on the second day, in a fixed number of queries."""
    before, after = said_on(tasks, then), said_on(tasks, now)
    return [Difference(task, before[task.pk], after[task.pk]) for task in tasks if before[task.pk] != after[task.pk]]


def said_on(tasks: list[Task], on: date) -> dict[int, Said]:
    """What each task said on a day."""
    leads, deadlines, targets = _leads(tasks, on), _deadlines(tasks, on), _targets(tasks, on)
    return {
        task.pk: Said(tuple(leads.get(task.pk, ())), deadlines[task.pk], tuple(targets.get(task.pk, ())))
        for task in tasks
    }


def _leads(tasks: list[Task], on: date) -> dict[int, list[str]]:
    held = Responsibility.objects.filter(on_day(on), task__in=tasks, role__in=LEADING, target__isnull=True)
    rows = list(held.order_by("task", "role", "no").values_list("task", "unit"))
    names = names_of((unit for _task, unit in rows if unit), on)
    leads: dict[int, list[str]] = {}
    for task, unit in rows:
        leads.setdefault(task, []).append(names.get(unit or 0, ""))
    return leads


def _deadlines(tasks: list[Task], on: date) -> dict[int, str]:
    """The deadline of today, with later amendments taken back one by one."""
    deadlines = {task.pk: task.deadline.isoformat() if task.deadline else "" for task in tasks}
    later = Amendment.objects.filter(
        task__in=tasks, kind=AmendmentKind.DEADLINE, state=AmendmentState.APPROVED, effective_on__gt=on
    )
    for amendment in later.order_by("-effective_on", "-decided_at"):
        deadlines[amendment.task_id] = amendment.before["deadline"] or ""
    return deadlines


def _targets(tasks: list[Task], on: date) -> dict[int, list[tuple[int, str]]]:
    versions = TargetVersion.objects.filter(target__task__in=tasks, effective_on__lte=on).select_related("target")
    newest: dict[int, TargetVersion] = {}
    for version in versions.order_by("effective_on", "n"):
        newest[version.target_id] = version
    targets: dict[int, list[tuple[int, str]]] = {}
    for version in sorted(newest.values(), key=lambda one: one.target.no):
        targets.setdefault(version.target.task_id, []).append((version.target_id, _asked(version)))
    return targets


def _asked(version: TargetVersion) -> str:
    amount = version.low if version.low is not None else version.high
    due = version.due_on.isoformat() if version.due_on else ""
    return f"{version.target.indicator} {version.comparator} {amount:f} {version.target.unit_label} {due}".strip()
