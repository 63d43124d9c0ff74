"""What a target asks, for the judge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil

from luoshi.dispatch.lights.rules import Rules

AT_MOST = frozenset({"<=", "<"})


@dataclass(frozen=True)
class Node:
    """What has to stand by a day; without a value of its own, so many nodes as have been due by then."""

    day: date
    value: Fraction


@dataclass(frozen=True)
class Aim:
    """What a target asks, between which days.

    `months` are those at whose end alone it is judged, none for all (S9); `lag` is by how many months its figures
    come late: with 1, those of July are judged in August, against July.
    """

    kind: str
    comparator: str
    amount: Fraction
    unit: str
    begins: date
    due: date
    words: str = ""
    baseline: Fraction | None = None
    nodes: tuple[Node, ...] = ()
    months: tuple[int, ...] = ()
    lag: int = 0

    def is_whole(self, rules: Rules) -> bool:
        """Whether what is counted only comes whole: 3家, not 3万亩."""
        return self.unit in rules.whole and self.amount.denominator == 1

    def wanted(self, rules: Rules) -> Fraction:
        """A bare number is at least (S10); 左右 is nine tenths of it, of things that are counted a whole number."""
        if self.comparator != "~":
            return self.amount
        amount = self.amount * rules.about
        return Fraction(ceil(amount)) if self.is_whole(rules) else amount
