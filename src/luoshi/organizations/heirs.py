"""Who carries on the work of units that have become others, as of a day; totals by the units of then and of now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from luoshi.organizations.models import UnitEvent, UnitHeir
from luoshi.organizations.queries import units_on
from luoshi.organizations.reach import on_day


def whole_heirs(on: date) -> dict[int, int]:
    """By unit, the heir that has all of its work on a day, in one query. What was split is not among them."""
    return dict(UnitHeir.objects.filter(on_day(on), whole=True).values_list("unit", "heir"))


def successors(on: date) -> dict[int, int]:
    """By unit that has ended, the unit to turn to on a day: its heir, or the first of those it was split into."""
    rows = UnitHeir.objects.filter(on_day(on)).exclude(unit__in=units_on(on).values("unit"))
    next_one = dict(rows.order_by("-pk").values_list("unit", "heir"))
    return {unit: _last(unit, next_one) for unit in next_one}


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


def events_of(unit: int) -> Iterable[UnitEvent]:
    """What a unit has become part of, the newest first."""
    mine = UnitEvent.objects.filter(unit=unit) | UnitEvent.objects.filter(heirs__unit=unit)
    return (mine | UnitEvent.objects.filter(heirs__heir=unit)).distinct().order_by("-on", "-pk")
