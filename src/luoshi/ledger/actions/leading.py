"""Naming the main lead of a task that has none; afterwards a change of lead is an amendment."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from luoshi.core.errors import Invalid
from luoshi.ledger.models import Responsibility, Task
from luoshi.ledger.rules import TASKS
from luoshi.ledger.states import ResponsibilityRole, TaskState
from luoshi.ledger.year_end import require_running
from luoshi.organizations.models import Unit
from luoshi.organizations.queries import answers_for_itself
from luoshi.organizations.reach import on_day
from luoshi.organizations.rules import UNITS
from luoshi.records.log import Entry, Log, act


@act("ledger.name_lead")
def name_lead(log: Log, task: Task, unit: Unit, reason: str) -> Task:
    """Names the main lead of a task that has none, or that several units share (the others become co-leads)."""
    return named(log, task, unit, reason)


def named(log: Log, task: Task, unit: Unit, reason: str) -> Task:
    """Names the lead of one task within an act, with its own entry; an act on many tasks names several."""
    TASKS.answer("name_lead", log.act.reach, task).require()
    require_running(task.plan)
    UNITS.answer("see", log.act.reach, unit).require()
    on = timezone.localdate(log.act.at)
    if not reason.strip():
        raise Invalid(_("Say why this unit leads the task: the reason stands in the task's history."))
    if not answers_for_itself(unit, on):
        raise Invalid(_("A collective addressee leads nothing. Choose one unit."))
    entry = log.entry(task)
    current = list(task.responsibilities.filter(on_day(on), target__isnull=True).order_by("no"))
    for one in current:
        if one.unit_id == unit.pk or one.role == ResponsibilityRole.SHARE:
            _replace_role(entry, one, unit, on)
    if not any(one.unit_id == unit.pk for one in current):
        entry.add(_assigned(log, task, unit, on))
    entry.note(reason=reason.strip())
    entry.change(task, state=TaskState.READY)
    return task


def _assigned(log: Log, task: Task, unit: Unit, on: date) -> Responsibility:
    facts: dict[str, Any] = {"role": ResponsibilityRole.MAIN, "valid_from": on, "assigned_by_id": log.act.actor_id}
    return Responsibility(task=task, unit=unit, as_written="", **facts)


def _replace_role(entry: Entry, one: Responsibility, main: Unit, on: date) -> None:
    """The same responsibility in its new role from today on; what held before stays as history."""
    role = ResponsibilityRole.MAIN if one.unit_id == main.pk else ResponsibilityRole.CO_LEAD
    if one.valid_from == on:
        entry.change(one, role=role)
        return
    entry.change(one, valid_to=on)
    same = {"task_id": one.task_id, "unit_id": one.unit_id, "no": one.no, "as_written": one.as_written}
    entry.add(Responsibility(**same, role=role, verdict_id=one.verdict_id, valid_from=on))
