"""Opening regions, units and posts. The system administrator does it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from stdnum.cn import uscc as social_credit

from luoshi.core.errors import Conflict, Invalid
from luoshi.organizations.actions.demands import refuse
from luoshi.organizations.models import (
    Post,
    Region,
    RegionSpan,
    RegionVersion,
    Unit,
    UnitAlias,
    UnitVersion,
)
from luoshi.organizations.queries import directory, names_of, region_version
from luoshi.organizations.rules import REGIONS, UNITS
from luoshi.organizations.states import Level, Role, UnitKind
from luoshi.records.log import Entry, Log, act


@act("organizations.open_region")
def open_region(  # noqa: PLR0913  a region is these facts
    log: Log, code: str, name: str, level: int, parent: Region | None, *, valid_from: date
) -> Region:
    """Opens a region under another (None: a topmost one) from a day on; keeps the closure of the tree."""
    REGIONS.anywhere("open_region", log.act.reach).require()
    return add_region(log.entry(), code, name, level, parent, valid_from=valid_from)


def add_region(  # noqa: PLR0913
    entry: Entry, code: str, name: str, level: int, parent: Region | None, *, valid_from: date
) -> Region:
    """The rows of a new region, once its facts have been found in order."""
    upper = region_version(parent, valid_from) if parent else None
    refuse(
        Invalid,
        (not name.strip(), _("The region has no name. Enter it as it is written in official documents.")),
        (not code.isdigit(), _("The region's code consists of digits only, e.g. 371723.")),
        (level not in Level.values, _("Choose the region's level from the list.")),
        (parent and not upper, _("The region above does not exist on that day. Choose a later day.")),
        (upper and upper.level >= level, _("A region lies under one of a higher level. Correct the level.")),
    )
    taken = RegionVersion.objects.filter(code=code, valid_to__isnull=True).first()
    refuse(Conflict, (taken, _("%(name)s already has the code %(code)s.") % {"name": taken, "code": code}))
    region = entry.add(Region())
    entry.add(RegionVersion(region=region, code=code, name=name, level=level, parent=parent, valid_from=valid_from))
    entry.add_all(_spans(region, parent, valid_from))
    return region


def _spans(region: Region, parent: Region | None, valid_from: date) -> Iterator[RegionSpan]:
    """The region in itself, and in everything in which its parent lies from that day on."""
    yield RegionSpan(ancestor=region, region=region, valid_from=valid_from)
    still = Q(valid_to__isnull=True) | Q(valid_to__gt=valid_from)
    for span in RegionSpan.objects.filter(still, region=parent) if parent else ():
        first = max(valid_from, span.valid_from)
        yield RegionSpan(ancestor_id=span.ancestor_id, region=region, valid_from=first, valid_to=span.valid_to)


@act("organizations.open_unit")
def open_unit(  # noqa: PLR0913  a unit is these facts
    log: Log,
    name: str,
    kind: str,
    region: Region,
    valid_from: date,
    *,
    aliases: Sequence[str] = (),
    parent: Unit | None = None,
    covers: Sequence[str] = (),
    uscc: str = "",
) -> Unit:
    """Opens a unit from a day on. `covers`: the kinds of unit that a collective addressee stands for."""
    REGIONS.answer("open_unit", log.act.reach, region).require()
    hold_names(region)
    refuse(
        Invalid,
        *nameless([name, *aliases]),
        (kind not in UnitKind.values, _("Choose the unit's kind from the list.")),
        (uscc and not social_credit.is_valid(uscc), _("The unified social credit code has a slip: compare it again.")),
        (
            bool(covers) != (kind == UnitKind.COLLECTIVE),
            _("A collective addressee, and nothing else, names the kinds of unit that it stands for."),
        ),
        (not region_version(region, valid_from), _("The region does not exist on that day. Choose a later day.")),
    )
    refuse(Conflict, *taken([name, *aliases], region, valid_from))
    entry = log.entry()
    unit = entry.add(Unit(uscc=uscc))
    add_version(entry, unit, name=name, kind=kind, region=region, valid_from=valid_from, parent=parent, covers=covers)
    entry.add_all(UnitAlias(unit=unit, name=alias) for alias in aliases)
    return unit


def add_version(  # noqa: PLR0913
    entry: Entry,
    unit: Unit,
    *,
    name: str,
    kind: str,
    region: Region,
    valid_from: date,
    parent: Unit | None = None,
    covers: Sequence[str] = (),
) -> UnitVersion:
    """What a unit is called, and where it stands, from a day on."""
    version = UnitVersion(
        unit=unit, name=name, kind=kind, region=region, parent=parent, covers=list(covers), valid_from=valid_from
    )
    return entry.add(version)


@act("organizations.add_alias")
def add_alias(log: Log, unit: Unit, name: str) -> UnitAlias:
    """Adds another name by which documents call the unit."""
    UNITS.answer("add_alias", log.act.reach, unit).require()
    refuse(Invalid, *nameless([name]))
    on = timezone.localdate(log.act.at)
    version = UnitVersion.objects.filter(unit=unit).select_related("region").order_by("valid_from", "pk").last()
    assert version is not None  # a unit is opened with one
    hold_names(version.region)
    refuse(Conflict, ended(version, on), *taken([name], version.region, max(on, version.valid_from)))
    return log.entry().add(UnitAlias(unit=unit, name=name))


@act("organizations.open_post")
def open_post(log: Log, unit: Unit, role: str, title: str) -> Post:
    """Opens a seat with a role in a unit; nobody holds it yet."""
    UNITS.answer("open_post", log.act.reach, unit).require()
    refuse(
        Invalid,
        (not title.strip(), _("The post has no title. Enter one, e.g. 督查室主任.")),
        (role not in Role.values, _("Choose the post's role from the list.")),
    )
    there = Post.objects.filter(unit=unit, role=role, title=title).exists()
    version = UnitVersion.objects.filter(unit=unit).order_by("valid_from", "pk").last()
    refuse(
        Conflict,
        ended(version, timezone.localdate(log.act.at)),
        (there, _("The unit already has the post “%(title)s” with this role.") % {"title": title}),
    )
    return log.entry().add(Post(unit=unit, role=role, title=title))


def ended(version: UnitVersion | None, on: date) -> tuple[object, object]:
    """A breach where a unit has ended: its work is with its heir."""
    over = version is not None and version.valid_to is not None and version.valid_to <= on
    return over, _("This unit has ended. Do it in the unit that carries on its work.")


def nameless(names: Iterable[str]) -> Iterator[tuple[object, object]]:
    yield any(not name.strip() for name in names), _("A unit's name is empty. Enter it as its seal has it.")


def hold_names(region: Region) -> None:
    """Lets one act at a time give names in a region; the others wait here until it is done."""
    Region.objects.select_for_update().get(pk=region.pk)


def taken(names: Iterable[str], region: Region, on: date, but: Collection[int] = ()) -> Iterator[tuple[object, object]]:
    """One breach for each name that a unit of the region answers to already, `but` these units."""
    known = directory(region, on)
    owners = {name: owner for name in names if (owner := known.find(name)) and owner not in but}
    proper = names_of(owners.values(), on)
    for name, owner in owners.items():
        sentence = _("“%(name)s” is already a name of %(unit)s. Use that unit, or another name.")
        yield True, sentence % {"name": name, "unit": proper[owner]}
