"""Whom a round asks for what (S1, S2): main leads, and units that lead a target of their own; never a collective."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from django.db.models import Q, QuerySet

from luoshi.dispatch.models import Ask
from luoshi.ledger.models import Plan, Responsibility, Target, Task
from luoshi.ledger.states import ResponsibilityRole, TaskState
from luoshi.organizations.models import UnitVersion
from luoshi.organizations.reach import on_day
from luoshi.organizations.states import UnitKind


def asks_of(plan: Plan, on: date, due: Collection[int] | None = None) -> Iterator[Ask]:
    """One ask for the main lead of each task that is ready, and for each other unit that leads one of its targets.

    `due` narrows it to tasks of which there is something to say (see `seasons.due_tasks`).
    """
    leads = [one for one in _leads(plan, on) if due is None or one.task_id in due]
    whole = {one.task_id: one.unit_id for one in leads if one.target_id is None}
    for one in leads:
        if one.unit_id and (one.target_id is None or whole.get(one.task_id) != one.unit_id):
            yield Ask(task_id=one.task_id, unit_id=one.unit_id, target_id=one.target_id)


def _leads(plan: Plan, on: date) -> list[Responsibility]:
    """The main leads of a day, of tasks that can be dispatched, without collective addressees."""
    collective = UnitVersion.objects.filter(on_day(on), kind=UnitKind.COLLECTIVE).values("unit")
    mains = Responsibility.objects.filter(on_day(on), role=ResponsibilityRole.MAIN, task__plan=plan)
    mains = mains.filter(task__in=dispatchable(plan, on)).exclude(unit__in=collective)
    return list(mains.order_by("task__no", "target__no", "pk"))


def dispatchable(plan: Plan, on: date) -> QuerySet[Task]:
    """S1: tasks with a main lead, or shared ones of which every target has its own."""
    led = Responsibility.objects.filter(on_day(on), role=ResponsibilityRole.MAIN, target__isnull=False)
    unled = Target.objects.filter(task__plan=plan).exclude(pk__in=led.values("target"))
    whole = Q(state=TaskState.TO_SPLIT, pk__in=led.values("task")) & ~Q(pk__in=unled.values("task"))
    return Task.objects.filter(Q(state=TaskState.READY) | whole, plan=plan)
