"""Named questions about the catalogue of duties, as of a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, When

from luoshi.core.errors import Unknown
from luoshi.organizations.catalogue.facts import differences, facts_of, parts_in_order, units_in
from luoshi.organizations.catalogue.models import Duty, DutyBook, DutyPart, DutyVersion
from luoshi.organizations.models import Region, RegionVersion
from luoshi.organizations.queries import names_of, region_names, visible_regions
from luoshi.organizations.reach import Reach, on_day
from luoshi.organizations.rules import DUTIES, DUTY_BOOKS, REGIONS
from luoshi.organizations.states import DutyKind

#: The lists in the order in which they are told.
_IN_ORDER = Case(*(When(kind=kind, then=place) for place, kind in enumerate(DutyKind)), output_field=IntegerField())


@dataclass(frozen=True)
class Wanted:
    """What a list of entries is narrowed to; nothing for all of them."""

    words: str = ""
    unit: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Entry:
    """What an entry says, with the names of its units: in charge, whose list it is, and who joins with what it does."""

    version: DutyVersion
    region: str
    unit: str
    town: str
    parts: tuple[tuple[int, str, str], ...]  # (unit, name, what it does)


@dataclass(frozen=True)
class Chapter:
    """What an entry said in one time, by which edition, and what had changed with it."""

    entry: Entry
    book: DutyBook
    changes: tuple[tuple[Any, str, str], ...]

    @property
    def last(self) -> date | None:
        """The last day on which it said so; None until further notice."""
        end = self.entry.version.valid_to
        return end - timedelta(days=1) if end else None


def duties_visible_to(reach: Reach | None, on: date, wanted: Wanted | None = None) -> QuerySet[DutyVersion]:
    """What the entries of a day say, by region and list; narrowed by words, by the name of a unit and by list."""
    wanted = wanted or Wanted()
    rows = DutyVersion.objects.filter(on_day(on), duty__in=DUTIES.visible(reach))
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    for word in wanted.words.split():
        rows = rows.filter(_says(word))
    if wanted.unit:
        rows = rows.filter(_names(wanted.unit, on))
    ordered = rows.annotate(place=_IN_ORDER).select_related("duty", "book").prefetch_related("parts")
    return ordered.order_by("duty__region", "place", F("no").asc(nulls_last=True), "duty")


def _says(word: str) -> Q:
    """Whether a word stands in an entry, in what its units do or in what it goes back to."""
    joins = DutyPart.objects.filter(version=OuterRef("pk"), does__icontains=word)
    columns = ("words", "field", "does", "basis")
    own = Q(*((f"{column}__icontains", word) for column in columns), _connector=Q.OR)
    return own | Q(Exists(joins))


def _names(unit: str, on: date) -> Q:
    """Whether a unit whose name or other name holds a word is in charge, joins, or has the list."""
    named = Q(on_day(on, "unit__versions__"), unit__versions__name__contains=unit)
    called = Q(unit__aliases__name__contains=unit)
    town = Q(on_day(on, "town__versions__"), town__versions__name__contains=unit)
    joins = DutyPart.objects.filter(Q(version=OuterRef("pk")), named | called)
    own = DutyVersion.objects.filter(Q(pk=OuterRef("pk")), named | called | town)
    return Q(Exists(joins)) | Q(Exists(own))


def entries_of(versions: Iterable[DutyVersion], on: date) -> list[Entry]:
    """Entries with the names of a day, in a fixed number of queries; their parts are fetched."""
    versions = list(versions)
    names = names_of({unit for one in versions for unit in units_in(one)}, on)
    regions = region_names([one.duty.region_id for one in versions], on)
    return [_entry(one, regions.get(one.duty.region_id, ""), names) for one in versions]


def _entry(one: DutyVersion, region: str, names: dict[int, str]) -> Entry:
    parts = tuple((part.unit_id, names.get(part.unit_id, ""), part.does) for part in parts_in_order(one))
    return Entry(one, region, names.get(one.unit_id or 0, ""), names.get(one.town_id or 0, ""), parts)


def get_visible_duty(reach: Reach | None, pk: int) -> Duty:
    """An entry that may be seen; any other raises Unknown."""
    found = DUTIES.visible(reach).filter(pk=pk).first()
    if found is None:
        raise Unknown
    return found


def history_of(duty: Duty, on: date) -> list[Chapter]:
    """What an entry has said, the newest first, each with what changed; what never held is left out."""
    rows = duty.versions.select_related("duty", "book").prefetch_related("parts").order_by("valid_from", "pk")
    versions = list(rows)
    held = [one for one in versions if one.valid_to != one.valid_from or one is versions[-1]]
    entries = entries_of(held, on)
    names = {unit: name for entry in entries for unit, name in _names_in(entry)}
    facts = [facts_of(one, names) for one in held]
    changes: list[tuple[tuple[Any, str, str], ...]] = [()]
    changes += [tuple(differences(*pair)) for pair in pairwise(facts)]
    return [Chapter(entry, entry.version.book, what) for entry, what in zip(entries, changes, strict=True)][::-1]


def _names_in(entry: Entry) -> Iterable[tuple[int, str]]:
    yield from ((unit, name) for unit, name, _does in entry.parts)
    yield entry.version.unit_id or 0, entry.unit
    yield entry.version.town_id or 0, entry.town


def whole_lists(reach: Reach | None, region: int, on: date, kind: str) -> QuerySet[DutyVersion]:
    """The lists of a region on a day as they were taken: what is brought back narrowed would end all the rest."""
    return duties_visible_to(reach, on, Wanted(kind=kind)).filter(duty__region=region)


def books_visible_to(reach: Reach | None) -> QuerySet[DutyBook]:
    """The editions that were brought, the newest first."""
    return DUTY_BOOKS.visible(reach).select_related("by").order_by("-at", "-pk")


def get_visible_book(reach: Reach | None, pk: int) -> DutyBook:
    """An edition that may be seen; any other raises Unknown."""
    found = books_visible_to(reach).select_related("region").filter(pk=pk).first()
    if found is None:
        raise Unknown
    return found


def regions_to_bring(reach: Reach | None, on: date) -> QuerySet[RegionVersion]:
    """The regions whose lists a person may bring."""
    mine = Region.objects.filter(REGIONS.query("bring_duties", reach))
    return visible_regions(reach, on).filter(region__in=mine)
