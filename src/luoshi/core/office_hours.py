"""Office hours as dated data: when offices are open on a working day, and from which day on that holds.

The product brings one set of hours (`data/office_hours.json`); an installation with other hours, or with summer time,
lays a file of the same shape into its data folder as `calendar-hours.json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from importlib.resources import files
from typing import Any

from luoshi.core.calendar import folder

OWN = "calendar-hours.json"


@dataclass(frozen=True)
class Span:
    """A stretch of one day in which the office is open."""

    opens: time
    closes: time


@dataclass(frozen=True)
class Hours:
    """Office hours that hold from a day on; `summer` has its first and last day (month, day) and its own spans."""

    since: date
    name: str
    spans: tuple[Span, ...]
    summer: tuple[str, str, tuple[Span, ...]] | None = None

    def on(self, day: date) -> tuple[Span, ...]:
        """The stretches of a working day, in order."""
        if self.summer and self.summer[0] <= f"{day:%m-%d}" <= self.summer[1]:
            return self.summer[2]
        return self.spans


def hours_of(day: date) -> Hours:
    """The office hours that hold on a day."""
    known = _known()
    return next((hours for hours in reversed(known) if hours.since <= day), known[0])


def opening(day: date) -> datetime:
    """When the office opens on a working day."""
    return datetime.combine(day, hours_of(day).on(day)[0].opens)


def closing(day: date) -> datetime:
    """When the office closes on a working day."""
    return datetime.combine(day, hours_of(day).on(day)[-1].closes)


def open_stretches(day: date) -> Iterator[tuple[datetime, datetime]]:
    """The stretches of a working day in which the office is open, in order."""
    for span in hours_of(day).on(day):
        yield datetime.combine(day, span.opens), datetime.combine(day, span.closes)


def _known() -> tuple[Hours, ...]:
    own = folder().with_name(OWN)
    changed = own.stat().st_mtime_ns if own.exists() else 0
    return _loaded(str(own), changed)


@lru_cache(maxsize=8)
def _loaded(own: str, changed: int) -> tuple[Hours, ...]:
    brought = files("luoshi.core").joinpath("data", "office_hours.json").read_text("utf-8")
    with_own = brought
    if changed:
        with open(own, encoding="utf-8") as file:
            with_own = file.read()
    return hours_in(with_own)


def hours_in(text: str) -> tuple[Hours, ...]:
    """The office hours of a file, the earliest first; raises ValueError that says what is wrong with them."""
    try:
        known = [_hours(row) for row in json.loads(text)]
    except (KeyError, TypeError) as error:
        raise ValueError(f"office hours: from, name, hours and summer are wanted ({error})") from error
    if not known:
        raise ValueError("office hours: there are none")
    return tuple(sorted(known, key=lambda hours: hours.since))


def _hours(row: dict[str, Any]) -> Hours:
    summer = row["summer"]
    season = (summer["first"], summer["last"], _spans(summer["hours"])) if summer else None
    return Hours(date.fromisoformat(row["from"]), str(row["name"]), _spans(row["hours"]), season)


def _spans(rows: list[list[str]]) -> tuple[Span, ...]:
    spans = tuple(Span(time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in rows)
    order = [moment for span in spans for moment in (span.opens, span.closes)]
    if not spans or order != sorted(set(order)):
        raise ValueError(f"office hours: {rows} are not in order")
    return spans
