"""The units of a region as a tree: what belongs to what, and which names are still to be settled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from luoshi.organizations.models import UnitVersion
from luoshi.organizations.queries import narrowed, visible_units
from luoshi.organizations.reach import Reach
from luoshi.organizations.states import UnitKind


@dataclass(frozen=True)
class Twig:
    """A unit in the tree: how deep it lies, and whether it has units under it."""

    version: UnitVersion
    depth: int
    leaf: bool


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
    return Tree(tuple(_laid_out(settled)), unsettled)


def _laid_out(units: Iterable[UnitVersion]) -> Iterator[Twig]:
    units = list(units)
    there = {one.unit_id for one in units}
    under: dict[int | None, list[UnitVersion]] = defaultdict(list)
    for one in units:
        under[one.parent_id if one.parent_id in there else None].append(one)
    waiting = [(one, 1) for one in reversed(under[None])]
    while waiting:
        one, depth = waiting.pop()
        below = under[one.unit_id]
        yield Twig(one, depth, not below)
        waiting += [(lower, min(depth + 1, DEEPEST)) for lower in reversed(below)]


#: Deeper units are drawn at this depth: five levels of indent are what a phone can show.
DEEPEST = 5
