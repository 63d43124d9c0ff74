"""The rows of a list of tasks, asked in statements that are composed once for each reach, filters and shape."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, overload

from django.db.models import QuerySet

from luoshi.core.lists import Shape
from luoshi.core.registry import Narrowing, narrowings
from luoshi.core.statements import Statement, given, several
from luoshi.ledger import queries
from luoshi.ledger.columns import Row, around_of
from luoshi.ledger.models import Task
from luoshi.ledger.narrowing import LIST, Filters, narrowed
from luoshi.organizations.reach import Reach

#: How many lists, of whatever readers and filters, keep their statements.
KEPT = 1000
#: What every row has of its task; the columns add theirs.
FIELDS = ("pk", "plan_id", "no", "number", "title", "deadline", "state", "carried_from_id")


@dataclass(frozen=True)
class Question:
    """What a list is asked for: from this its statements follow, and nothing else."""

    reach: Reach | None
    filters: Filters
    shape: Shape
    on: date
    narrowings: tuple[Narrowing, ...]

    def tasks(self) -> QuerySet[Task]:
        """The tasks that are meant, in no shape yet."""
        return narrowed(queries.tasks_visible_to(self.reach), self.filters, self.on)

    def rows(self) -> QuerySet[Task, tuple[Any, ...]]:
        """The tasks in their order, each with what the columns need."""
        tasks = self.shape.applied(self.tasks())
        return tasks.values_list(*FIELDS, *tasks.query.annotation_select)


class Statements:
    """The questions about a list: how many tasks it has, which ones, and how many lead roles they have together."""

    def __init__(self, question: Question) -> None:
        self.counted = Statement(lambda: question.tasks().order_by().values_list("pk"))
        self.shown = Statement(question.rows)
        self.leads = Statement(lambda: queries.leads_in(question.tasks(), question.on).values_list("pk"))


@lru_cache(maxsize=KEPT)
def statements_of(question: Question) -> Statements:
    """The statements of a list: their SQL is kept, never an answer."""
    return Statements(question)


HELD = Statement(
    lambda: (
        queries.held_by_whole_tasks(given("on"))
        .filter(task__in=several("tasks"))
        .values_list("task_id", "unit_id", "post_id", "target_id", "role", "as_written")
    )
)


class Listed(Sequence[Row]):
    """The tasks of a list as rows that are asked for a slice at a time, and how many there are."""

    def __init__(self, reach: Reach | None, filters: Filters, shape: Shape, on: date) -> None:
        self._on = on
        self._ask = statements_of(Question(reach, filters, shape, on, tuple(narrowings.named(LIST))))

    def __len__(self) -> int:
        return self._ask.counted.count()

    def leads(self) -> int:
        """How many lead roles the tasks have together (「按单位合计」)."""
        return self._ask.leads.count()

    @overload
    def __getitem__(self, part: int) -> Row: ...

    @overload
    def __getitem__(self, part: slice) -> list[Row]: ...

    def __getitem__(self, part: int | slice) -> Row | list[Row]:
        if isinstance(part, int):
            return self[part : part + 1][0]
        return self._rows(self._ask.shown.rows(part))

    def __iter__(self) -> Iterator[Row]:
        return iter(self[:])

    def _rows(self, tasks: list[Any]) -> list[Row]:
        """Tasks as rows, with what is held of them."""
        numbers = [task.pk for task in tasks]
        held = HELD.rows(on=self._on, tasks=numbers)
        by_task: dict[int, list[Any]] = defaultdict(list)
        for one in held:
            by_task[one.task_id].append(one)
        around = around_of(held, self._on, lambda: queries.aims_of(numbers, self._on))
        return [Row(task, by_task[task.pk], around) for task in tasks]
