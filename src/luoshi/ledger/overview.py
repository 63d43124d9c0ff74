"""How the tasks of a plan, a section or a unit lie: counts of each kind, each with the list of exactly those rows."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from luoshi.core.figures import Figure
from luoshi.ledger.columns import LEADS, rows_of
from luoshi.ledger.models import Responsibility, Target, Task
from luoshi.ledger.narrowing import UNDECIDED
from luoshi.ledger.queries import leads_among
from luoshi.ledger.states import LEADING, TargetKind, TaskState
from luoshi.organizations.queries import names_of
from luoshi.organizations.reach import on_day


@dataclass(frozen=True)
class Counted:
    """A number under its label, with the rows behind it."""

    label: Any
    figure: Figure


@dataclass(frozen=True)
class Scope:
    """Some tasks, the filters that give exactly them, and the day."""

    tasks: QuerySet[Task]
    on: date
    filters: Mapping[str, Any] = field(default_factory=dict)
    formula: Any = ""

    def address(self, **more: Any) -> str:
        """The list of these tasks, narrowed further."""
        return f"{reverse('ledger:list')}?{urlencode({**self.filters, **more})}"

    def counted(self, label: Any, value: int, **more: Any) -> Counted:
        """How many of the tasks there are under more filters."""
        formula = self.formula or _("tasks that you may see")
        return Counted(label, Figure(value, formula, "1", "", self.on, self.address(**more)))


def headline(scope: Scope) -> list[Counted]:
    """The numbers on top: all tasks, the leads counted by unit, and what is not settled yet (nought is left out)."""
    states = dict(by_state(scope))
    leads = Figure(
        leads_among(scope.tasks, scope.on),
        _("leads of these tasks, each unit of each task counted"),
        "1",
        "",
        scope.on,
        scope.address(leading="on"),
    )
    return [
        scope.counted(_("Tasks"), sum(states.values())),
        Counted(_("Leads counted by unit"), leads),
        *(
            scope.counted(state.label, states[state], state=state)
            for state in (TaskState.TO_SPLIT, TaskState.UNLED)
            if states.get(state)
        ),
    ]


def by_section(scope: Scope) -> list[tuple[int | None, str, int]]:
    """(section, its number and title, tasks) in the order of the plan."""
    rows = scope.tasks.order_by("section__no").values_list("section", "section__number", "section__title")
    return [
        (section, "、".join(filter(None, (number, title))) or _("Outside the sections"), count)
        for section, number, title, count in rows.annotate(count=Count("pk"))
    ]


def by_lead(scope: Scope) -> list[tuple[int, str, int]]:
    """(unit, name, tasks in which it leads), the most first."""
    held = Responsibility.objects.filter(
        on_day(scope.on), task__in=scope.tasks.order_by().values("pk"), role__in=LEADING, unit__isnull=False
    )
    counted = held.order_by().values_list("unit").annotate(count=Count("task", distinct=True))
    rows = list(counted.order_by("-count", "unit"))
    names = names_of((unit for unit, _count in rows), scope.on)
    return [(unit, names.get(unit, ""), count) for unit, count in rows]


def by_state(scope: Scope) -> Iterator[tuple[TaskState, int]]:
    """(state, tasks) in the order of the states; those that nothing is in are left out."""
    counts = dict(scope.tasks.order_by().values_list("state").annotate(count=Count("pk")))
    return ((state, counts[state]) for state in TaskState if state in counts)


def by_month(scope: Scope) -> list[tuple[date, date, int]]:
    """(first day, last day, tasks that are due in it) of each month in which something is due."""
    dated = scope.tasks.filter(deadline__isnull=False).order_by().annotate(month=TruncMonth("deadline"))
    counted = dated.values_list("month").annotate(count=Count("pk")).order_by("month")
    return [(month, month.replace(day=calendar.monthrange(month.year, month.month)[1]), n) for month, n in counted]


def by_target_kind(scope: Scope) -> list[tuple[str, str, int]]:
    """(kind as the list's filter names it, its label, tasks that have such a target), in the order of the kinds."""
    targets = Target.objects.filter(task__in=scope.tasks.order_by().values("pk"))
    counts = dict(targets.order_by().values_list("kind").annotate(count=Count("task", distinct=True)))
    return [(kind or UNDECIDED, str(kind.label), counts[kind]) for kind in TargetKind if kind in counts]


@dataclass(frozen=True)
class Line:
    """A task as a short list shows it, with the names of the units that lead it."""

    task: Task
    leading: tuple[str, ...]


def lines_of(tasks: Iterable[Task], on: date) -> list[Line]:
    """Tasks (with their parts) as lines; all names of units in one query."""
    return [Line(row.task, tuple(row.units(*LEADS))) for row in rows_of(tasks, on)]
