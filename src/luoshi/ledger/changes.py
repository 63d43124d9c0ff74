"""What an amendment would change, what stands now, and why it cannot be taken; pure questions, no acts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from luoshi.ledger.models import Target, Task
from luoshi.ledger.states import AmendmentKind, ResponsibilityRole
from luoshi.organizations.models import Unit
from luoshi.organizations.reach import on_day


@dataclass(frozen=True)
class Change:
    """A proposed change: of a target (`value`: comparator, low, high, due_on), the lead (`unit`), or the deadline."""

    kind: AmendmentKind
    value: dict[str, Any] = field(default_factory=dict)
    target: Target | None = None
    unit: Unit | None = None


def current(task: Task, change: Change, on: date) -> dict[str, Any]:
    """What the change would replace, in the same words."""
    if change.kind == AmendmentKind.DEADLINE:
        return {"deadline": task.deadline.isoformat() if task.deadline else None}
    if change.kind == AmendmentKind.LEAD:
        mains = task.responsibilities.filter(on_day(on), role=ResponsibilityRole.MAIN, target__isnull=True)
        return {"units": list(mains.values_list("unit", flat=True))}
    assert change.target is not None  # problems_of has seen to it
    version = change.target.versions.order_by("-n")[0]
    return {
        "comparator": version.comparator,
        "low": _text(version.low),
        "high": _text(version.high),
        "due_on": version.due_on.isoformat() if version.due_on else None,
    }


def problems_of(task: Task, change: Change, reason: str, effective_on: date, today: date) -> Iterator[str]:
    """Every reason why the change cannot be proposed, as sentences for the desk."""
    if not reason.strip():
        yield _("Give the reason, with the document or meeting that decided it.")
    if change.kind == AmendmentKind.DEADLINE:
        yield from _deadline_problems(change, effective_on, today)
    elif change.kind == AmendmentKind.LEAD and change.unit is None:
        yield _("Choose the unit that leads from then on.")
    elif change.kind == AmendmentKind.TARGET:
        yield from _target_problems(task, change)


def _deadline_problems(change: Change, effective_on: date, today: date) -> Iterator[str]:
    if not _is_day(change.value.get("deadline")):
        yield _("Give the new date.")
    if effective_on > today:
        yield _("A new date holds from today at the latest.")


def _target_problems(task: Task, change: Change) -> Iterator[str]:
    if change.target is None or change.target.task_id != task.pk:
        yield _("Choose the target that changes.")
    amounts = [change.value.get("low"), change.value.get("high")]
    if all(amount is None for amount in amounts) or not all(_is_number(one) for one in amounts if one is not None):
        yield _("Give the new figure as a number.")
    if change.value.get("due_on") and not _is_day(change.value["due_on"]):
        yield _("“%(given)s” is no date. Write it as 2026-12-31.") % {"given": change.value["due_on"]}


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
    return None if value is None else str(value.normalize())
