"""The regions of here as they stand, and in which of them work is done; in four queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from luoshi.organizations.models import RegionSpan, RegionVersion
from luoshi.organizations.queries import units_on


@dataclass(frozen=True)
class RegionsStanding:
    """Every region that has not ended, by id and by code."""

    on: date
    versions: Mapping[int, RegionVersion]
    by_code: Mapping[str, RegionVersion]
    spans: Mapping[int, list[RegionSpan]]  # by region: in what it lies, itself included, until further notice
    peopled: frozenset[int]  # in which units stand

    def code_of(self, region: int | None) -> str:
        version = self.versions.get(region or 0)
        return version.code if version else ""

    def is_served(self, region: int | None) -> bool:
        """Whether work is done in a region, or in one over it: what is new under it is opened here."""
        return any(span.ancestor_id in self.peopled for span in self.spans.get(region or 0, ()))

    def below(self, region: int) -> list[int]:
        """The regions that lie in a region, itself included."""
        return [lower for lower, spans in self.spans.items() if any(span.ancestor_id == region for span in spans)]


def regions_standing(on: date) -> RegionsStanding:
    """What stands on a day."""
    open_ones = RegionVersion.objects.filter(valid_to__isnull=True).select_related("region").order_by("level", "code")
    versions = {one.region_id: one for one in open_ones}
    spans: dict[int, list[RegionSpan]] = defaultdict(list)
    for span in RegionSpan.objects.filter(valid_to__isnull=True).order_by("pk"):
        spans[span.region_id].append(span)
    peopled = frozenset(units_on(on).order_by().values_list("region", flat=True).distinct())
    return RegionsStanding(on, versions, {one.code: one for one in versions.values()}, spans, peopled)
