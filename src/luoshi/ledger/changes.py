"""What an amendment would change, what stands now, and why it cannot be taken; pure questions, no acts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from django.db.models import Max
from django.utils.translation import gettext as _

from luoshi.core.dates import in_words
from luoshi.ledger.models import Amendment, Responsibility, Target, TargetVersion, Task
from luoshi.ledger.states import AmendmentKind, AmendmentState, ResponsibilityRole
from luoshi.organizations.models import Unit
from luoshi.organizations.queries import answers_for_itself, units_on
from luoshi.organizations.states import UnitKind

LONGEST_TITLE = 300


@dataclass(frozen=True)
class Change:
    """A proposed change: of a target (`value`: comparator, low, high, due_on), the lead (`unit`) of the task or of
    one `target` that has its own, a list of other units (`value`: units), the deadline or the title.
    """

    kind: AmendmentKind
    value: dict[str, Any] = field(default_factory=dict)
    target: Target | None = None
    unit: Unit | None = None

    @classmethod
    def of(cls, amendment: Amendment) -> Change:
        """The change that was proposed."""
        return cls(AmendmentKind(amendment.kind), amendment.value, amendment.target, amendment.unit)


#: The changes of who answers for a task, each with the role that it fills.
ROLES = {
    AmendmentKind.LEAD: ResponsibilityRole.MAIN,
    AmendmentKind.CO_LEADS: ResponsibilityRole.CO_LEAD,
    AmendmentKind.PARTICIPANTS: ResponsibilityRole.PARTICIPANT,
}

#: Changes of a list of units: it is proposed as a whole.
UNIT_LISTS = (AmendmentKind.CO_LEADS, AmendmentKind.PARTICIPANTS)

#: Changes of a fact that the task itself holds: none can hold from a later day.
FACTS = (AmendmentKind.DEADLINE, AmendmentKind.TITLE)


class Problem(NamedTuple):
    """Why a change cannot be taken: the part of the proposal, and a sentence for the desk."""

    part: str  # reason | effective_on | unit | units | title | deadline | amount | due_on | "" for the whole
    what: str


def asked_from(comparator: str, amount: Decimal | None, due_on: date | None) -> dict[str, Any]:
    """The value of a change of target, as an amendment keeps it."""
    return {
        "comparator": comparator,
        "low": None if comparator.startswith("<") else _text(amount),
        "high": None if comparator.startswith(">") else _text(amount),
        "due_on": due_on.isoformat() if due_on else None,
    }


def current(task: Task, change: Change, on: date) -> dict[str, Any]:
    """What the change would replace, in the same words."""
    if change.kind == AmendmentKind.DEADLINE:
        return {"deadline": task.deadline.isoformat() if task.deadline else None}
    if change.kind == AmendmentKind.TITLE:
        return {"title": task.title}
    if change.kind in ROLES:
        return {"units": [one.unit_id for one in held_as(task, ROLES[change.kind], change.target) if holds_on(one, on)]}
    version = version_on(change.target, on) if change.target else None
    assert version is not None  # problems_of has seen to it
    return {
        "comparator": version.comparator,
        "low": _text(version.low),
        "high": _text(version.high),
        "due_on": version.due_on.isoformat() if version.due_on else None,
    }


def stands(amendment: Amendment) -> bool:
    """Whether what a change was to replace still stands on its day.

    A unit that takes another part from that very day on, by a change beside this one, is missed in no list.
    """
    change, task, on = Change.of(amendment), amendment.task, amendment.effective_on
    earliest, now = earliest_day(task, change), current(task, change, on)
    if earliest and on < earliest:
        return False
    if change.kind not in UNIT_LISTS:
        return now == amendment.before
    moved = {one.unit_id for one in answering(task) if one.valid_from == on}
    return set(amendment.before["units"]) - moved == set(now["units"]) - moved


def version_on(target: Target, on: date) -> TargetVersion | None:
    """What a target asks on a day; None before the first version."""
    return target.versions.filter(effective_on__lte=on).order_by("-effective_on", "-n").first()


def earliest_day(task: Task, change: Change) -> date | None:
    """The first day from which the change can hold: never before what it replaces; None for any day."""
    if change.kind in ROLES:
        role, moving = ROLES[change.kind], change.value.get("units", ())
        held = answering(task, change.target)
        days = (one.valid_from for one in held if one.role == role or one.unit_id in moving)
        begun = max(days, default=None)
        return begun + timedelta(days=1) if begun else None
    if change.kind == AmendmentKind.TARGET:
        return change.target.versions.aggregate(day=Max("effective_on"))["day"] if change.target else None
    approved = (one.effective_on for one in _amended(task, change) if one.state == AmendmentState.APPROVED)
    return max(approved, default=None)


def is_proposed(task: Task, change: Change) -> bool:
    """Whether such a change of the task waits for its decision."""
    return any(one.state == AmendmentState.PROPOSED for one in _amended(task, change))


def answering(task: Task, target: Target | None = None) -> list[Responsibility]:
    """Every unit that ever answers for the whole task, or for a target of its own, in order.

    No query where they were prefetched.
    """
    scope = target.pk if target else None
    units = (one for one in task.responsibilities.all() if one.unit_id and one.target_id == scope)
    return sorted(units, key=lambda one: (one.no, one.pk))


def held_as(task: Task, role: ResponsibilityRole, target: Target | None = None) -> list[Responsibility]:
    """Every unit that ever has a role in the whole task, or in a target of its own."""
    return [one for one in answering(task, target) if one.role == role]


def holds_on(one: Responsibility, on: date) -> bool:
    return one.valid_from <= on and (one.valid_to is None or one.valid_to > on)


def _amended(task: Task, change: Change) -> list[Amendment]:
    """The amendments of the same thing, open and decided."""
    target = change.target.pk if change.target else None
    return [one for one in task.amendments.all() if one.kind == change.kind and one.target_id == target]


def problems_of(task: Task, change: Change, reason: str, effective_on: date, today: date) -> Iterator[Problem]:
    """Every reason why the change cannot be proposed."""
    yield from problems_in(change, reason, effective_on, today)
    yield from problems_with(task, change, effective_on)


def problems_in(change: Change, reason: str, effective_on: date, today: date) -> Iterator[Problem]:
    """What is wrong with a change for whichever task it is meant."""
    if not reason.strip():
        yield Problem("reason", _("Give the reason, with the document or meeting that decided it."))
    yield from _PROBLEMS_IN[change.kind](change, effective_on)
    if change.kind in FACTS and effective_on > today:
        yield Problem("effective_on", _("A new date or wording holds from today at the latest."))


def problems_with(task: Task, change: Change, effective_on: date) -> Iterator[Problem]:
    """What stands in the way in this very task."""
    yield from _PROBLEMS_WITH[change.kind](task, change, effective_on)
    earliest = earliest_day(task, change)
    if earliest and effective_on < earliest:
        first = {"day": in_words(earliest)}
        yield Problem("effective_on", _("Choose %(day)s or a later day: what stands now began then.") % first)


def _problems_in_deadline(change: Change, effective_on: date) -> Iterator[Problem]:
    if not _is_day(change.value.get("deadline")):
        yield Problem("deadline", _("Give the new date."))


def _problems_with_deadline(task: Task, change: Change, effective_on: date) -> Iterator[Problem]:
    if task.deadline and task.deadline.isoformat() == change.value.get("deadline"):
        yield Problem("deadline", _("This is the date that stands already."))


def _problems_in_title(change: Change, effective_on: date) -> Iterator[Problem]:
    given = str(change.value.get("title") or "").strip()
    if not given:
        yield Problem("title", _("Give the new wording; a line of the ledger cannot be without one."))
    elif len(given) > LONGEST_TITLE:
        most = {"given": len(given), "most": LONGEST_TITLE}
        yield Problem("title", _("The wording has %(given)s characters; at most %(most)s are taken.") % most)


def _problems_with_title(task: Task, change: Change, effective_on: date) -> Iterator[Problem]:
    if task.title == change.value.get("title"):
        yield Problem("title", _("This is the wording that stands already."))


def _problems_in_list(change: Change, effective_on: date) -> Iterator[Problem]:
    given = set(change.value.get("units", ()))
    kinds = list(units_on(effective_on).filter(unit__in=given).values_list("kind", flat=True)) if given else []
    if len(kinds) != len(given):
        yield Problem("units", _("One of these units does not exist on that day."))
    if change.kind == AmendmentKind.CO_LEADS and UnitKind.COLLECTIVE in kinds:
        yield Problem("units", _("A collective addressee leads nothing. Choose one unit."))


def _problems_with_list(task: Task, change: Change, effective_on: date) -> Iterator[Problem]:
    given = set(change.value.get("units", ()))
    if given == set(current(task, change, effective_on)["units"]):
        yield Problem("units", _("These units stand already."))
    mains = {one.unit_id for one in held_as(task, ResponsibilityRole.MAIN) if holds_on(one, effective_on)}
    if given & mains and not is_proposed(task, Change(AmendmentKind.LEAD)):
        yield Problem("units", _("One of these units is the main lead already."))


def _problems_in_lead(change: Change, effective_on: date) -> Iterator[Problem]:
    if change.unit is None:
        yield Problem("unit", _("Choose the unit that leads from then on."))
    elif not answers_for_itself(change.unit, effective_on):
        yield Problem("unit", _("A collective addressee leads nothing. Choose one unit."))


def _problems_with_lead(task: Task, change: Change, effective_on: date) -> Iterator[Problem]:
    mains = [one.unit_id for one in held_as(task, ResponsibilityRole.MAIN, change.target) if one.valid_to is None]
    if not mains:
        yield Problem("", _("This task has no main lead yet. Name it on the task's page; nobody has to approve that."))
    elif change.unit and change.unit.pk in mains:
        yield Problem("unit", _("This unit leads the task already."))


def _problems_in_target(change: Change, effective_on: date) -> Iterator[Problem]:
    amounts = [change.value.get("low"), change.value.get("high")]
    if all(amount is None for amount in amounts) or not all(_is_number(one) for one in amounts if one is not None):
        yield Problem("amount", _("Give the new figure as a number."))
    if change.value.get("due_on") and not _is_day(change.value["due_on"]):
        given = {"given": change.value["due_on"]}
        yield Problem("due_on", _("“%(given)s” is no date. Write it as 2026-12-31.") % given)


def _problems_with_target(task: Task, change: Change, effective_on: date) -> Iterator[Problem]:
    if change.target is None or change.target.task_id != task.pk:
        yield Problem("", _("Choose the target that changes."))


_PROBLEMS_IN: dict[AmendmentKind, Callable[[Change, date], Iterator[Problem]]] = {
    AmendmentKind.TARGET: _problems_in_target,
    AmendmentKind.LEAD: _problems_in_lead,
    AmendmentKind.DEADLINE: _problems_in_deadline,
    AmendmentKind.CO_LEADS: _problems_in_list,
    AmendmentKind.PARTICIPANTS: _problems_in_list,
    AmendmentKind.TITLE: _problems_in_title,
}

_PROBLEMS_WITH: dict[AmendmentKind, Callable[[Task, Change, date], Iterator[Problem]]] = {
    AmendmentKind.TARGET: _problems_with_target,
    AmendmentKind.LEAD: _problems_with_lead,
    AmendmentKind.DEADLINE: _problems_with_deadline,
    AmendmentKind.CO_LEADS: _problems_with_list,
    AmendmentKind.PARTICIPANTS: _problems_with_list,
    AmendmentKind.TITLE: _problems_with_title,
}


def _is_number(text: Any) -> bool:
    try:
        return Decimal(str(text)).is_finite()
    except InvalidOperation:
        return False


def _is_day(text: Any) -> bool:
    try:
        return bool(date.fromisoformat(str(text)))
    except ValueError:
        return False


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"
