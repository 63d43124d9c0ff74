"""What the pages of leaders show: a leader's one sheet, and the overview of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from luoshi.core.figures import Figure
from luoshi.ledger import leaders
from luoshi.ledger.columns import LEADS, rows_of
from luoshi.ledger.leaders import Leader, Written
from luoshi.ledger.models import Amendment, Task
from luoshi.ledger.narrowing import Filters, narrowed
from luoshi.ledger.queries import tasks_visible_to, with_parts
from luoshi.ledger.rules import TASKS
from luoshi.ledger.states import LEADING, AmendmentState, TaskState
from luoshi.ledger.wording import Told, told
from luoshi.organizations.models import Holding, Post
from luoshi.organizations.queries import names_of
from luoshi.organizations.reach import Reach

SOON = timedelta(days=30)


@dataclass(frozen=True)
class Counted:
    """A number under its label, with the rows behind it."""

    label: Any
    figure: Figure


@dataclass(frozen=True)
class Line:
    """A task that a leader heads, and the names of the units that lead it."""

    task: Task
    leading: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A leader's one page on a day."""

    leader: Leader
    on: date
    holders: tuple[Holding, ...]
    figures: tuple[Counted, ...]
    rows: tuple[Line, ...]  # what is due first comes first, what has no date last
    units: tuple[tuple[int, str, int], ...]  # lead unit, its name, tasks
    changes: tuple[Told, ...]


def sheet_of(post: Post, reach: Reach | None, on: date) -> Sheet:
    """A leader's page in a fixed number of queries, as far as the person sees the tasks."""
    [leader] = leaders.leaders_of([post], on)
    tasks = list(with_parts(leaders.headed_by(post.pk, reach, on), on))
    tasks.sort(key=lambda task: (task.deadline or date.max, task.plan_id, task.no))
    lines = (Line(row.task, tuple(row.units(*LEADS))) for row in rows_of(tasks, on))
    changes = Amendment.objects.filter(task__in=tasks, state=AmendmentState.PROPOSED).order_by("proposed_at", "pk")
    return Sheet(
        leader=leader,
        on=on,
        holders=tuple(leaders.holders_of(post)),
        figures=tuple(_figures(post.pk, tasks, len({one.task_id for one in changes}), on)),
        rows=tuple(lines),
        units=tuple(_by_unit(tasks, on)),
        changes=tuple(told(changes.select_related("task", "target", "proposed_by"), on)),
    )


def _figures(post: int, tasks: list[Task], changing: int, on: date) -> Iterable[Counted]:
    formula = _("tasks that he heads, as far as you may see them")
    states = Counter(task.state for task in tasks)

    def counted(label: Any, value: int, **filters: Any) -> Counted:
        address = f"{reverse('ledger:list')}?{urlencode({'leader': post} | filters)}"
        return Counted(label, Figure(value, formula, "1", "", on, address))

    yield counted(_("Heads"), len(tasks))
    for state in (TaskState.UNLED, TaskState.TO_SPLIT):
        if states[state]:
            yield counted(state.label, states[state], state=state)
    overdue, soon = _due(tasks, date.min, on - timedelta(days=1)), _due(tasks, on, on + SOON)
    if overdue:
        yield counted(_("Overdue"), overdue, due_until=on - timedelta(days=1))
    yield counted(_("Due within 30 days"), soon, due_from=on, due_until=on + SOON)
    if changing:
        yield counted(_("To be changed"), changing, changing="on")


def _due(tasks: Iterable[Task], first: date, last: date) -> int:
    return sum(task.deadline is not None and first <= task.deadline <= last for task in tasks)


def _by_unit(tasks: Iterable[Task], on: date) -> Iterable[tuple[int, str, int]]:
    """The units that lead what he heads, the most tasks first."""
    pairs = {
        (task.pk, one.unit_id)
        for task in tasks
        for one in task.held  # type: ignore[attr-defined]
        if one.unit_id and one.role in LEADING
    }
    counts = Counter(unit for _task, unit in pairs)
    names = names_of(counts, on)
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    return [(unit, names.get(unit, ""), count) for unit, count in ordered]


@dataclass(frozen=True)
class Headed:
    """A leader in the overview, with what he heads."""

    leader: Leader
    tasks: int
    soon: int
    changing: int


@dataclass(frozen=True)
class Overview:
    """All leaders of the region, and the names that are tied to none."""

    rows: tuple[Headed, ...]
    written: tuple[Written, ...]
    may_settle: bool
    on: date

    @property
    def until(self) -> date:
        """The last day of what is called soon."""
        return self.on + SOON


def overview_of(reach: Reach, on: date) -> Overview:
    """All leaders in a fixed number of queries, as far as the person sees the tasks."""
    visible = tasks_visible_to(reach)
    every = leaders.leaders_of(leaders.posts_visible_to(reach), on)
    heads = leaders.counts_of(every, visible, on)
    soon = leaders.counts_of(every, narrowed(visible, Filters(due_from=on, due_until=on + SOON), on), on)
    changing = leaders.counts_of(every, narrowed(visible, Filters(changing=True), on), on)
    rows = (Headed(one, heads.get(one.post, 0), soon.get(one.post, 0), changing.get(one.post, 0)) for one in every)
    return Overview(
        rows=tuple(rows),
        written=tuple(leaders.written_names(visible, every, on)),
        may_settle=_may_name(visible, reach),
        on=on,
    )


def _may_name(visible: QuerySet[Task], reach: Reach) -> bool:
    return visible.filter(TASKS.query("name_leader", reach)).exists()


def written_as(name: str, reach: Reach, on: date) -> Written | None:
    """A name in documents that is tied to no post, with its tasks; None where nobody is called so."""
    every = leaders.leaders_of(leaders.posts_visible_to(reach), on)
    found = leaders.written_names(tasks_visible_to(reach), every, on)
    return next((one for one in found if one.name == name), None)


def proposed_for(task: Task, reach: Reach, on: date) -> int | None:
    """The post whose holder or title the task's document names, and that does not head it yet."""
    every = leaders.leaders_of(leaders.posts_visible_to(reach), on)
    found = leaders.written_names(tasks_visible_to(reach).filter(pk=task.pk), every, on)
    return next((one.post for one in found if one.post), None)
