"""What stands before an edition changes it: the entries, and the units around; in a fixed number of queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from luoshi.organizations.catalogue.models import DutyVersion
from luoshi.organizations.models import Region, RegionSpan, UnitVersion
from luoshi.organizations.queries import Directory, directory, units_on
from luoshi.organizations.reach import on_day


@dataclass(frozen=True)
class DutiesStanding:
    """The entries of a region that have not ended, and the units that its lists may name."""

    on: date
    versions: Sequence[DutyVersion]
    units: Mapping[int, UnitVersion]
    here: Directory
    around: Mapping[str, int]  # by name, in the regions over and under this one

    def find(self, name: str) -> UnitVersion | None:
        """The unit that a cell names: of the region itself before those over and under it."""
        return self.units.get(self.here.find(name) or self.around.get(name) or 0)


def duties_standing(region: Region, on: date) -> DutiesStanding:
    """What stands in a region; `on` is the day of which the units are."""
    units = {one.unit_id: one for one in units_on(on).filter(region__in=_around(region, on))}
    open_ones = DutyVersion.objects.filter(duty__region=region, valid_to__isnull=True)
    times = Counter(one.name for one in units.values())
    return DutiesStanding(
        on,
        list(open_ones.prefetch_related("parts").order_by("duty")),
        units,
        directory(region, on),
        {one.name: pk for pk, one in units.items() if times[one.name] == 1},
    )


def _around(region: Region, on: date) -> set[int]:
    """The region, those in which it lies and those that lie in it."""
    spans = RegionSpan.objects.filter(on_day(on), Q(ancestor=region) | Q(region=region))
    return {one for pair in spans.values_list("ancestor", "region") for one in pair}
