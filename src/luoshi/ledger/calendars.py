"""A campaign's own calendar: which day of how many it is, how many are left, and what is due in each week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Week:
    """Seven days of a campaign (the last week may be shorter), counted from its first day."""

    n: int
    first: date
    last: date
    due: int
    is_now: bool


@dataclass(frozen=True)
class Calendar:
    """Where a campaign stands on a day. `day` is 0 before it begins and stays at `days` when it is over."""

    first: date
    last: date
    on: date
    weeks: tuple[Week, ...]
    undated: int  # tasks without a date, or with one outside of the campaign

    @property
    def days(self) -> int:
        """How many days it has, the first and the last included."""
        return (self.last - self.first).days + 1

    @property
    def day(self) -> int:
        """The how manieth day it is."""
        return min(max((self.on - self.first).days + 1, 0), self.days)

    @property
    def left(self) -> int:
        """How many days are left after today; before it begins, all."""
        return self.days - self.day

    @property
    def most(self) -> int:
        """The most tasks that are due in one week."""
        return max(week.due for week in self.weeks)


def calendar_of(first: date, last: date, deadlines: Iterable[date | None], on: date) -> Calendar:
    """The calendar from `first` to `last`, on a day, with the tasks that are due."""
    deadlines = list(deadlines)
    counts = Counter((day - first).days // 7 for day in deadlines if day and first <= day <= last)
    weeks = tuple(_weeks(first, last, counts, on))
    return Calendar(first, last, on, weeks, len(deadlines) - counts.total())


def _weeks(first: date, last: date, counts: Counter[int], on: date) -> Iterator[Week]:
    start, n = first, 0
    while start <= last:
        end = min(start + WEEK - timedelta(days=1), last)
        yield Week(n + 1, start, end, counts[n], start <= on <= end)
        start, n = start + WEEK, n + 1
