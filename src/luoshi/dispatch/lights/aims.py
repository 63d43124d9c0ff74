"""What a target asks, for the judge."""

from __future__ import annotations

from calendar import monthrange
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

    `months` are those by whose figures alone it is judged, none for all (S9); `lag` is by how many months figures
    come late: with 1, those of July are judged in August, against July, and what is judged by June is so in July.
    `settled` is the last day of a year whose figures are settled (核定): those of its last period are its own, however
    late statistics are (S9, S18).
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
    settled: date | None = None

    def is_whole(self, rules: Rules) -> bool:
        """Whether what is counted only comes whole: 3家, not 3万亩."""
        return self.unit in rules.whole and self.amount.denominator == 1

    def wanted(self, rules: Rules) -> Fraction:
        """A bare number is at least (S10); 左右 is nine tenths of it, of things that are counted a whole number."""
        if self.comparator != "~":
            return self.amount
        amount = self.amount * rules.about
        return Fraction(ceil(amount)) if self.is_whole(rules) else amount


def month_before(ends: date, lag: int) -> date:
    """The end of the month that lies so many months before the end of a month; without lag the day itself."""
    if not lag:
        return ends
    year, month = divmod(ends.year * 12 + ends.month - 1 - lag, 12)
    return date(year, month + 1, monthrange(year, month + 1)[1])


def month_told(aim: Aim, ends: date) -> date:
    """The end of the month that the figures of a period are about: as much before it as they come late (S9).

    Once the year is settled, those of its last period are those of the year (S18).
    """
    return ends if aim.settled and ends >= aim.settled else month_before(ends, aim.lag)
