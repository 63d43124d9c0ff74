"""Amendments: a new target, lead or date is proposed with its reason and approved by another person."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from luoshi.core.errors import Conflict, Forbidden, Invalid
from luoshi.ledger.changes import Change, current, problems_of
from luoshi.ledger.models import Amendment, Responsibility, Target, TargetVersion, Task
from luoshi.ledger.rules import AMENDMENTS, TASKS
from luoshi.ledger.states import AmendmentKind, AmendmentState, ResponsibilityRole, TargetKind
from luoshi.organizations.reach import on_day
from luoshi.records.log import Entry, Log, act


@act("ledger.propose_amendment")
def propose_amendment(log: Log, task: Task, change: Change, reason: str, effective_on: date) -> Amendment:
    """Proposes a new target, lead or date from a day on; nothing changes before another person approves."""
    TASKS.answer("amend", log.act.reach, task).require()
    proposer = log.act.actor_id
    if proposer is None:
        raise Forbidden(_("A change is proposed by a person."))
    problems = list(problems_of(task, change, reason, effective_on, timezone.localdate(log.act.at)))
    if problems:
        raise Invalid(*problems)
    if Amendment.objects.filter(task=task, kind=change.kind, target=change.target, state=AmendmentState.PROPOSED):
        raise Conflict(_("Such a change is proposed already. Decide on it first, then propose the next."))
    amendment = Amendment(
        task=task,
        kind=change.kind,
        target=change.target,
        unit=change.unit,
        before=current(task, change, effective_on),
        value=change.value,
        reason=reason.strip(),
        effective_on=effective_on,
        proposed_by_id=proposer,
        proposed_at=log.act.at,
    )
    entry = log.entry()
    entry.note(task=task.pk, reason=amendment.reason)
    return entry.add(amendment)


@act("ledger.decide_amendment")
def decide_amendment(log: Log, amendment: Amendment, approve: bool, remark: str = "") -> Amendment:
    """Approves or refuses what another person proposed; an approved change takes effect from its day."""
    AMENDMENTS.answer("decide", log.act.reach, amendment).require()
    if amendment.proposed_by_id == log.act.actor_id:
        raise Forbidden(_("You proposed this change yourself; another person decides on it."))
    if not approve and not remark.strip():
        raise Invalid(_("Say why the change is refused, so that its proposer can act on it."))
    entry = log.entry(amendment)
    entry.change(
        amendment,
        state=AmendmentState.APPROVED if approve else AmendmentState.REFUSED,
        decided_by_id=log.act.actor_id,
        decided_at=log.act.at,
        remark=remark.strip(),
    )
    if approve:
        _EFFECTS[AmendmentKind(amendment.kind)](log, entry, amendment)
    entry.note(task=amendment.task_id, reason=amendment.reason)
    return amendment


def _new_target(log: Log, entry: Entry, amendment: Amendment) -> None:
    last = amendment.target.versions.order_by("-n")[0] if amendment.target else None
    assert last is not None  # a target amendment names its target, and each has a version
    value = amendment.value
    entry.add(
        TargetVersion(
            target=last.target,
            n=last.n + 1,
            comparator=value["comparator"],
            low=_decimal(value["low"]),
            high=_decimal(value["high"]),
            baseline=last.baseline,
            due_on=_day(value["due_on"]),
            points=last.points,
            effective_on=amendment.effective_on,
            recorded_at=log.act.at,
            reason=amendment.reason,
            proposed_by_id=amendment.proposed_by_id,
            approved_by_id=log.act.actor_id,
        )
    )


def _new_lead(log: Log, entry: Entry, amendment: Amendment) -> None:
    """The old main lead answers until the day before; the new one from the day on."""
    on, task = amendment.effective_on, amendment.task
    held = task.responsibilities.filter(on_day(on), target__isnull=True)
    for one in held.filter(role=ResponsibilityRole.MAIN) | held.filter(unit=amendment.unit):
        _end(entry, one, on)
    entry.add(
        Responsibility(
            task=task,
            unit=amendment.unit,
            role=ResponsibilityRole.MAIN,
            as_written="",
            assigned_by_id=log.act.actor_id,
            valid_from=on,
        )
    )


def _end(entry: Entry, one: Responsibility, on: date) -> None:
    """Ends a responsibility; one that would have begun on that very day is taken over as it stands."""
    if one.valid_from >= on:
        raise Conflict(_("This lead began on that day or later. Choose a later day for the change."))
    entry.change(one, valid_to=on)


def _new_deadline(log: Log, entry: Entry, amendment: Amendment) -> None:
    entry.change(amendment.task, deadline=_day(amendment.value["deadline"]))


_EFFECTS = {
    AmendmentKind.TARGET: _new_target,
    AmendmentKind.LEAD: _new_lead,
    AmendmentKind.DEADLINE: _new_deadline,
}


@act("ledger.complete_target")
def complete_target(log: Log, target: Target, kind: TargetKind, facts: dict[str, Any]) -> Target:
    """Fills in what the document does not say: the kind, `baseline`, `due_on`, `points`.

    Raises Conflict for a fact that is given already: that is amended instead.
    """
    TASKS.answer("complete", log.act.reach, target.task).require()
    last = target.versions.order_by("-n")[0]
    taken = [name for name in facts if getattr(last, name) not in (None, [], facts[name])]
    if taken:
        raise Conflict(_("This is given already; propose an amendment to change it."))
    entry = log.entry(target)
    entry.change(target, kind=kind)
    given = {name: value for name, value in facts.items() if value not in (None, [])}
    if given:
        entry.add(_completed(last, given, log))
    entry.note(task=target.task_id)
    return target


def _completed(last: TargetVersion, given: dict[str, Any], log: Log) -> TargetVersion:
    same = ("target_id", "comparator", "low", "high", "baseline", "due_on", "points", "effective_on")
    values = {name: getattr(last, name) for name in same} | given
    return TargetVersion(**values, n=last.n + 1, recorded_at=log.act.at, proposed_by_id=log.act.actor_id)


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
