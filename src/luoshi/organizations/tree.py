"""The units of a region as a tree: what belongs to what, and which names are still to be settled."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from luoshi.organizations.bodies.seats import seats_on
from luoshi.organizations.models import Holding, UnitVersion
from luoshi.organizations.queries import narrowed, units_on, visible_units
from luoshi.organizations.reach import Reach, on_day
from luoshi.organizations.states import Role, UnitKind


@dataclass(frozen=True)
class Twig:
    """A unit in the tree: how deep it lies, and whether there is somebody to turn to."""

    version: UnitVersion
    depth: int
    manned: bool  # somebody heads it or reports for it
    found: bool = True  # the words that were searched find it; else it stands over one that they find


@dataclass(frozen=True)
class Tree:
    """A region's units in order, each after the one that it belongs to, and names that nobody has confirmed."""

    twigs: tuple[Twig, ...]
    unsettled: tuple[UnitVersion, ...]


def tree_of(reach: Reach, region: int, on: date, words: str = "") -> Tree:
    """The tree of a region as far as a person sees it; with words, the units that they find and those over them."""
    visible = visible_units(reach, on).filter(region=region)
    units = list(visible)
    found = (
        set(narrowed(visible, words, "").values_list("unit", flat=True)) if words else {one.unit_id for one in units}
    )
    unsettled = tuple(one for one in units if one.kind == UnitKind.UNCONFIRMED and one.unit_id in found)
    settled = [one for one in units if one.kind != UnitKind.UNCONFIRMED]
    above = _with_those_above(settled, found)
    shown = [one for one in settled if one.unit_id in above]
    return Tree(tuple(_laid_out(shown, _manned(region, on), found)), unsettled)


def _with_those_above(units: Iterable[UnitVersion], found: set[int]) -> set[int]:
    """The units found, and all to which they belong."""
    parents = {one.unit_id: one.parent_id for one in units}
    seen: set[int] = set()
    for unit in found & parents.keys():
        step: int | None = unit
        while step is not None and step not in seen:
            seen.add(step)
            step = parents.get(step)
    return seen


@dataclass(frozen=True)
class Branch:
    """A unit and all that belongs to it, over however many others."""

    below: tuple[UnitVersion, ...]
    digest: str  # by which it is known whether the same is still there that was looked at


def branch_of(unit: int, region: int, on: date) -> Branch:
    """What belongs to a unit of a region on a day, in one query."""
    under: dict[int | None, list[UnitVersion]] = defaultdict(list)
    for one in units_on(on).filter(region=region):
        under[one.parent_id].append(one)
    below: list[UnitVersion] = []
    waiting = list(under[unit])
    while waiting:
        one = waiting.pop(0)
        below.append(one)
        waiting += under[one.unit_id]
    told = ",".join(str(one.pk) for one in below)
    return Branch(tuple(below), hashlib.sha256(f"{unit}:{told}".encode()).hexdigest()[:16])


def _manned(region: int, on: date) -> set[int]:
    """The units of a region that somebody heads or reports for on a day; for a body, the unit of its office does."""
    held = Holding.objects.filter(on_day(on), post__role__in=(Role.HEAD, Role.LIAISON))
    there = held.filter(on_day(on, "post__unit__versions__"), post__unit__versions__region=region)
    manned = set(there.values_list("post__unit", flat=True))
    return manned | {body for body, unit in seats_on(on).items() if unit in manned}


def _laid_out(units: Iterable[UnitVersion], manned: set[int], found: set[int]) -> Iterator[Twig]:
    units = list(units)
    there = {one.unit_id for one in units}
    under: dict[int | None, list[UnitVersion]] = defaultdict(list)
    for one in units:
        under[one.parent_id if one.parent_id in there else None].append(one)
    waiting = [(one, 1) for one in reversed(under[None])]
    while waiting:
        one, depth = waiting.pop()
        below = under[one.unit_id]
        yield Twig(one, depth, one.unit_id in manned, one.unit_id in found)
        waiting += [(lower, min(depth + 1, DEEPEST)) for lower in reversed(below)]


#: Deeper units are drawn at this depth: five levels of indent are what a phone can show.
DEEPEST = 5
