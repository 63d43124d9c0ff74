"""What a list of tasks is narrowed to: filters that combine, each a condition that an index answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from luoshi.core.registry import narrowings
from luoshi.ledger.models import Amendment, Responsibility, Target, Task
from luoshi.ledger.states import LEADING, AmendmentState, ResponsibilityRole
from luoshi.organizations.models import Holding
from luoshi.organizations.reach import on_day

#: The list whose columns and filters upper rooms add to.
LIST = "ledger.tasks"

#: How a filter names the kind of a target that nobody has decided: nothing would narrow nothing.
UNDECIDED = "undecided"


@dataclass(frozen=True)
class Filters:
    """What a list of tasks is narrowed to; None, "", False and () narrow nothing."""

    plan: int | None = None
    section: int | None = None
    unit: int | None = None
    leading: bool = False  # with `unit`: only what it leads; else only what somebody leads
    role: str = ""  # with `unit`: only where it has this role
    state: str = ""
    kind: str = ""  # of a target, or UNDECIDED
    leader: int | None = None  # the post of a leader
    due_from: date | None = None
    due_until: date | None = None
    changing: bool = False
    words: str = ""
    tasks: tuple[int, ...] = ()  # those alone
    more: Mapping[str, Any] = field(default_factory=dict, hash=False)  # of upper rooms, by the key of their narrowing


def narrowed(tasks: QuerySet[Task], filters: Filters, on: date) -> QuerySet[Task]:
    """Tasks under all filters at once."""
    steps = (_by_place, _by_days, _by_parts, _by_unit, _by_leader, _by_words, _by_more)
    return reduce(lambda found, step: step(found, filters, on), steps, tasks)


def _by_place(tasks: QuerySet[Task], filters: Filters, on: date) -> QuerySet[Task]:
    exact = {"plan": filters.plan, "section": filters.section, "state": filters.state, "pk__in": filters.tasks}
    return tasks.filter(**{name: value for name, value in exact.items() if value})


def _by_days(tasks: QuerySet[Task], filters: Filters, on: date) -> QuerySet[Task]:
    days = {"deadline__gte": filters.due_from, "deadline__lte": filters.due_until}
    return tasks.filter(**{name: day for name, day in days.items() if day})


def _by_parts(tasks: QuerySet[Task], filters: Filters, on: date) -> QuerySet[Task]:
    if filters.kind:
        kind = "" if filters.kind == UNDECIDED else filters.kind
        tasks = tasks.filter(Exists(Target.objects.filter(task=OuterRef("pk"), kind=kind)))
    if filters.changing:
        tasks = tasks.filter(Exists(Amendment.objects.filter(task=OuterRef("pk"), state=AmendmentState.PROPOSED)))
    return tasks


def _by_unit(tasks: QuerySet[Task], filters: Filters, on: date) -> QuerySet[Task]:
    """By one unit through its own index; by a role alone task by task, or it would walk through all roles."""
    held = Responsibility.objects.filter(on_day(on))
    if filters.leading:
        held = held.filter(role__in=LEADING)
    if filters.role:
        held = held.filter(role=filters.role)
    if filters.unit:
        return tasks.filter(pk__in=held.filter(unit=filters.unit).values("task"))
    return tasks.filter(Exists(held.filter(task=OuterRef("pk")))) if filters.leading or filters.role else tasks


def _by_leader(tasks: QuerySet[Task], filters: Filters, on: date) -> QuerySet[Task]:
    """Where a post is in charge, or where the document names who holds it and nobody has tied the name to a post."""
    if not filters.leader:
        return tasks
    names = Holding.objects.filter(on_day(on), post=filters.leader).values("user__name")
    held = Responsibility.objects.filter(on_day(on), task=OuterRef("pk"), role=ResponsibilityRole.LEADER)
    return tasks.filter(Exists(held.filter(Q(post=filters.leader) | Q(post__isnull=True, as_written__in=names))))


def _by_words(tasks: QuerySet[Task], filters: Filters, on: date) -> QuerySet[Task]:
    for word in filters.words.split():
        tasks = tasks.filter(Q(title__icontains=word) | Q(statement__icontains=word))
    return tasks


def _by_more(tasks: QuerySet[Task], filters: Filters, on: date) -> QuerySet[Task]:
    for one in narrowings.named(LIST):
        if filters.more.get(one.key):
            tasks = one.narrow(tasks, filters.more[one.key])
    return tasks
