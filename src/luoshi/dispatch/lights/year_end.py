"""The end of a year (S18): what of a target is left for the next one, and until when its last light is provisional."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from luoshi.dispatch.lights.aims import AT_MOST, Aim
from luoshi.dispatch.lights.judging import FROM_BASELINE, STAGED, formula_of
from luoshi.dispatch.lights.rules import Rules

#: What becomes of a target: something is left, it was met, nobody knows, or it was of its year alone.
LEFT, MET, UNKNOWN, OF_ITS_YEAR = "left", "met", "unknown", "of_its_year"

#: The figures of a year are settled within so many months.
MONTHS_TO_SETTLE = 2


@dataclass(frozen=True)
class Rest:
    """What of a target is left, and what its line asks that is carried over: how much, and from where."""

    known: str
    left: Fraction | None = None
    amount: Fraction | None = None
    baseline: Fraction | None = None

    @property
    def is_open(self) -> bool:
        """Whether the target has still something to be done or to be told."""
        return self.known in (LEFT, UNKNOWN)


def rest_of(aim: Aim, value: Fraction | None, rules: Rules) -> Rest:
    """What is left of a target with the last value that was accepted.

    A sum carries what is missing and begins at nothing; a stock or a level carries its goal, and what it reached is
    where it begins. What shows itself anew in each period (levels to hold, ceilings, growth, ranks) is of its year.
    """
    formula = formula_of(aim, rules)
    if formula not in STAGED:
        return Rest(OF_ITS_YEAR)
    if value is None:
        return Rest(UNKNOWN)
    left = _left(aim, value, rules)
    if left <= 0:
        return Rest(MET)
    if formula in FROM_BASELINE:
        return Rest(LEFT, left, aim.amount, value)
    return Rest(LEFT, left, left)


def _left(aim: Aim, value: Fraction, rules: Rules) -> Fraction:
    goal = aim.wanted(rules)
    if aim.kind == "done":
        goal = max((node.value for node in aim.nodes), default=goal)
    falls = aim.comparator in AT_MOST or (aim.kind in FROM_BASELINE and (aim.baseline or Fraction(0)) > goal)
    return value - goal if falls else goal - value


def settled_by(year_ends: date) -> date:
    """The last day on which the figures of a year are settled: for December the end of February."""
    year, month = divmod(year_ends.year * 12 + year_ends.month - 1 + MONTHS_TO_SETTLE, 12)
    return date(year, month + 1, monthrange(year, month + 1)[1])


def provisional_until(ends: date | None, year_ends: date, settled: bool) -> date | None:
    """Until when a light is provisional: that of the last period of a year of which the figures are not settled."""
    if settled or ends is None or ends < year_ends:
        return None
    return settled_by(year_ends)
