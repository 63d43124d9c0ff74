"""Who carries on the work of units that have become others, as of a day; totals by the units of then and of now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from luoshi.organizations.bodies.seats import seats_on
from luoshi.organizations.models import Unit, UnitEvent, UnitHeir
from luoshi.organizations.queries import names_of, units_on
from luoshi.organizations.reach import on_day


@dataclass(frozen=True)
class Happening:
    """What became of units in one act: of which (id, name), into which; none for a new name."""

    event: UnitEvent
    olds: tuple[tuple[int, str], ...]
    heirs: tuple[tuple[int, str], ...]


def whole_heirs(on: date) -> dict[int, int]:
    """By unit, the heir that has all of its work on a day, in one query. What was split is not among them."""
    return dict(UnitHeir.objects.filter(on_day(on), whole=True).values_list("unit", "heir"))


def successors(on: date) -> dict[int, int]:
    """By unit that has ended, the unit to turn to on a day: its heir, or the first of those it was split into."""
    rows = UnitHeir.objects.filter(on_day(on)).exclude(unit__in=units_on(on).values("unit"))
    next_one = dict(rows.order_by("-pk").values_list("unit", "heir"))
    return {unit: _last(unit, next_one) for unit in next_one}


def who_answers(on: date) -> dict[int, int]:
    """By unit that does not answer for itself on a day, who does: of one that has ended its successor, of a body the
    unit in which its office is seated.
    """
    seats, heirs = seats_on(on), successors(on)
    return seats | {unit: seats.get(heir, heir) for unit, heir in heirs.items()}


def _last(unit: int, next_one: Mapping[int, int]) -> int:
    """The end of the way from heir to heir: an heir may have been split later."""
    seen = set[int]()
    while unit in next_one and unit not in seen:
        seen.add(unit)
        unit = next_one[unit]
    return unit


def by_units_of_now(counts: Mapping[int, int], on: date) -> dict[int, int]:
    """Counts by the unit of then as counts by the unit of now: the sum stays, nothing that was split is apportioned."""
    heirs, now = whole_heirs(on), Counter[int]()
    for unit, count in counts.items():
        now[heirs.get(unit, unit)] += count
    return dict(now)


def happenings(unit: Unit, on: date) -> Iterator[Happening]:
    """What a unit has become, or has taken over, the newest first."""
    mine = UnitEvent.objects.filter(Q(unit=unit) | Q(heirs__unit=unit) | Q(heirs__heir=unit)).distinct()
    events = list(mine.order_by("-on", "-pk").prefetch_related("heirs"))
    names = names_of({pk for event in events for row in event.heirs.all() for pk in (row.unit_id, row.heir_id)}, on)
    for event in events:
        rows = event.heirs.all()
        olds, heirs = (dict.fromkeys(getattr(row, side) for row in rows) for side in ("unit_id", "heir_id"))
        yield Happening(event, *(tuple((pk, names[pk]) for pk in side) for side in (olds, heirs)))
