"""Amendments: a new target, lead or date is proposed with its reason and approved by another person."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.errors import Conflict, Forbidden, Invalid
from luoshi.ledger.changes import Change, current, earliest_day, is_proposed, problems_of, version_on
from luoshi.ledger.models import Amendment, Responsibility, TargetVersion, Task
from luoshi.ledger.rules import AMENDMENTS, TASKS
from luoshi.ledger.states import AmendmentKind, AmendmentState, ResponsibilityRole
from luoshi.organizations.models import Holding
from luoshi.organizations.queries import name_of
from luoshi.organizations.reach import on_day
from luoshi.organizations.states import Role
from luoshi.records.log import Entry, Log, act


@act("ledger.propose_amendment")
def propose_amendment(log: Log, task: Task, change: Change, reason: str, effective_on: date) -> Amendment:
    """Proposes a new target, lead or date from a day on; nothing changes before another person approves."""
    return proposed(log, task, change, reason, effective_on)


def proposed(log: Log, task: Task, change: Change, reason: str, effective_on: date) -> Amendment:
    """One proposal within an act, with its own entry; an act on many tasks makes several."""
    TASKS.answer("amend", log.act.reach, task).require()
    proposer = log.act.actor_id
    if proposer is None:
        raise Forbidden(_("A change is proposed by a person."))
    problems = list(problems_of(task, change, reason, effective_on, timezone.localdate(log.act.at)))
    if problems:
        raise Invalid(*(problem.what for problem in problems))
    if is_proposed(task, change):
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
    """Approves or refuses what another person proposed; an approved change takes effect from its day.

    The proposer is told, and of a new main lead the heads and liaisons of both units.
    """
    AMENDMENTS.answer("decide", log.act.reach, amendment).require()
    if amendment.proposed_by_id == log.act.actor_id:
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
    _tell_proposer(log, amendment)
    return amendment


def _take_effect(log: Log, entry: Entry, amendment: Amendment) -> None:
    """Does what was proposed, unless something else stands by now than what it was to replace."""
    change, on = Change.of(amendment), amendment.effective_on
    earliest = earliest_day(amendment.task, change)
    if (earliest and on < earliest) or current(amendment.task, change, on) != amendment.before:
        raise Conflict(_("What stood has changed since this was proposed. Refuse it, and have it proposed anew."))
    _EFFECTS[change.kind](log, entry, amendment)


def _tell_proposer(log: Log, amendment: Amendment) -> None:
    key, address = f"ledger.decided:{amendment.pk}", reverse("ledger:amendment", args=[amendment.pk])
    proposer, task = amendment.proposed_by, amendment.task.title
    if amendment.state == AmendmentState.APPROVED:
        log.notify(proposer, key, gettext_noop("Your change to “%(task)s” was approved."), address, task=task)
        return
    refused = {"task": task, "remark": amendment.remark}
    log.notify(proposer, key, gettext_noop("Your change to “%(task)s” was refused: %(remark)s"), address, **refused)


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
    _tell_units(log, amendment)


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
    holdings = Holding.objects.filter(on_day(on), post__unit__in=units, post__role__in=(Role.HEAD, Role.LIAISON))
    for holding in holdings.select_related("user").order_by("pk"):
        log.notify(
            holding.user,
            f"ledger.lead:{amendment.pk}",
            gettext_noop("“%(task)s” is led by %(unit)s from %(day)s on."),
            reverse("ledger:task", args=[amendment.task_id]),
            task=amendment.task.title,
            unit=name_of(amendment.unit, on),
            day=amendment.effective_on.isoformat(),
        )


def _new_deadline(log: Log, entry: Entry, amendment: Amendment) -> None:
    entry.change(amendment.task, deadline=_day(amendment.value["deadline"]))


_EFFECTS = {
    AmendmentKind.TARGET: _new_target,
    AmendmentKind.LEAD: _new_lead,
    AmendmentKind.DEADLINE: _new_deadline,
}


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
