"""The years of the State Council's notices on public holidays, as data files: one file a year, its versions inside.

The product brings the years that were announced when it was made (`data/workdays/`). What an installation
announces itself lies in the folder `calendar` of its data folder, in the same shape, as a copy of rows in its
database: so every process and the command line know it without asking the database.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from luoshi.core.packaged import data_of

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

    @property
    def label(self) -> str:
        """By which a reckoned day names what it was reckoned with: 2026.1."""
        return f"{self.year}.{self.version}"

    @property
    def workdays(self) -> int:
        """How many days of the year are worked."""
        return sum(self.is_workday(day) for day in days_between(date(self.year, 1, 1), date(self.year, 12, 31)))


def days_between(first: date, last: date) -> Iterator[date]:
    """The days from the first to the last, both included."""
    return (first + DAY * n for n in range((last - first).days + 1))


def year_from(year: int, row: Mapping[str, Any]) -> Year:
    """A version of a year as a file has it; raises ValueError that says what is wrong with it."""
    try:
        off = [(_day(year, first), _day(year, last)) for first, last in row["off"]]
        on = frozenset(_day(year, day) for day in row["on"])
        announced = date.fromisoformat(row["announced"])
        version, notice = int(row["version"]), str(row["notice"])
    except (KeyError, TypeError) as error:
        raise ValueError(f"{year}: off, on, announced, version and notice are wanted ({error})") from error
    found = Year(year, version, announced, notice, frozenset(day for span in off for day in days_between(*span)), on)
    if slips := [*slips_of(found), *(f"{first} is after {last}" for first, last in off if first > last)]:
        raise ValueError(f"{year}: {'; '.join(slips)}")
    return found


def _day(year: int, text: str) -> date:
    return date.fromisoformat(f"{year}-{text}")


def slips_of(year: Year) -> Iterator[str]:
    """What cannot be right about a year's days."""
    yield from (f"{day} is both worked and free" for day in sorted(year.on & year.off))
    yield from (f"{day} is no Saturday or Sunday" for day in sorted(year.on) if day.weekday() < SATURDAY)
    yield from (f"{day} lies in another year" for day in sorted(year.on | year.off) if day.year != year.year)


def row_of(year: Year) -> dict[str, Any]:
    """A version of a year as its file has it."""
    return {
        "version": year.version,
        "announced": year.announced.isoformat() if year.announced else None,
        "notice": year.notice,
        "off": [[f"{first:%m-%d}", f"{last:%m-%d}"] for first, last in spans(year.off)],
        "on": [f"{day:%m-%d}" for day in sorted(year.on)],
    }


def spans(days: Iterable[date]) -> Iterator[tuple[date, date]]:
    """Days as the first and last of each run."""
    first = last = None
    for day in sorted(days):
        if last and day - last > DAY:
            yield first or last, last
            first = day
        first, last = first or day, day
    if first and last:
        yield first, last


def versions_in(text: str) -> list[Year]:
    """The versions of a year's file; raises ValueError that says what is wrong with it."""
    data = json.loads(text)
    return [year_from(int(data["year"]), row) for row in data["versions"]]


def file_of(versions: Iterable[Year]) -> str:
    """The text of a year's file."""
    versions = sorted(versions, key=lambda year: year.version)
    data = {"year": versions[0].year, "versions": [row_of(year) for year in versions]}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


@cache
def brought() -> tuple[Year, ...]:
    """Every version of every year that the product brings."""
    folder = files("luoshi.core").joinpath("data", "workdays")
    return tuple(year for file in folder.iterdir() for year in versions_in(file.read_text("utf-8")))


def announced_in(folder: Path) -> tuple[Year, ...]:
    """Every version of every year that lies in an installation's folder; a folder that is not there holds none."""
    try:
        return _announced(folder, folder.stat().st_mtime_ns)
    except FileNotFoundError:
        return ()


@lru_cache(maxsize=8)
def _announced(folder: Path, _changed: int) -> tuple[Year, ...]:
    return tuple(year for file in sorted(folder.glob("*.json")) for year in versions_in(file.read_text("utf-8")))


@cache
def unannounced(year: int) -> Year:
    """What the law alone says about a year: its fixed holidays, every other weekday worked."""
    data: dict[str, list[str]] = data_of("core", "holidays_by_law.json")["from"]
    holding = max((since for since in data if int(since) <= year), default=min(data), key=int)
    return Year(year, 0, None, "", frozenset(_day(year, day) for day in data[holding]), frozenset())
