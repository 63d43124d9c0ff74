"""Amendments: a new target, unit, date or wording is proposed with its reason and approved by another person."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.errors import Conflict, Forbidden, Invalid
from luoshi.ledger.changes import (
    ROLES,
    Change,
    answering,
    current,
    holds_on,
    is_proposed,
    problems_of,
    stands,
    version_on,
)
from luoshi.ledger.models import Amendment, Responsibility, SheetUpload, TargetVersion, Task
from luoshi.ledger.rules import AMENDMENTS, TASKS
from luoshi.ledger.states import AmendmentKind, AmendmentState, ResponsibilityRole
from luoshi.ledger.year_end import require_running
from luoshi.organizations.queries import name_of
from luoshi.organizations.standing_in.hands import is_own_work
from luoshi.organizations.telling import heads_and_liaisons
from luoshi.records.log import Entry, Log, act


class Grounds(NamedTuple):
    """What a proposal says besides its change: why, from which day, and where in a table that came back it stood."""

    reason: str
    effective_on: date
    upload: SheetUpload | None = None
    cell: str = ""


@act("ledger.propose_amendment")
def propose_amendment(log: Log, task: Task, change: Change, reason: str, effective_on: date) -> Amendment:
    """Proposes a change of a line from a day on; nothing changes before another person approves."""
    return proposed(log, task, change, reason, effective_on)


def proposed(log: Log, task: Task, change: Change, reason: str, effective_on: date) -> Amendment:
    """One proposal within an act, with its own entry; an act on many tasks makes several."""
    return proposed_on(log, task, change, Grounds(reason, effective_on))


def proposed_on(log: Log, task: Task, change: Change, grounds: Grounds) -> Amendment:
    """The same with all its grounds."""
    TASKS.answer("amend", log.act.reach, task).require()
    require_running(task.plan)
    proposer = log.act.actor_id
    if proposer is None:
        raise Forbidden(_("A change is proposed by a person."))
    reason, on = grounds.reason.strip(), grounds.effective_on
    problems = list(problems_of(task, change, reason, on, timezone.localdate(log.act.at)))
    if problems:
        raise Invalid(*(problem.what for problem in problems))
    if is_proposed(task, change):
        raise Conflict(_("Such a change is proposed already. Decide on it first, then propose the next."))
    amendment = Amendment(
        task=task,
        kind=change.kind,
        target=change.target,
        unit=change.unit,
        before=current(task, change, on),
        value=change.value,
        proposed_by_id=proposer,
        proposed_at=log.act.at,
        **grounds._replace(reason=reason)._asdict(),
    )
    entry = log.entry()
    entry.note(task=task.pk, reason=reason)
    return entry.add(amendment)


@act("ledger.decide_amendment")
def decide_amendment(log: Log, amendment: Amendment, approve: bool, remark: str = "") -> Amendment:
    """Approves or refuses what another person proposed; an approved change takes effect from its day.

    The proposer is told, and of a new main lead the heads and liaisons of both units.
    """
    decided(log, amendment, approve, remark)
    _tell_proposer(log, amendment)
    return amendment


def decided(log: Log, amendment: Amendment, approve: bool, remark: str) -> None:
    """One decision within an act, with its own entry; the act tells the proposer."""
    AMENDMENTS.answer("decide", log.act.reach, amendment).require()
    if is_own_work(log.act, amendment.proposed_by_id, amendment.proposed_at):
        raise Forbidden(_("You proposed this change yourself; another person decides on it."))
    if not approve and not remark.strip():
        raise Invalid(_("Say why the change is refused, so that its proposer can act on it."))
    entry = log.entry(amendment)
    if approve:
        _take_effect(log, entry, amendment)
    entry.change(
        amendment,
        state=AmendmentState.APPROVED if approve else AmendmentState.REFUSED,
        decided_by_id=log.act.actor_id,
        decided_at=log.act.at,
        remark=remark.strip(),
    )
    entry.note(task=amendment.task_id, reason=amendment.remark)


def _take_effect(log: Log, entry: Entry, amendment: Amendment) -> None:
    """Does what was proposed, unless something else stands by now than what it was to replace."""
    if not stands(amendment):
        raise Conflict(_("What stood has changed since this was proposed. Refuse it, and have it proposed anew."))
    _EFFECTS[AmendmentKind(amendment.kind)](log, entry, amendment)


def _tell_proposer(log: Log, amendment: Amendment) -> None:
    key, address = f"ledger.decided:{amendment.pk}", reverse("ledger:amendment", args=[amendment.pk])
    proposer, task = amendment.proposed_by, amendment.task.title
    if amendment.state == AmendmentState.APPROVED:
        log.notify(proposer, key, gettext_noop("Your change to “%(task)s” was approved."), address, task=task)
        return
    log.notify(
        proposer,
        key,
        gettext_noop("Your change to “%(task)s” was refused: %(remark)s"),
        address,
        task=task,
        remark=amendment.remark,
    )


def _new_target(log: Log, entry: Entry, amendment: Amendment) -> None:
    assert amendment.target is not None  # a change of a target names it
    last = version_on(amendment.target, amendment.effective_on)
    assert last is not None  # what stood was compared with it
    value = amendment.value
    entry.add(
        TargetVersion(
            target=amendment.target,
            n=amendment.target.versions.aggregate(n=Max("n"))["n"] + 1,
            comparator=value["comparator"],
            low=_decimal(value["low"]),
            high=_decimal(value["high"]),
            baseline=last.baseline,
            due_on=_day(value["due_on"]),
            points=last.points,
            judged_in=last.judged_in,
            lag=last.lag,
            effective_on=amendment.effective_on,
            recorded_at=log.act.at,
            reason=amendment.reason,
            proposed_by_id=amendment.proposed_by_id,
            approved_by_id=log.act.actor_id,
        )
    )


def _new_lead(log: Log, entry: Entry, amendment: Amendment) -> None:
    """The old main lead answers until the day before; the new one from the day on."""
    assert amendment.unit_id is not None  # a change of the lead names it
    for one in _held(amendment):
        if one.role == ResponsibilityRole.MAIN or one.unit_id == amendment.unit_id:
            _end(entry, one, amendment.effective_on)
    entry.add(_assigned(log, amendment, amendment.unit_id, 0))
    _tell_units(log, amendment)


def _new_list(log: Log, entry: Entry, amendment: Amendment) -> None:
    """Who is listed no more answers until the day before; who is new, or had another part, from the day on."""
    role, listed, held = ROLES[AmendmentKind(amendment.kind)], amendment.value["units"], _held(amendment)
    if any(one.role == ResponsibilityRole.MAIN and one.unit_id in listed for one in held):
        raise Conflict(_("One of these units is the main lead. Decide on the change of the main lead first."))
    for one in held:
        if (one.role == role) != (one.unit_id in listed):
            _end(entry, one, amendment.effective_on)
    stay = {one.unit_id for one in held if one.role == role}
    last = max((one.no for one in answering(amendment.task)), default=0)
    new = (unit for unit in listed if unit not in stay)
    entry.add_all(_assigned(log, amendment, unit, no) for no, unit in enumerate(new, last + 1))


def _held(amendment: Amendment) -> list[Responsibility]:
    """Who answers on the day of the change for the whole task, or for the target that it is about."""
    return [one for one in answering(amendment.task, amendment.target) if holds_on(one, amendment.effective_on)]


def _assigned(log: Log, amendment: Amendment, unit: int, no: int) -> Responsibility:
    return Responsibility(
        task=amendment.task,
        target=amendment.target,
        unit_id=unit,
        role=ROLES[AmendmentKind(amendment.kind)],
        no=no,
        as_written="",
        assigned_by_id=log.act.actor_id,
        valid_from=amendment.effective_on,
    )


def _end(entry: Entry, one: Responsibility, on: date) -> None:
    """Ends a responsibility on a day; each has held for a day at least."""
    if one.valid_from >= on:
        raise Conflict(_("A unit's part in this task began on that day. Have the change proposed for a later day."))
    entry.change(one, valid_to=on)


def _tell_units(log: Log, amendment: Amendment) -> None:
    """One notice to each head and liaison of the unit that leads from then on and of the one that led."""
    assert amendment.unit is not None  # a change of the lead names it
    on = timezone.localdate(log.act.at)
    units = [amendment.unit_id, *amendment.before["units"]]
    log.notify_all(
        (seat.user for seat in heads_and_liaisons(units, on)),
        f"ledger.lead:{amendment.pk}",
        gettext_noop("“%(task)s” is led by %(unit)s from %(day)s on."),
        reverse("ledger:task", args=[amendment.task_id]),
        task=amendment.task.title,
        unit=name_of(amendment.unit, on),
        day=amendment.effective_on.isoformat(),
    )


def _new_deadline(log: Log, entry: Entry, amendment: Amendment) -> None:
    entry.change(amendment.task, deadline=_day(amendment.value["deadline"]))


def _new_title(log: Log, entry: Entry, amendment: Amendment) -> None:
    entry.change(amendment.task, title=amendment.value["title"])


_EFFECTS = {
    AmendmentKind.TARGET: _new_target,
    AmendmentKind.LEAD: _new_lead,
    AmendmentKind.DEADLINE: _new_deadline,
    AmendmentKind.CO_LEADS: _new_list,
    AmendmentKind.PARTICIPANTS: _new_list,
    AmendmentKind.TITLE: _new_title,
}


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
