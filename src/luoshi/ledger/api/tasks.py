"""The ledger over the API: plans, tasks with their units and targets, and adoption."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Query, Router, Schema
from ninja.pagination import LimitOffsetPagination, paginate

from luoshi.core import clock
from luoshi.documents import queries as documents
from luoshi.documents.models import Verdict
from luoshi.ledger import actions, queries
from luoshi.ledger.columns import Row, rows_of
from luoshi.ledger.models import Plan, Target
from luoshi.ledger.narrowing import Filters, narrowed
from luoshi.ledger.states import LEADING, PlanKind, ResponsibilityRole, TargetKind, TaskState
from luoshi.organizations.acting import acting, reach_of


class PlanRow(Schema):
    id: int
    title: str
    year: int
    kind: PlanKind
    document_id: int | None
    adopted_at: datetime


class TaskRow(Schema):
    """A task as the list shows it."""

    id: int
    plan: int
    number: str
    title: str
    section: str
    state: TaskState
    deadline: date | None
    leads: list[str]
    participants: list[str]

    @staticmethod
    def of(row: Row) -> TaskRow:
        return TaskRow(**facts_of(row))


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
    """A task with its words and targets; the span counts in the source of the plan's document."""

    statement: str
    span: tuple[int, int] | None
    targets: list[TargetRow]


class TaskFilter(Schema):
    plan: int | None = None
    section: int | None = None
    unit: int | None = None
    leading: bool = False
    state: TaskState | None = None
    words: str = ""

    def filters(self) -> Filters:
        return Filters(**{**self.dict(), "state": self.state or ""})


def facts_of(row: Row) -> dict[str, Any]:
    task = row.task
    return {
        "id": task.pk,
        "plan": task.plan_id,
        "number": task.number,
        "title": task.title,
        "section": task.section.title if task.section else "",
        "state": TaskState(task.state),
        "deadline": task.deadline,
        "leads": row.units(*LEADING),
        "participants": row.units(ResponsibilityRole.PARTICIPANT),
    }


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


class TaskPage(Schema):
    """Some of the tasks, and how many there are."""

    items: list[TaskRow]
    count: int


#: How many rows one answer may hold.
Limit = Annotated[int, Query(ge=1, le=500)]

router = Router(tags=["ledger"])


@router.get("/plans", response=list[PlanRow], summary="The plans that you may see, newest first")
@paginate(LimitOffsetPagination)
def plans(request: HttpRequest) -> QuerySet[Plan]:
    return queries.plans_visible_to(reach_of(request))


@router.get("/tasks", response=TaskPage, summary="The tasks that you may see")
def tasks(
    request: HttpRequest, filters: Query[TaskFilter], limit: Limit = 100, offset: Annotated[int, Query(ge=0)] = 0
) -> TaskPage:
    """Filters combine; `leading` with `unit` keeps what the unit leads."""
    on = clock.today()
    found = narrowed(queries.tasks_visible_to(reach_of(request)), filters.filters(), on)
    page = queries.with_parts(found, on)[offset : offset + limit]
    return TaskPage(items=[TaskRow.of(row) for row in rows_of(page, on)], count=found.count())


@router.get("/tasks/{pk}", response=TaskDetail, summary="One task with its words and targets")
def task(request: HttpRequest, pk: int) -> TaskDetail:
    """A task that you may not see is answered with 404."""
    on = clock.today()
    task = queries.get_task_with_parts(reach_of(request), pk, on)
    [row] = rows_of([task], on)
    return TaskDetail(
        **facts_of(row),
        statement=task.statement,
        span=span_of(task.verdict),
        targets=[target_row(target) for target in task.aims],  # type: ignore[attr-defined]
    )


@router.post("/documents/{pk}/adopt", response={201: PlanRow}, summary="Adopt a document into the ledger")
def adopt(request: HttpRequest, pk: int) -> tuple[int, Plan]:
    """Send an `Idempotency-Key` header to make a repeat harmless."""
    return 201, actions.adopt(acting(request), documents.get_visible(reach_of(request), pk))
