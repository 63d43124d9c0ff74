"""Working days in China, from the State Council's yearly notices kept as dated data.

A notice comes late in the year before, and is now and then changed within the year: then the data get a
further version. Days in a year without a notice are provisional: reckoned by weekday and by the fixed
holidays of the law, to be reckoned again when the notice is out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True)
class Year:
    """One version of a year's notice; version 0 stands for a year that was not announced."""

    year: int
    version: int
    announced: date | None
    notice: str
    off: frozenset[date]
    on: frozenset[date]

    def is_workday(self, day: date) -> bool:
        return day in self.on or (day.weekday() < SATURDAY and day not in self.off)


@dataclass(frozen=True)
class Workday:
    """A working day that was reckoned, and whether a notice still to come may move it."""

    day: date
    provisional: bool


def is_workday(day: date) -> bool:
    """Whether offices work on a day."""
    return year_of(day).is_workday(day)


def is_provisional(day: date) -> bool:
    """Whether the day lies in a year whose notice is not known."""
    return year_of(day).version == 0


def workdays_after(day: date, n: int) -> Workday:
    """The n-th working day after a day, which itself is not counted (n ≥ 1)."""
    if n < 1:
        raise ValueError("count at least one working day")
    start = day
    while n:
        day += DAY
        n -= is_workday(day)
    return Workday(day, any(is_provisional(date(year, 1, 1)) for year in range(start.year, day.year + 1)))


@dataclass(frozen=True)
class Count:
    """A number of working days, and whether a notice still to come may change it."""

    days: int
    provisional: bool


def workdays_until(day: date, end: date) -> Count:
    """How many working days are left after a day, the last one counted; negative when the end has passed."""
    first, last = min(day, end), max(day, end)
    passed = (first + DAY * n for n in range(1, (last - first).days + 1))
    days = sum(is_workday(one) for one in passed)
    provisional = any(is_provisional(date(year, 1, 1)) for year in range(first.year, last.year + 1))
    return Count(days if end >= day else -days, provisional)


def year_of(day: date) -> Year:
    """The latest version of the notice for the day's year."""
    return _years().get(day.year) or _unannounced(day.year)


def years() -> list[Year]:
    """The announced years, each in its latest version."""
    return list(_years().values())


@cache
def _years() -> dict[int, Year]:
    known = sorted((_year(row) for row in _data()["years"]), key=lambda year: (year.year, year.version))
    return {year.year: year for year in known}


@cache
def _unannounced(year: int) -> Year:
    off = frozenset(date.fromisoformat(f"{year}-{day}") for day in _data()["by_law"])
    return Year(year, 0, None, "", off, frozenset())


@cache
def _data() -> dict[str, Any]:
    text = files("luoshi.core").joinpath("data", "workdays.json").read_text("utf-8")
    return dict(json.loads(text))


def _year(row: dict[str, Any]) -> Year:
    year = row["year"]
    holidays = frozenset(day for first, last in row["off"] for day in _days(f"{year}-{first}", f"{year}-{last}"))
    workdays = frozenset(date.fromisoformat(f"{year}-{day}") for day in row["on"])
    announced = date.fromisoformat(row["announced"])
    return Year(year, row["version"], announced, row["notice"], holidays, workdays)


def _days(first: str, last: str) -> Iterator[date]:
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    while day <= end:
        yield day
        day += DAY
