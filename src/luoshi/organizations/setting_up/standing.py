"""What stands before a file changes it: regions, units, posts, holders, accounts, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Q

from luoshi.organizations.contact_details.listing import Values, values_of
from luoshi.organizations.models import Holding, Post, RegionVersion, Unit, UnitAlias, UnitVersion, User
from luoshi.organizations.names import normal_form
from luoshi.organizations.queries import Directory, units_on
from luoshi.organizations.reach import on_day
from luoshi.organizations.states import ADMINISTRATORS

#: A post as a file names it: unit, role, title.
PostKey = tuple[int, str, str]


@dataclass(frozen=True)
class Standing:
    """What stands in some regions on a day, and the accounts that concern it."""

    on: date
    regions: Mapping[str, RegionVersion]  # by code and by name
    region_since: Mapping[int, date]
    units: Mapping[int, UnitVersion]  # by unit
    aliases: Mapping[int, Collection[str]]
    directories: Mapping[int, Directory]  # by region
    by_code: Mapping[str, int]  # units by social credit code, also those that have ended
    first_days: Mapping[int, date]
    posts: Mapping[PostKey, int]
    held: Mapping[int, list[Holding]]  # by post: what has not ended
    accounts: Mapping[str, User]
    administrators: frozenset[int]
    details: Mapping[int, Values]  # by person

    def find(self, region: int, name: str) -> int | None:
        """The unit that answers to a name in a region."""
        return self.directories[region].find(name)


def standing(places: Iterable[str], accounts: Iterable[str], on: date) -> Standing:
    """What stands on a day in the regions that some cells name (by code or name)."""
    regions = _regions({place for place in places if place}, on)
    numbers = {version.region_id for version in regions.values()}
    units = {one.unit_id: one for one in units_on(on).filter(region__in=numbers).select_related("unit", "region")}
    aliases = _aliases(units)
    held = _held(units, on)
    people = {user.username: user for user in User.objects.filter(username__in=set(accounts))}
    return Standing(
        on,
        regions,
        dict(RegionVersion.objects.filter(region__in=numbers).values_list("region").annotate(first=Min("valid_from"))),
        units,
        aliases,
        {version.region_id: _directory(version, units.values(), aliases) for version in regions.values()},
        dict(Unit.objects.exclude(uscc="").values_list("uscc", "pk")),
        dict(UnitVersion.objects.filter(unit__in=units).values_list("unit").annotate(first=Min("valid_from"))),
        {(unit, role, title): pk for pk, unit, role, title in _posts(units)},
        held,
        people,
        _administrators(on),
        values_of(user.pk for user in people.values()),
    )


def _regions(places: Collection[str], on: date) -> dict[str, RegionVersion]:
    """The regions by the code and the name that a file says; a name that two bear names none."""
    found = RegionVersion.objects.filter(Q(code__in=places) | Q(name__in=places), on_day(on))
    versions = list(found.select_related("region"))
    names = [version.name for version in versions]
    by_name = {version.name: version for version in versions if names.count(version.name) == 1}
    return by_name | {version.code: version for version in versions}


def _aliases(units: Collection[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for unit, name in UnitAlias.objects.filter(unit__in=units).order_by("pk").values_list("unit", "name"):
        found[unit].append(name)
    return found


def _directory(region: RegionVersion, units: Iterable[UnitVersion], aliases: Mapping[int, list[str]]) -> Directory:
    """The names of one region's units."""
    here = [one for one in units if one.region_id == region.region_id]
    names = [(name, one.unit_id) for one in here for name in aliases.get(one.unit_id, ())]
    names += [(one.name, one.unit_id) for one in here]  # the proper name wins
    return Directory(region.name, dict(names), {normal_form(name, region.name): unit for name, unit in names})


def _posts(units: Collection[int]) -> Iterable[tuple[int, int, str, str]]:
    return Post.objects.filter(unit__in=units).order_by("pk").values_list("pk", "unit", "role", "title")


def _held(units: Collection[int], on: date) -> dict[int, list[Holding]]:
    found: dict[int, list[Holding]] = defaultdict(list)
    still = Holding.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on), post__unit__in=units)
    for holding in still.select_related("post", "user").order_by("valid_from", "pk"):
        found[holding.post_id].append(holding)
    return found


def _administrators(on: date) -> frozenset[int]:
    """Who is an administrator on a day, or will be one."""
    still = Holding.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on), post__role__in=ADMINISTRATORS)
    return frozenset(still.values_list("user", flat=True))
