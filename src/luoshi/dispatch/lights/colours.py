"""The order of lights, and what a judgement is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

#: From the best to the worst, for every comparison.
ORDER = ("done", "green", "yellow", "red", "grey")

#: What counts as on course in a tally; a grey never does.
ON_COURSE = ("done", "green")

#: Greys that no report could change: they stand outside a task's comparison and are counted apart.
OUTSIDE = frozenset({"no_nodes", "no_baseline", "no_reference", "not_yet", "kind_not_judged", "no_target", "excused"})


def rank(colour: str) -> int:
    """The place of a colour, the best highest."""
    return len(ORDER) - ORDER.index(colour)


@dataclass(frozen=True)
class Verdict:
    """A colour, why, and the figures of the working as exact texts."""

    colour: str
    cause: str
    working: Mapping[str, str] = field(default_factory=dict)

    @property
    def outside(self) -> bool:
        """Whether no report could change it."""
        return self.cause in OUTSIDE
