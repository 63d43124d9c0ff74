"""Who answers for a matter as the catalogue has it, and where a township is given what is not its own.

Both are shown with the entry that they come from and the words by which it was found. The office decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from luoshi.organizations.catalogue.likeness import Comparer
from luoshi.organizations.catalogue.listing import Entry, duties_visible_to, entries_of
from luoshi.organizations.models import RegionSpan
from luoshi.organizations.queries import units_on
from luoshi.organizations.reach import Reach, on_day
from luoshi.organizations.states import DutyKind, UnitKind

#: So many entries are shown for a matter.
SHOWN = 3


@dataclass(frozen=True)
class Suggestion:
    """An entry that is alike a matter, and the words by which it was found."""

    entry: Entry
    why: tuple[str, ...]


@dataclass(frozen=True)
class Given:
    """A township (or what stands for several) that a matter is given to, and whether it leads it."""

    unit: int | None  # None for a name that is not registered yet
    name: str
    leads: bool


@dataclass(frozen=True)
class Doubt:
    """A township is given what the lists say was taken back, or is another's."""

    given: Given
    suggestion: Suggestion

    @property
    def taken_back(self) -> bool:
        return self.suggestion.entry.version.kind == DutyKind.TAKEN_BACK


@dataclass(frozen=True)
class Catalogue:
    """The entries of a day that may answer for the matters of a region."""

    entries: list[Entry]

    @cached_property
    def _comparer(self) -> Comparer:
        return Comparer([one.version.words for one in self.entries])

    def alike(self, matter: str) -> list[Suggestion]:
        """Every entry that is alike enough, the most alike first."""
        return [Suggestion(self.entries[one.entry], one.words) for one in self._comparer.alike(matter)]

    def suggested(self, matter: str) -> list[Suggestion]:
        """The entries to show beside a matter for which nobody answers yet."""
        return self.alike(matter)[:SHOWN]

    def doubts(self, matter: str, given: Iterable[Given]) -> list[Doubt]:
        """One for each township that is given what is not its own."""
        alike = self.alike(matter)
        found = ((one, _against(one, alike)) for one in given)
        return [Doubt(one, entry) for one, entry in found if entry]


def _against(given: Given, alike: Iterable[Suggestion]) -> Suggestion | None:
    """The entry that speaks against a township having a matter; none where a duty of its own is more alike."""
    for one in alike:
        version = one.entry.version
        if version.town_id not in {None, given.unit}:
            continue
        if version.kind == DutyKind.BASIC:
            return None
        if version.kind == DutyKind.TAKEN_BACK or given.leads:
            return one
    return None


def catalogue_for(reach: Reach | None, region: int, on: date) -> Catalogue:
    """The entries of a day of a region and of those over it, as far as a person may see them."""
    over = RegionSpan.objects.filter(on_day(on), region=region).values("ancestor")
    rows = duties_visible_to(reach, on).filter(duty__region__in=over)
    return Catalogue(entries_of(rows, on))


def towns_among(units: Iterable[int], on: date) -> set[int]:
    """Which of some units are townships, or stand for townships; in one query."""
    rows = units_on(on).filter(unit__in=set(units), kind__in=(UnitKind.TOWNSHIP, UnitKind.COLLECTIVE))
    return {one.unit_id for one in rows if one.kind == UnitKind.TOWNSHIP or UnitKind.TOWNSHIP in one.covers}
