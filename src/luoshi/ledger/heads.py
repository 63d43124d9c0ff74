"""What the pages of leaders show: a leader's one sheet, and the overview of all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from luoshi.core.registry import Column
from luoshi.ledger import leaders
from luoshi.ledger.columns import columns_known
from luoshi.ledger.leaders import Leader, Written
from luoshi.ledger.models import Amendment, Plan, Task
from luoshi.ledger.narrowing import Filters, narrowed
from luoshi.ledger.overview import Counted, Line, Scope, by_lead, lines_of
from luoshi.ledger.plan_kinds import KINDS
from luoshi.ledger.queries import tasks_visible_to, with_parts
from luoshi.ledger.rules import TASKS
from luoshi.ledger.states import AmendmentState, PlanKind, TaskState
from luoshi.ledger.wording import Told, told
from luoshi.organizations.models import Holding, Post
from luoshi.organizations.reach import Reach

DAY = timedelta(days=1)
SOON = timedelta(days=30)
LIGHT = "light"  # the column that an upper room adds to lists of tasks


#: Plans with the tasks of theirs that a leader heads.
Plans = tuple[tuple[Plan, tuple[Line, ...]], ...]


@dataclass(frozen=True)
class Sheet:
    """A leader's one page on a day."""

    leader: Leader
    on: date
    holders: tuple[Holding, ...]
    figures: tuple[Counted, ...]
    matters: Plans  # livelihood matters (民生实事), in a section of their own
    by_plan: Plans  # all else; what is due first comes first, what has no date last
    units: tuple[tuple[int, str, int], ...]  # lead unit, its name, tasks
    changes: tuple[Told, ...]
    lit: Column | None  # how far each has come, where an upper room tells it

    @property
    def rows(self) -> list[Line]:
        """All tasks, in the order of the page."""
        return [row for _plan, rows in (*self.matters, *self.by_plan) for row in rows]


def sheet_of(post: Post, reach: Reach | None, on: date) -> Sheet:
    """A leader's page in a fixed number of queries, as far as the person sees the tasks."""
    [leader] = leaders.leaders_of([post], on)
    headed = leaders.headed_by(post.pk, reach, on)
    scope = Scope(headed, on, {"leader": post.pk}, _("tasks that he heads, as far as you may see them"))
    lit = next((column for column in columns_known() if column.key == LIGHT), None)
    tasks = list(with_parts(lit.annotate(headed) if lit else headed, on))
    tasks.sort(key=lambda task: (task.deadline or date.max, task.plan_id, task.no))
    lines = lines_of(tasks, on)
    changes = Amendment.objects.filter(task__in=tasks, state=AmendmentState.PROPOSED).order_by("proposed_at", "pk")
    return Sheet(
        leader=leader,
        on=on,
        holders=tuple(leaders.holders_of(post)),
        figures=tuple(_figures(scope, tasks, len({one.task_id for one in changes}))),
        matters=tuple(_by_plan(line for line in lines if _is_matter(line))),
        by_plan=tuple(_by_plan(line for line in lines if not _is_matter(line))),
        units=tuple(by_lead(scope)),
        changes=tuple(told(changes.select_related("task", "target", "proposed_by"), on)),
        lit=lit,
    )


def _is_matter(line: Line) -> bool:
    return KINDS[PlanKind(line.task.plan.kind)].is_public_list


def _by_plan(lines: Iterable[Line]) -> Iterator[tuple[Plan, tuple[Line, ...]]]:
    """The lines under their plans, in the order in which the plans come first."""
    plans: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        plans[line.task.plan_id].append(line)
    for rows in plans.values():
        yield rows[0].task.plan, tuple(rows)


def _figures(scope: Scope, tasks: list[Task], changing: int) -> Iterable[Counted]:
    states, on = Counter(task.state for task in tasks), scope.on
    yield scope.counted(_("Heads"), len(tasks))
    for state in (TaskState.UNLED, TaskState.TO_SPLIT):
        if states[state]:
            yield scope.counted(state.label, states[state], state=state)
    overdue, soon = _due(tasks, date.min, on - DAY), _due(tasks, on, on + SOON)
    if overdue:
        yield scope.counted(_("Overdue"), overdue, due_until=on - DAY)
    yield scope.counted(_("Due within 30 days"), soon, due_from=on, due_until=on + SOON)
    if changing:
        yield scope.counted(_("To be changed"), changing, changing="on")


def _due(tasks: Iterable[Task], first: date, last: date) -> int:
    return sum(task.deadline is not None and first <= task.deadline <= last for task in tasks)


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
