"""The units of a region as a tree: what belongs to what, and which names are still to be settled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from luoshi.organizations.models import Holding, UnitVersion
from luoshi.organizations.queries import narrowed, visible_units
from luoshi.organizations.reach import Reach, on_day
from luoshi.organizations.states import Role, UnitKind


@dataclass(frozen=True)
class Twig:
    """A unit in the tree: how deep it lies, and whether there is somebody to turn to."""

    version: UnitVersion
    depth: int
    manned: bool  # somebody heads it or reports for it


@dataclass(frozen=True)
class Tree:
    """A region's units in order, each after the one that it belongs to, and names that nobody has confirmed."""

    twigs: tuple[Twig, ...]
    unsettled: tuple[UnitVersion, ...]


def tree_of(reach: Reach, region: int, on: date, words: str = "") -> Tree:
    """The tree of a region as far as a person sees it; with words, the units that they find, each for itself."""
    units = list(narrowed(visible_units(reach, on).filter(region=region), words, ""))
    unsettled = tuple(one for one in units if one.kind == UnitKind.UNCONFIRMED)
    settled = [one for one in units if one.kind != UnitKind.UNCONFIRMED]
    return Tree(tuple(_laid_out(settled, _manned(region, on))), unsettled)


def _manned(region: int, on: date) -> set[int]:
    """The units of a region that somebody heads or reports for on a day."""
    held = Holding.objects.filter(on_day(on), post__role__in=(Role.HEAD, Role.LIAISON))
    there = held.filter(on_day(on, "post__unit__versions__"), post__unit__versions__region=region)
    return set(there.values_list("post__unit", flat=True))


def _laid_out(units: Iterable[UnitVersion], manned: set[int]) -> Iterator[Twig]:
    units = list(units)
    there = {one.unit_id for one in units}
    under: dict[int | None, list[UnitVersion]] = defaultdict(list)
    for one in units:
        under[one.parent_id if one.parent_id in there else None].append(one)
    waiting = [(one, 1) for one in reversed(under[None])]
    while waiting:
        one, depth = waiting.pop()
        below = under[one.unit_id]
        yield Twig(one, depth, one.unit_id in manned)
        waiting += [(lower, min(depth + 1, DEEPEST)) for lower in reversed(below)]


#: Deeper units are drawn at this depth: five levels of indent are what a phone can show.
DEEPEST = 5
