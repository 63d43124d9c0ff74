"""Named questions about organizations, as of a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from luoshi.core.errors import Unknown
from luoshi.core.statements import Statement, given, several
from luoshi.organizations.keys import digest
from luoshi.organizations.models import (
    Holding,
    Post,
    Region,
    RegionVersion,
    Token,
    Unit,
    UnitAlias,
    UnitVersion,
    User,
)
from luoshi.organizations.names import normal_form
from luoshi.organizations.reach import Reach, on_day
from luoshi.organizations.rules import LOG, PEOPLE, POSTS, REGIONS, TOKENS, UNITS
from luoshi.organizations.states import Role, UnitKind
from luoshi.records.models import LogEntry


def units_on(on: date) -> QuerySet[UnitVersion]:
    """Every unit that exists on a day, as its version of that day, by region and name."""
    return UnitVersion.objects.filter(on_day(on)).order_by("region", "name")


def visible_units(reach: Reach | None, on: date) -> QuerySet[UnitVersion]:
    """The units of a day that may be seen, by region and name."""
    return units_on(on).filter(unit__in=UNITS.visible(reach))


def with_region_names(units: QuerySet[UnitVersion], on: date) -> QuerySet[UnitVersion]:
    """The same units, each with the `region_name` of that day."""
    named = units.filter(on_day(on, "region__versions__"))
    return named.annotate(region_name=F("region__versions__name"))


def members_of(collective: Unit, on: date) -> QuerySet[UnitVersion]:
    """The units that a collective addressee stands for on a day (none for an ordinary unit)."""
    version = units_on(on).filter(unit=collective, kind=UnitKind.COLLECTIVE).first()
    if version is None:
        return UnitVersion.objects.none()
    return units_on(on).filter(region=version.region_id, kind__in=version.covers)


def answers_for_itself(unit: Unit, on: date) -> bool:
    """Whether it is one unit that exists on the day, not a collective addressee that stands for many."""
    return units_on(on).filter(unit=unit).exclude(kind=UnitKind.COLLECTIVE).exists()


def visible_regions(reach: Reach | None, on: date) -> QuerySet[RegionVersion]:
    """The versions of that day of the regions that may be seen, from the top down."""
    versions = RegionVersion.objects.filter(on_day(on), region__in=REGIONS.visible(reach))
    return versions.order_by("level", "code")


def region_named(name: str, on: date) -> Region | None:
    """The region of that name on a day, if it is the only one."""
    regions = list(Region.objects.filter(on_day(on, "versions__"), versions__name=name)[:2])
    return regions[0] if len(regions) == 1 else None


def region_version(region: Region, on: date) -> RegionVersion | None:
    return RegionVersion.objects.filter(on_day(on), region=region).first()


def name_of(unit: Unit, on: date) -> str:
    """What a unit is called on a day; "" when it does not exist then."""
    return names_of([unit.pk], on).get(unit.pk, "")


def names_of(units: Iterable[int], on: date) -> dict[int, str]:
    """What units are called on a day, by id; one that has ended is called as it was last. In one query, or two."""
    wanted = set(units)
    names = dict(NAMES.rows(on=on, units=wanted)) if wanted else {}
    return names | last_names(wanted - names.keys(), on)


def _named() -> QuerySet[UnitVersion, tuple[Any, ...]]:
    held = UnitVersion.objects.filter(on_day(given("on")), unit__in=several("units"))
    return held.values_list("unit", "name")  # in no order, which would be gone through


NAMES = Statement(_named)


def last_names(units: Collection[int], on: date) -> dict[int, str]:
    """What units that have ended before a day were called last, by id."""
    if not units:
        return {}
    ended = UnitVersion.objects.filter(unit__in=units, valid_to__lte=on).order_by("valid_from", "pk")
    return dict(ended.values_list("unit", "name"))


@dataclass(frozen=True)
class Directory:
    """The names of one region's units on a day, to look up many names in two queries."""

    region_name: str
    exact: Mapping[str, int]
    normal: Mapping[str, int]

    def find(self, name: str) -> int | None:
        """The id of the unit of that name or alias; the exact name goes before its normal form."""
        return self.exact.get(name) or self.normal.get(normal_form(name, self.region_name))


def directory(region: Region, on: date) -> Directory:
    """All names and aliases of a region's units on a day."""
    version = region_version(region, on)
    region_name = version.name if version else ""
    units = UnitVersion.objects.filter(on_day(on), region=region)
    aliases = UnitAlias.objects.filter(unit__in=units.values("unit"))
    names = [*aliases.values_list("name", "unit"), *units.values_list("name", "unit")]  # the proper name wins
    return Directory(region_name, dict(names), {normal_form(name, region_name): unit for name, unit in names})


def unit_named(name: str, region: Region, on: date) -> Unit | None:
    """The unit that a document calls so: by name, by alias, or by the same normal form."""
    found = directory(region, on).find(name)
    return Unit.objects.get(pk=found) if found else None


def office_of(region: int, on: date) -> str:
    """What the supervision office of a region is called on a day; nothing where there is none."""
    offices = units_on(on).filter(region=region, unit__posts__role=Role.OFFICE).order_by("unit")
    return offices.values_list("name", flat=True).first() or ""


