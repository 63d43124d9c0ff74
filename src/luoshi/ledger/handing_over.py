"""What of the ledger goes along when units become others: responsibilities that hold, and changes not yet decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from luoshi.core.registry import HandOver, Work, hand_overs
from luoshi.ledger.models import Amendment, Responsibility
from luoshi.ledger.states import AmendmentState, ResponsibilityRole
from luoshi.records.log import Entry

#: The strongest role first: where two units become one, it has the stronger of their roles.
STRENGTH = (
    ResponsibilityRole.MAIN,
    ResponsibilityRole.CO_LEAD,
    ResponsibilityRole.SHARE,
    ResponsibilityRole.PARTICIPANT,
)
SAME = ("task_id", "target_id", "role", "no", "as_written", "owes", "verdict_id", "assigned_by_id")


def held_by(units: Collection[int], on: date) -> Iterator[Work]:
    """Every responsibility of units that holds on a day or later."""
    held = _holding(on).filter(unit__in=units).select_related("task").order_by("task__plan", "task__no", "pk")
    for one in held:
        what = f"{one.task.title} · {one.get_role_display()}"
        yield Work(one.pk, f"task:{one.task_id}", one.unit_id or 0, what, reverse("ledger:task", args=[one.task_id]))


def move_responsibilities(entry: Entry, moves: Sequence[tuple[Work, int]], on: date) -> None:
    """Each holds until the day, and from then on as the heir's; the stronger roles go first."""
    heirs = {work.row: heir for work, heir in moves}
    rows = Responsibility.objects.filter(pk__in=heirs)
    for one in sorted(rows, key=lambda row: (STRENGTH.index(ResponsibilityRole(row.role)), row.pk)):
        _move(entry, one, heirs[one.pk], on)


def _move(entry: Entry, one: Responsibility, heir: int, on: date) -> None:
    first, until = max(on, one.valid_from), one.valid_to
    entry.change(one, valid_to=first)
    beside = _holding(first).filter(unit=heir, task=one.task_id, target=one.target_id)
    for other in beside.order_by("pk"):
        if until is not None and other.valid_from >= until:
            continue
        if STRENGTH.index(ResponsibilityRole(other.role)) <= STRENGTH.index(ResponsibilityRole(one.role)):
            return
        entry.change(other, valid_to=max(first, other.valid_from))
    same = {name: getattr(one, name) for name in SAME}
    entry.add(Responsibility(**same, unit_id=heir, valid_from=first, valid_to=until))


def _holding(on: date) -> QuerySet[Responsibility]:
    return Responsibility.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on))


def named_in(units: Collection[int], on: date) -> Iterator[Work]:
    """The undecided changes that name the units, once for each; they are few, so each is looked into."""
    for one in Amendment.objects.filter(state=AmendmentState.PROPOSED).select_related("task").order_by("pk"):
        for unit in sorted(_units_in(one) & set(units)):
            url = reverse("ledger:amendment", args=[one.pk])
            yield Work(one.pk, f"task:{one.task_id}", unit, f"{one.task.title} · {one.get_kind_display()}", url)


def _units_in(one: Amendment) -> set[int]:
    listed = [*one.before.get("units", ()), *one.value.get("units", ())]
    return {unit for unit in (one.unit_id, *listed) if unit}


def move_amendments(entry: Entry, moves: Sequence[tuple[Work, int]], on: date) -> None:
    """A change that names units names their heirs from now on, in what stands and in what shall stand."""
    heirs: dict[int, dict[int, int]] = defaultdict(dict)
    for work, heir in moves:
        heirs[work.row][work.unit] = heir
    for one in Amendment.objects.filter(pk__in=heirs).order_by("pk"):
        entry.change(one, **_renamed(one, heirs[one.pk]))


def _renamed(one: Amendment, heirs: Mapping[int, int]) -> dict[str, Any]:
    return {
        "unit_id": heirs.get(one.unit_id or 0, one.unit_id),
        "before": _replaced(one.before, heirs),
        "value": _replaced(one.value, heirs),
    }


def _replaced(words: dict[str, Any], heirs: Mapping[int, int]) -> dict[str, Any]:
    if "units" not in words:
        return words
    return words | {"units": list(dict.fromkeys(heirs.get(unit, unit) for unit in words["units"]))}


hand_overs.add(
    "ledger.responsibilities",
    HandOver("ledger.responsibilities", _("Responsibilities for tasks"), held_by, move_responsibilities),
)
hand_overs.add(
    "ledger.amendments", HandOver("ledger.amendments", _("Changes to be decided"), named_in, move_amendments)
)
