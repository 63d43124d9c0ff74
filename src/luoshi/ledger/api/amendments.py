"""Changes of a line: those there are, proposing one, deciding on one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status

from luoshi.core import clock
from luoshi.ledger import actions, queries
from luoshi.ledger.api.tasks import Limit, Offset
from luoshi.ledger.changes import Change, asked_from
from luoshi.ledger.models import Amendment
from luoshi.ledger.states import AmendmentKind, AmendmentState
from luoshi.ledger.wording import Told, told
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.queries import get_visible_unit
from luoshi.organizations.reach import Reach


class AmendmentRow(Schema):
    """A change: what stood and what shall stand, as data and in words; who proposed it and who decided."""

    id: int
    task: int
    kind: AmendmentKind
    target: int | None
    unit: int | None
    before: dict[str, Any]
    value: dict[str, Any]
    in_words: str
    reason: str
    effective_on: date
    state: AmendmentState
    proposed_by: str
    proposed_at: datetime
    decided_by: str | None
    decided_at: datetime | None
    remark: str


class AmendmentPage(Schema):
    """Some of the changes, and how many there are."""

    items: list[AmendmentRow]
    count: int


class AmendmentFilter(Schema):
    task: int | None = None
    kind: AmendmentKind | None = None
    state: AmendmentState | None = None


class Proposal(Schema):
    """What shall change. Beside `kind` give what it needs:

    `target`: target, comparator, amount, due_on · `lead`: unit · `co_leads`, `participants`: units · `deadline`:
    deadline · `title`: title. Without `effective_on` it holds from today.
    """

    kind: AmendmentKind
    reason: str
    effective_on: date | None = None
    unit: int | None = None
    units: list[int] = []
    deadline: date | None = None
    title: str = ""
    target: int | None = None
    comparator: str = ">="
    amount: Decimal | None = None
    due_on: date | None = None

    def change(self, reach: Reach, on: date) -> Change:
        """The change that is meant; a unit or target that may not be seen is Unknown."""
        return _CHANGES[self.kind](self, reach, on)


class Decision(Schema):
    """Yes or no; a no needs a remark."""

    approve: bool
    remark: str = ""


def _of_target(given: Proposal, reach: Reach, on: date) -> Change:
    target = queries.get_visible_target(reach, given.target) if given.target else None
    return Change(AmendmentKind.TARGET, asked_from(given.comparator, given.amount, given.due_on), target=target)


def _of_lead(given: Proposal, reach: Reach, on: date) -> Change:
    unit = get_visible_unit(reach, given.unit, on).unit if given.unit else None
    return Change(AmendmentKind.LEAD, unit=unit)


def _of_units(given: Proposal, reach: Reach, on: date) -> Change:
    return Change(given.kind, {"units": [get_visible_unit(reach, unit, on).unit_id for unit in given.units]})


def _of_deadline(given: Proposal, reach: Reach, on: date) -> Change:
    return Change(AmendmentKind.DEADLINE, {"deadline": given.deadline.isoformat() if given.deadline else None})


def _of_title(given: Proposal, reach: Reach, on: date) -> Change:
    return Change(AmendmentKind.TITLE, {"title": given.title.strip()})


_CHANGES: dict[AmendmentKind, Callable[[Proposal, Reach, date], Change]] = {
    AmendmentKind.TARGET: _of_target,
    AmendmentKind.LEAD: _of_lead,
    AmendmentKind.CO_LEADS: _of_units,
    AmendmentKind.PARTICIPANTS: _of_units,
    AmendmentKind.DEADLINE: _of_deadline,
    AmendmentKind.TITLE: _of_title,
}

router = Router()


@router.get("/amendments", response=AmendmentPage, summary="The changes that you may see, newest first")
def amendments(
    request: HttpRequest, filters: Query[AmendmentFilter], limit: Limit = 100, offset: Offset = 0
) -> AmendmentPage:
    """Proposed and decided ones, of tasks that you may see."""
    wanted = {name: value for name, value in filters.dict().items() if value is not None}
    found = queries.amendments_visible_to(reach_of(request)).filter(**wanted)
    page = told(found[offset : offset + limit], clock.today())
    return AmendmentPage(items=[_row(one) for one in page], count=found.count())


@router.get("/amendments/{pk}", response=AmendmentRow, summary="One change")
def amendment(request: HttpRequest, pk: int) -> AmendmentRow:
    """A change of a task that you may not see is answered with 404."""
    return _shown(queries.get_visible_amendment(reach_of(request), pk))


@router.post("/tasks/{pk}/amendments", response={201: AmendmentRow}, summary="Propose a change of a task")
def propose(request: HttpRequest, pk: int, proposal: Proposal) -> Status[AmendmentRow]:
    """Nothing changes before another person approves. An `Idempotency-Key` header makes a repeat harmless."""
    reach, on = reach_of(request), proposal.effective_on or clock.today()
    task = queries.get_visible_task(reach, pk)
    change = proposal.change(reach, on)
    return Status(201, _shown(actions.propose_amendment(acting(request), task, change, proposal.reason, on)))


@router.post("/amendments/{pk}/decide", response=AmendmentRow, summary="Approve or refuse a change")
def decide(request: HttpRequest, pk: int, decision: Decision) -> AmendmentRow:
    """Never one's own. An approved change takes effect from its day."""
    proposed = queries.get_visible_amendment(reach_of(request), pk)
    return _shown(actions.decide_amendment(acting(request), proposed, decision.approve, decision.remark))


def _shown(amendment: Amendment) -> AmendmentRow:
    [one] = told([amendment], clock.today())
    return _row(one)


def _row(told: Told) -> AmendmentRow:
    one = told.amendment
    return AmendmentRow(
        id=one.pk,
        task=one.task_id,
        kind=AmendmentKind(one.kind),
        target=one.target_id,
        unit=one.unit_id,
        before=one.before,
        value=one.value,
        in_words=told.sentence(),
        reason=one.reason,
        effective_on=one.effective_on,
        state=AmendmentState(one.state),
        proposed_by=one.proposed_by.name,
        proposed_at=one.proposed_at,
        decided_by=one.decided_by.name if one.decided_by else None,
        decided_at=one.decided_at,
        remark=one.remark,
    )