def tokens_of(reach: Reach) -> QuerySet[Token]:
    """A person's own keys, the newest first."""
    return TOKENS.visible(reach).filter(user=reach.user).order_by("-pk")


def get_visible_token(reach: Reach, pk: int) -> Token:
    """A key that may be seen; a stranger's raises Unknown."""
    token = TOKENS.visible(reach).filter(pk=pk).first()
    if token is None:
        raise Unknown
    return token


def valid_token(key: str, on: date) -> Token | None:
    """The token of a key that is known, neither expired nor revoked, and of a person who is still here."""
    good = Token.objects.filter(digest=digest(key), revoked_at=None, expires_on__gt=on, user__is_active=True)
    return good.select_related("user").first()


def get_visible_unit(reach: Reach | None, pk: int, on: date) -> UnitVersion:
    """A unit that may be seen, by its id: as it is on a day, or was last when it has ended; else raises Unknown."""
    seen = UnitVersion.objects.filter(unit=pk, unit__in=UNITS.visible(reach), valid_from__lte=on)
    version = seen.select_related("unit").order_by("valid_from", "pk").last()
    if version is None:
        raise Unknown
    return version


def narrowed(units: QuerySet[UnitVersion], name: str, kind: str) -> QuerySet[UnitVersion]:
    """The units whose name or alias holds some words, of one kind ("" for all)."""
    if name:
        aliases = UnitAlias.objects.filter(name__contains=name).values("unit")
        units = units.filter(Q(name__contains=name) | Q(unit__in=aliases))
    return units.filter(kind=kind) if kind else units


def region_names(regions: Iterable[int], on: date) -> dict[int, str]:
    """What regions are called on a day, by id, in one query."""
    return dict(RegionVersion.objects.filter(on_day(on), region__in=set(regions)).values_list("region", "name"))


def get_visible_post(reach: Reach | None, pk: int) -> Post:
    """A post that may be seen; any other raises Unknown."""
    post = POSTS.visible(reach).filter(pk=pk).first()
    if post is None:
        raise Unknown
    return post


def get_visible_holding(reach: Reach | None, pk: int) -> Holding:
    """Who holds a post that may be seen; any other raises Unknown."""
    holding = Holding.objects.filter(pk=pk, post__in=POSTS.visible(reach)).select_related("post", "user").first()
    if holding is None:
        raise Unknown
    return holding


def visible_people(reach: Reach | None, words: str = "") -> QuerySet[User]:
    """The people whose accounts may be seen, whose name or sign-in name holds some words: all for administrators."""
    found = PEOPLE.visible(reach).filter(Q(name__contains=words) | Q(username__icontains=words))
    return found.order_by("name", "pk")


def get_visible_person(reach: Reach | None, pk: int) -> User:
    """A person whose account may be seen; any other raises Unknown."""
    user = PEOPLE.visible(reach).filter(pk=pk).first()
    if user is None:
        raise Unknown
    return user


def person_called(username: str) -> User:
    """Who signs in by a name and works here; anybody else raises Unknown."""
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise Unknown(_("Nobody signs in as “%(username)s”.") % {"username": username})
    return user


def posts_held(users: Iterable[int], on: date) -> dict[int, list[tuple[str, str]]]:
    """(unit, title) of what each of some people holds on a day, in one query."""
    rows = Holding.objects.filter(on_day(on), on_day(on, "post__unit__versions__"), user__in=set(users)).order_by("pk")
    held: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for user, unit, title in rows.values_list("user", "post__unit__versions__name", "post__title"):
        held[user].append((unit, title))
    return dict(held)


def log_lines(reach: Reach | None) -> QuerySet[LogEntry]:
    """The log as far as it may be read, the newest first, without the rows' values."""
    return LOG.visible(reach).defer("body").order_by("-seq")


@dataclass(frozen=True)
class Seat:
    """A post and who holds it on a day ("" and None for nobody)."""

    post: int
    title: str
    role: str
    holder: str
    holding: int | None


@dataclass(frozen=True)
class UnitSheet:
    """What stands on a unit's page."""

    unit: Unit
    version: UnitVersion
    region: str
    parent: str
    aliases: tuple[str, ...]
    seats: tuple[Seat, ...]
    members: tuple[UnitVersion, ...]


def sheet_of(version: UnitVersion, on: date) -> UnitSheet:
    """A unit's page as of a day, in a fixed number of queries."""
    unit = version.unit
    return UnitSheet(
        unit=unit,
        version=version,
        region=region_names([version.region_id], on).get(version.region_id, ""),
        parent=names_of([version.parent_id], on).get(version.parent_id, "") if version.parent_id else "",
        aliases=tuple(unit.aliases.order_by("name").values_list("name", flat=True)),
        seats=tuple(seats_of(unit, on)),
        members=tuple(members_of(unit, on)),
    )


def seats_of(unit: Unit, on: date) -> Iterator[Seat]:
    """The posts of a unit with their holders on a day."""
    holdings = Holding.objects.filter(on_day(on), post__unit=unit).values_list("post", "user__name", "pk")
    by_post = {post: (name, holding) for post, name, holding in holdings}
    for post in unit.posts.order_by("pk"):
        holder, holding = by_post.get(post.pk, ("", None))
        yield Seat(post.pk, post.title, str(Role(post.role).label), holder, holding)
