"""Working days in China, from the State Council's yearly notices kept as dated data (`core.years`).

A notice comes late in the year before, and is now and then changed within the year: then the data get a
further version. Days in a year without a notice are provisional: reckoned by weekday and by the fixed
holidays of the law, to be reckoned again when the notice is out.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from luoshi.core.years import DAY, Year, announced_in, brought, days_between, unannounced

#: Where an installation keeps the years that it announced itself, in its data folder.
FOLDER = "calendar"


@dataclass(frozen=True)
class Workday:
    """A working day that was reckoned, by which versions of the years, and whether a notice to come may move it."""

    day: date
    provisional: bool
    calendar: str = ""


@dataclass(frozen=True)
class Count:
    """A number of working days, and whether a notice still to come may change it."""

    days: int
    provisional: bool


def folder() -> Path:
    """Where this installation keeps the years that it announced itself."""
    own = settings.DATA_DIR if settings.configured else os.environ.get("LUOSHI_DATA_DIR", "var")
    return Path(own) / FOLDER


def years() -> list[Year]:
    """The announced years, each in its latest version."""
    return sorted(_latest(announced_in(folder())).values(), key=lambda year: year.year)


@lru_cache(maxsize=8)
def _latest(own: tuple[Year, ...]) -> dict[int, Year]:
    known = sorted((*brought(), *own), key=lambda year: year.version)  # of the same version, the own one is the later
    return {year.year: year for year in known}


def year_of(day: date) -> Year:
    """The latest version of the notice for the day's year."""
    return _latest(announced_in(folder())).get(day.year) or unannounced(day.year)


def is_workday(day: date) -> bool:
    """Whether offices work on a day."""
    return year_of(day).is_workday(day)


def is_provisional(day: date) -> bool:
    """Whether the day lies in a year whose notice is not known."""
    return year_of(day).version == 0


def workdays_after(day: date, n: int, by: str = "") -> Workday:
    """The n-th working day after a day, which itself is not counted (n ≥ 1).

    `by` names versions of years (2026.1+2027.0) to reckon with; of other years the latest are taken.
    """
    return _nth(day, n, DAY, by)


def workdays_before(day: date, n: int, by: str = "") -> Workday:
    """The n-th working day before a day (n ≥ 1); `by` as for `workdays_after`."""
    return _nth(day, n, -DAY, by)


def _nth(day: date, n: int, step: timedelta, by: str) -> Workday:
    if n < 1:
        raise ValueError("count at least one working day")
    given, used = _versions(by), {}
    year = used[day.year] = given.get(day.year) or year_of(day)
    while n:
        day += step
        if day.year != year.year:
            year = used[day.year] = given.get(day.year) or year_of(day)
        n -= year.is_workday(day)
    return Workday(day, any(one.version == 0 for one in used.values()), _labels(used.values()))


def _labels(years: Iterable[Year]) -> str:
    return "+".join(sorted(year.label for year in years))


def _versions(labels: str) -> dict[int, Year]:
    """The versions that labels name; one that is not known any more is left out."""
    wanted = {label for label in labels.split("+") if label}
    if not wanted:
        return {}
    known = {year.label: year for year in (*brought(), *announced_in(folder()))}
    found = [known[label] for label in wanted & known.keys()]
    unknown = [unannounced(int(label.split(".")[0])) for label in wanted if label.endswith(".0")]
    return {year.year: year for year in (*found, *unknown)}


def workdays_until(day: date, end: date) -> Count:
    """How many working days are left after a day, the last one counted; negative when the end has passed."""
    first, last = min(day, end), max(day, end)
    of = {year: year_of(date(year, 1, 1)) for year in range(first.year, last.year + 1)}
    days = sum(of[one.year].is_workday(one) for one in days_between(first + DAY, last))
    return Count(days if end >= day else -days, any(year.version == 0 for year in of.values()))


def calendar_of(first: date, last: date, by: str = "") -> str:
    """By which versions of which years the days between are reckoned: 2026.1, or 2026.1+2027.0."""
    given = _versions(by)
    years = range(first.year, last.year + 1)
    return _labels(given.get(year) or year_of(date(year, 1, 1)) for year in years)


def provisional_between(first: date, last: date) -> bool:
    """Whether a notice still to come may move a day that was reckoned from the first to the last."""
    return any(is_provisional(date(year, 1, 1)) for year in range(first.year, last.year + 1))
