"""Units become others: renamed, confirmed, merged, split. One act each, and all open work has an owner afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.errors import Conflict, Invalid
from luoshi.core.registry import Work
from luoshi.organizations.actions.demands import refuse
from luoshi.organizations.actions.places import add_version, ended, hold_names, nameless, taken
from luoshi.organizations.bodies.seats import seats_on
from luoshi.organizations.handing import Open, digest_of, hand_over, open_work
from luoshi.organizations.models import Holding, Region, Unit, UnitAlias, UnitEvent, UnitHeir, UnitVersion
from luoshi.organizations.queries import names_of, units_on
from luoshi.organizations.reach import on_day
from luoshi.organizations.rules import UNITS
from luoshi.organizations.states import EventKind, UnitKind
from luoshi.records.log import Entry, Log, act

#: What no unit becomes by a person's choice.
NOT_CHOSEN = (UnitKind.UNCONFIRMED, UnitKind.COLLECTIVE)


@dataclass(frozen=True)
class Grounds:
    """Why units become others, the document that says so, and by which digest the open work was looked at."""

    reason: str
    basis: str = ""
    seen: str = ""


@dataclass(frozen=True)
class Heir:
    """Who carries on: a unit that is there, or a new one of a name and kind."""

    unit: Unit | None = None
    name: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Parts:
    """How a unit is split: its heirs, whether it goes on itself, and the heir (its place) of each group of work.

    What is not named stays with the unit, or goes to the first heir where the unit ends.
    """

    heirs: Sequence[Heir]
    keeps: bool
    shares: Mapping[str, int] = field(default_factory=dict)


@act("organizations.rename_unit")
def rename_unit(log: Log, unit: Unit, name: str, kind: str, grounds: Grounds) -> UnitEvent:
    """Gives a unit another name or kind from today on; the old name still finds it. An unconfirmed one is confirmed."""
    UNITS.answer("rename_unit", log.act.reach, unit).require()
    on = timezone.localdate(log.act.at)
    version = standing(unit, on)
    hold_names(version.region)
    refuse(
        Invalid,
        *nameless([name]),
        *groundless(grounds),
        (
            kind not in UnitKind.values or (kind in NOT_CHOSEN and kind != version.kind),
            _("Choose what kind of unit it is."),
        ),
        (kind != version.kind and seats_on(on).get(unit.pk), _("Somebody sits in this body. Dissolve it first.")),
    )
    refuse(
        Conflict,
        ((name, kind) == (version.name, version.kind), _("The unit is called so already; nothing would change.")),
        *taken([name], version.region, on, but=[unit.pk]),
    )
    confirmed = version.kind == UnitKind.UNCONFIRMED != kind
    entry = log.entry()
    event = entry.add(
        event_of(EventKind.CONFIRMED if confirmed else EventKind.RENAMED, version.region, unit, on, grounds)
    )
    _give_names(entry, unit, [version.name], [name])
    restate(entry, version, on, name=name, kind=kind)
    return event


@act("organizations.merge_units")
def merge_units(log: Log, olds: Sequence[Unit], heir: Heir, grounds: Grounds) -> UnitEvent:
    """Merges units into one that is there or a new one, from today on; names, posts and open work go along."""
    for unit in [*olds, *([heir.unit] if heir.unit else [])]:
        UNITS.answer("merge_units", log.act.reach, unit).require()
    on = timezone.localdate(log.act.at)
    versions = [standing(unit, on) for unit in olds]
    refuse(Invalid, *groundless(grounds), *_unmergeable(versions, heir, on))
    region = versions[0].region
    hold_names(region)
    refuse(Conflict, *_name_breaches([heir], region, on, [unit.pk for unit in olds]))
    work = as_seen([unit.pk for unit in olds], grounds, on)
    entry = log.entry()
    target = _opened(entry, heir, region, on)
    return end_in(log, entry, versions, event_of(EventKind.MERGED, region, target, on, grounds), work)


def end_in(log: Log, entry: Entry, versions: Sequence[UnitVersion], event: UnitEvent, work: Open) -> UnitEvent:
    """Units end with an event, and its unit carries on all that they were and had; it is told."""
    entry.subject = entry.add(event)
    for version in versions:
        _inherit(entry, event, version, [event.unit])
    entry.note(moved=hand_over(entry, work, lambda _one: event.unit_id, event.on))
    _tell(log, [event.unit_id], event.on)
    return event


@act("organizations.split_unit")
def split_unit(log: Log, unit: Unit, parts: Parts, grounds: Grounds) -> UnitEvent:
    """Splits a unit from today on: each group of its open work goes to the heir that was chosen for it."""
    for one in [unit, *(heir.unit for heir in parts.heirs if heir.unit)]:
        UNITS.answer("split_unit", log.act.reach, one).require()
    on = timezone.localdate(log.act.at)
    version = standing(unit, on)
    refuse(Invalid, *groundless(grounds), *_unsplittable(version, parts, on))
    hold_names(version.region)
    refuse(Conflict, *_name_breaches(parts.heirs, version.region, on, [] if parts.keeps else [unit.pk]))
    work = as_seen([unit.pk], grounds, on)
    entry = log.entry()
    event = entry.add(event_of(EventKind.SPLIT, version.region, unit, on, grounds))
    heirs = [_opened(entry, heir, version.region, on) for heir in parts.heirs]
    if parts.keeps:
        entry.add_all(UnitHeir(event=event, unit=unit, heir=heir, whole=False, valid_from=on) for heir in heirs)
    else:
        _inherit(entry, event, version, heirs)
    entry.note(moved=hand_over(entry, work, _chosen(unit, heirs, parts), on))
    _tell(log, [unit.pk, *(heir.pk for heir in heirs)], on)
    return event


def _chosen(unit: Unit, heirs: Sequence[Unit], parts: Parts) -> Any:
    """The unit that gets a piece of work."""
    rest = unit.pk if parts.keeps else heirs[0].pk

    def heir_of(work: Work) -> int:
        place = parts.shares.get(work.group)
        return rest if place is None else heirs[place].pk

    return heir_of


def standing(unit: Unit, on: date) -> UnitVersion:
    """The version of a unit that holds today; one that has ended is refused."""
    version = units_on(on).filter(unit=unit).select_related("region").first()
    last = UnitVersion.objects.filter(unit=unit).order_by("valid_from", "pk").last()
    refuse(Conflict, ended(None if version else last, on), (not last, _("This unit does not exist yet.")))
    refuse(Conflict, (version is None, _("This unit does not exist yet.")))
    assert version is not None  # refused otherwise
    return version


def groundless(grounds: Grounds) -> Iterator[tuple[object, object]]:
    yield not grounds.reason.strip(), _("Say why: the reason stands in the history of the units.")


def _unmergeable(versions: Sequence[UnitVersion], heir: Heir, on: date) -> Iterator[tuple[object, object]]:
    yield not versions, _("Choose the units that are merged.")
    yield (
        heir.unit is None and len(versions) == 1,
        _("One unit alone is renamed, not merged. Choose a second one, or the unit that takes it over."),
    )
    yield heir.unit in [version.unit for version in versions], _("A unit is not merged into itself.")
    yield len({version.region_id for version in versions}) > 1, _("Only units of one region are merged.")
    yield from _heir_breaches([heir], versions[0].region_id if versions else None, on)
    collective = any(version.kind == UnitKind.COLLECTIVE for version in versions)
    yield collective, _("A collective addressee stands for many units; it is not merged.")


def _unsplittable(version: UnitVersion, parts: Parts, on: date) -> Iterator[tuple[object, object]]:
    yield version.kind in NOT_CHOSEN, _("Only a unit that is confirmed can be split.")
    yield (
        len(parts.heirs) < (1 if parts.keeps else 2),
        _("Name at least two units that carry on, the present one among them if it stays."),
    )
    yield version.unit in [heir.unit for heir in parts.heirs], _("A unit is not its own heir; say that it stays.")
    yield (
        any(place not in range(len(parts.heirs)) for place in parts.shares.values()),
        _("Choose an heir that is there."),
    )
    yield from _heir_breaches(parts.heirs, version.region_id, on)


def _heir_breaches(heirs: Iterable[Heir], region: int | None, on: date) -> Iterator[tuple[object, object]]:
    """What is wrong with who shall carry on."""
    for heir in heirs:
        if heir.unit is None:
            yield from nameless([heir.name])
            yield heir.kind not in UnitKind.values or heir.kind in NOT_CHOSEN, _("Choose what kind the new unit is.")
            continue
        there = units_on(on).filter(unit=heir.unit).first()
        fits = there is not None and there.region_id == region and there.kind not in NOT_CHOSEN
        yield not fits, _("Choose a unit of the same region that is there today and confirmed.")


def _name_breaches(
    heirs: Iterable[Heir], region: Region, on: date, but: Sequence[int]
) -> Iterator[tuple[object, object]]:
    """Names of new units that another unit answers to, or that are given twice."""
    names = [heir.name.strip() for heir in heirs if heir.unit is None]
    yield len(set(names)) < len(names), _("Two new units have the same name.")
    yield from taken(names, region, on, but=but)


def as_seen(units: Sequence[int], grounds: Grounds, on: date) -> Open:
    """The open work of units; refused where it is no longer what was looked at."""
    work = open_work(units, on)
    changed = grounds.seen and grounds.seen != digest_of(work)
    refuse(Conflict, (changed, _("Since you looked, something was opened or closed. Look at the list again.")))
    return work


def event_of(kind: EventKind, region: Region, unit: Unit, on: date, grounds: Grounds) -> UnitEvent:
    """What shall be kept of what became of units."""
    return UnitEvent(
        kind=kind, region=region, unit=unit, on=on, reason=grounds.reason.strip(), basis=grounds.basis.strip()
    )


def _opened(entry: Entry, heir: Heir, region: Region, on: date) -> Unit:
    """The heir itself; a new one is opened."""
    if heir.unit is not None:
        return heir.unit
    unit = entry.add(Unit())
    add_version(entry, unit, name=heir.name.strip(), kind=heir.kind, region=region, valid_from=on)
    return unit


def _inherit(entry: Entry, event: UnitEvent, version: UnitVersion, heirs: Sequence[Unit]) -> None:
    """A unit ends: it has its heirs, the one heir of all its work also of what it had inherited itself.

    Its names and lower units go to the first.
    """
    unit, first, on, whole = version.unit, heirs[0], event.on, event.kind != EventKind.SPLIT
    entry.change(version, valid_to=on)
    entry.add_all(UnitHeir(event=event, unit=unit, heir=heir, whole=whole, valid_from=on) for heir in heirs)
    inherited = (
        UnitHeir.objects.filter(heir=unit, valid_to__isnull=True, whole=True) if whole else UnitHeir.objects.none()
    )
    for row in inherited.order_by("pk"):
        entry.change(row, valid_to=on)
        entry.add(UnitHeir(event=event, unit_id=row.unit_id, heir=first, whole=True, valid_from=on))
    proper = names_of([heir.pk for heir in heirs], on).values()
    aliases = UnitAlias.objects.filter(unit=unit).values_list("name", flat=True)
    _give_names(entry, first, [version.name, *aliases], proper)
    for child in units_on(on).filter(parent=unit):
        restate(entry, child, on, parent=first if child.unit_id != first.pk else version.parent)


def _give_names(entry: Entry, unit: Unit, names: Iterable[str], proper: Iterable[str]) -> None:
    """Names by which documents go on finding a unit, each once; none that is a proper name now."""
    known = {*proper, *UnitAlias.objects.filter(unit=unit).values_list("name", flat=True)}
    entry.add_all(UnitAlias(unit=unit, name=name) for name in dict.fromkeys(names) if name not in known)


def restate(entry: Entry, version: UnitVersion, on: date, **facts: Any) -> None:
    """The unit as it is from a day on; what held before stays as history."""
    same = {name: getattr(version, name) for name in ("unit", "name", "kind", "region", "parent", "covers")}
    entry.change(version, valid_to=on)
    entry.add(UnitVersion(**(same | facts), valid_from=on))


def _tell(log: Log, units: Sequence[int], on: date) -> None:
    """One notice to everybody who holds a post in the units that carry on."""
    held = Holding.objects.filter(on_day(on), post__unit__in=units).select_related("user", "post")
    for holding in held.order_by("pk"):
        log.notify(
            holding.user,
            f"organizations.units:{on}:{holding.post.unit_id}",
            gettext_noop("Units were merged or split on %(day)s. See what your unit answers for now."),
            reverse("organizations:unit", args=[holding.post.unit_id]),
            day=on.isoformat(),
        )
