"""Tasks, under the columns of the list and its filters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema
from pydantic import BaseModel, ConfigDict

from luoshi.core import clock
from luoshi.core.errors import Invalid
from luoshi.core.lists import Shape, shape_of
from luoshi.core.registry import Column, narrowings
from luoshi.documents.models import Verdict
from luoshi.ledger.columns import Row, columns_known, rows_of
from luoshi.ledger.listed import Listed
from luoshi.ledger.listing import task_in_full
from luoshi.ledger.models import Target
from luoshi.ledger.narrowing import LIST, UNDECIDED, Filters
from luoshi.ledger.states import ResponsibilityRole, TargetKind, TaskState
from luoshi.organizations.acting import reach_of

#: How many rows one answer may hold.
Limit = Annotated[int, Query(ge=1, le=500)]
Offset = Annotated[int, Query(ge=0)]


class TaskRow(BaseModel):
    """A task under the columns that were asked for, by their keys; those of upper rooms stand beside these."""

    model_config = ConfigDict(extra="allow")

    id: int
    plan_id: int
    number: str | int | None = None
    title: str | None = None
    section: str | None = None
    plan: str | None = None
    lead: list[str] | None = None
    co_leads: list[str] | None = None
    participants: list[str] | None = None
    leaders: list[str] | None = None
    targets: int | None = None
    asked: list[str] | None = None
    deadline: date | None = None
    days_left: int | None = None
    state: TaskState | None = None
    changes: int | None = None


class TargetRow(Schema):
    """A target and what its newest version asks."""

    indicator: str
    kind: TargetKind
    comparator: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    due_on: date | None
    words: str


class TaskDetail(TaskRow):
    """A task under all columns, with its words and targets; the span counts in the source of the plan's document."""

    statement: str
    span: tuple[int, int] | None
    indicators: list[TargetRow]


class TaskFilter(Schema):
    """The filters of the list; `kind` is one of the kinds of targets, or `undecided`."""

    plan: int | None = None
    section: int | None = None
    unit: int | None = None
    leading: bool = False
    role: ResponsibilityRole | None = None
    state: TaskState | None = None
    kind: str = ""
    leader: int | None = None
    due_from: date | None = None
    due_until: date | None = None
    changing: bool = False
    words: str = ""

    def filters(self, more: dict[str, Any]) -> Filters:
        """The same for the query; a kind that there is none of is Invalid."""
        if self.kind and self.kind not in (*TargetKind.values, UNDECIDED):
            raise Invalid(_("There is no kind of target “%(kind)s”.") % {"kind": self.kind})
        return Filters(**{**self.dict(), "state": self.state or "", "role": self.role or ""}, more=more)


class TaskShape(Schema):
    """`columns`: keys of the list's columns, joined by commas (empty: those that stand there at first).

    `sort`: the key of a column, with - before it from the last one.
    """

    columns: str = ""
    sort: str = ""

    def shape(self) -> Shape:
        """The shape of the list; a column that there is none of is Invalid."""
        known = columns_known()
        keys, sortable = {one.key for one in known}, {one.key for one in known if one.sort}
        unknown = [key for key in filter(None, self.columns.split(",")) if key not in keys]
        if unknown or (self.sort and self.sort.removeprefix("-") not in sortable):
            have = {"columns": ", ".join(sorted(keys)), "sort": ", ".join(sorted(sortable))}
            raise Invalid(_("Columns are %(columns)s; the list is sorted by %(sort)s.") % have)
        return shape_of(known, self.columns.split(","), self.sort)


class TaskPage(Schema):
    """Some of the tasks, and how many there are."""

    items: list[TaskRow]
    count: int


router = Router()


@router.get("/tasks", response=TaskPage, exclude_unset=True, summary="The tasks that you may see")
def tasks(
    request: HttpRequest, filters: Query[TaskFilter], shape: Query[TaskShape], limit: Limit = 100, offset: Offset = 0
) -> TaskPage:
    """Filters combine; `leading` with `unit` keeps what the unit leads. Each row has the columns that you choose."""
    wanted = shape.shape()
    found = Listed(reach_of(request), filters.filters(of_upper_rooms(request)), wanted, clock.today())
    rows = [task_row(row, wanted.columns) for row in found[offset : offset + limit]]
    return TaskPage(items=rows, count=len(found))


@router.get("/tasks/{pk}", response=TaskDetail, summary="One task with its words and targets")
def task(request: HttpRequest, pk: int) -> TaskDetail:
    """A task that you may not see is answered with 404."""
    on = clock.today()
    task = task_in_full(reach_of(request), pk, on)
    [row] = rows_of([task], on)
    return TaskDetail(
        **cells_of(row, columns_known()),
        statement=task.statement,
        span=span_of(task.verdict),
        indicators=[target_row(target) for target in task.aims],  # type: ignore[attr-defined]
    )


def of_upper_rooms(request: HttpRequest) -> dict[str, Any]:
    """The values of the filters that upper rooms add; one that cannot be taken is Invalid."""
    reach, given = reach_of(request), request.GET
    try:
        return {one.key: one.field(reach).clean(given[one.key]) for one in narrowings.named(LIST) if one.key in given}
    except ValidationError as error:
        raise Invalid(*error.messages) from error


def task_row(row: Row, columns: Sequence[Column]) -> TaskRow:
    return TaskRow(**cells_of(row, columns))


def cells_of(row: Row, columns: Iterable[Column]) -> dict[str, Any]:
    """The cells of a row by the keys of the columns, and which task it is."""
    cells = {column.key: column.cell(row) for column in columns}
    return {"id": row.task.pk, "plan_id": row.task.plan_id} | cells


def span_of(verdict: Verdict | None) -> tuple[int, int] | None:
    """Where the words of a verdict's thing stand in the source of its document."""
    if verdict is None:
        return None
    if verdict.value and verdict.value.get("span"):
        return tuple(verdict.value["span"])
    return (verdict.finding.start, verdict.finding.end) if verdict.finding else None


def target_row(target: Target) -> TargetRow:
    version = target.newest_first[0]  # type: ignore[attr-defined]
    return TargetRow(
        indicator=target.indicator,
        kind=TargetKind(target.kind),
        comparator=version.comparator,
        low=version.low,
        high=version.high,
        unit=target.unit_label,
        due_on=version.due_on,
        words=target.words,
    )
