"""Clocks: until when something is due. `docs/reference/clocks.md` has the rules, with cases that the tests read.

A clock counts hours, working hours, days or working days from a moment. Moments are as the clock on the office's wall
shows them. What is due at 24:00 is due before the first moment of the next day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise

from luoshi.core import office_hours
from luoshi.core.calendar import calendar_of, is_workday, provisional_between
from luoshi.core.years import DAY

#: Who counts further than this has made a slip: ten years.
LONGEST = timedelta(days=3660)


class NoClock(ValueError):
    """What was asked for cannot be reckoned."""


class PauseTooLate(NoClock):
    """A pause begins when it was due already."""


class PausesOverlap(NoClock):
    """Two pauses overlap."""


class EndsMismatch(NoClock):
    """Hours end at a moment, days at the close of office or at 24:00."""


class TooFar(NoClock):
    """It counts further than ten years."""


class Unit(StrEnum):
    HOUR = "hour"
    WORKING_HOUR = "working_hour"
    DAY = "day"
    WORKING_DAY = "working_day"


class From(StrEnum):
    MOMENT = "moment"
    NEXT_DAY = "next_day"


class Ends(StrEnum):
    MOMENT = "moment"
    CLOSE_OF_OFFICE = "close_of_office"
    MIDNIGHT = "24:00"


SHORT = {"h": Unit.HOUR, "wh": Unit.WORKING_HOUR, "d": Unit.DAY, "wd": Unit.WORKING_DAY}
HOURS = frozenset({Unit.HOUR, Unit.WORKING_HOUR})


@dataclass(frozen=True)
class Clock:
    """How long something may take, when the counting begins, and at what time of the last day it ends.

    `rolls`: a last day (of days) or a last hour on which offices do not work moves to the next working day.
    """

    unit: Unit
    n: int
    begins: From
    ends: Ends
    rolls: bool = False

    def __post_init__(self) -> None:
        if self.n < 1:
            raise ValueError("a clock counts at least one")
        if (self.unit in HOURS) != (self.ends == Ends.MOMENT):
            raise EndsMismatch


@dataclass(frozen=True)
class Pause:
    """A time in which the clock stands: from a moment on, until another."""

    begins: datetime
    ends: datetime

    def __post_init__(self) -> None:
        if self.ends <= self.begins:
            raise ValueError("a pause ends after it has begun")


class Why(StrEnum):
    """What became of a stretch of time."""

    RECEIVED = "received"
    COUNTED = "counted"
    MAKE_UP = "make_up"
    DAY_OFF = "day_off"
    PAUSED = "paused"
    ROLLED = "rolled"


@dataclass(frozen=True)
class Step:
    """A stretch of the working: from when to when, what became of it, and how far the count is at its end."""

    begins: datetime
    ends: datetime
    why: Why
    count: str


@dataclass(frozen=True)
class Due:
    """Until when: the last day and its time (None: 24:00), the working, and what it was reckoned with."""

    day: date
    time: time | None
    provisional: bool
    calendar: str
    working: tuple[Step, ...]

    @property
    def at(self) -> datetime:
        """The moment after which it is late."""
        return datetime.combine(self.day, self.time) if self.time else datetime.combine(self.day + DAY, time())


def clock_of(text: str) -> Clock:
    """The clock that a text like 15wd, 5d, 2wh or 24h names, with the usual beginning and end; else ValueError.

    Days are counted from the next day on; working days end at the close of office, days at 24:00 of a working day.
    Hours run from the moment.
    """
    match = re.fullmatch(r"(\d{1,4})(wd|wh|d|h)", text)
    if not match:
        raise ValueError(text)
    unit, n = SHORT[match[2]], int(match[1])
    if unit in HOURS:
        return Clock(unit, n, From.MOMENT, Ends.MOMENT)
    ends = Ends.CLOSE_OF_OFFICE if unit == Unit.WORKING_DAY else Ends.MIDNIGHT
    return Clock(unit, n, From.NEXT_DAY, ends, rolls=unit == Unit.DAY)


def due(clock: Clock, received: datetime, pauses: Iterable[Pause] = ()) -> Due:
    """Until when, for what was received at a moment; raises NoClock where that cannot be said."""
    pauses = in_order(pauses)
    found = _RECKONERS[clock.unit](clock, received, pauses)
    if clock.rolls:
        found = _rolled(found)
    if any(pause.begins >= found.at for pause in pauses):
        raise PauseTooLate
    return replace(
        found,
        provisional=provisional_between(received.date(), found.day),
        calendar=calendar_of(received.date(), found.day),
    )


def in_order(pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    """Pauses by their beginning; raises PausesOverlap."""
    pauses = tuple(sorted(pauses, key=lambda pause: pause.begins))
    if any(first.ends > second.begins for first, second in pairwise(pauses)):
        raise PausesOverlap
    return pauses


def _due_on(day: date, until: time | None, steps: Iterable[Step]) -> Due:
    return Due(day, until, provisional=False, calendar="", working=tuple(steps))


def _days(clock: Clock, received: datetime, pauses: Sequence[Pause]) -> Due:
    """Counts days or working days: a day counts when the clock runs at its end."""
    steps: list[Step] = []
    day, count = received.date(), 0
    while count < clock.n:
        why = _why(clock, day, received, pauses)
        count += why in (Why.COUNTED, Why.MAKE_UP)
        steps.append(Step(_start(day, received), _start(day + DAY, received), why, str(count)))
        day = _next(day, received)
    last = day - DAY
    until = office_hours.closing(last).time() if clock.ends == Ends.CLOSE_OF_OFFICE else None
    return _due_on(last, until, steps)


def _why(clock: Clock, day: date, received: datetime, pauses: Sequence[Pause]) -> Why:
    """What becomes of a day."""
    working = clock.unit == Unit.WORKING_DAY
    if day == received.date() and (clock.begins == From.NEXT_DAY or received >= _end(clock, day)):
        return Why.RECEIVED
    if working and not is_workday(day):
        return Why.DAY_OFF
    if any(pause.begins < _end(clock, day) <= pause.ends for pause in pauses):
        return Why.PAUSED
    return Why.MAKE_UP if working and day.weekday() >= 5 else Why.COUNTED


def _end(clock: Clock, day: date) -> datetime:
    """The moment of a day by which the clock has to run for the day to count."""
    closes = clock.ends == Ends.CLOSE_OF_OFFICE and is_workday(day)
    return office_hours.closing(day) if closes else datetime.combine(day + DAY, time())


def _start(day: date, received: datetime) -> datetime:
    """The first moment of a day, or of what is left of it."""
    return max(datetime.combine(day, time()), received)


def _next(day: date, received: datetime) -> date:
    if day - received.date() > LONGEST:
        raise TooFar
    return day + DAY


def _hours(clock: Clock, received: datetime, pauses: Sequence[Pause]) -> Due:
    """Counts hours as they pass, or the hours of the office."""
    begins = datetime.combine(received.date() + DAY, time()) if clock.begins == From.NEXT_DAY else received
    left, wanted = timedelta(hours=clock.n), timedelta(hours=clock.n)
    steps: list[Step] = []
    day = begins.date()
    while True:
        for opens, closes, why in _stretches(clock, day, begins, pauses):
            taken = min(closes - opens, left) if why != Why.PAUSED else timedelta()
            left -= taken
            steps.append(Step(opens, opens + taken if taken else closes, why, _clocked(wanted - left)))
            if not left:
                return _moment(opens + taken, steps)
        day = _next(day, received)


def _moment(at: datetime, steps: Iterable[Step]) -> Due:
    """What is due at a moment; midnight is 24:00 of the day that ends."""
    return _due_on(at.date() - DAY, None, steps) if at.time() == time() else _due_on(at.date(), at.time(), steps)


def _stretches(
    clock: Clock, day: date, begins: datetime, pauses: Sequence[Pause]
) -> Iterable[tuple[datetime, datetime, Why]]:
    """What of a day is left to be counted, cut where the clock stands."""
    whole = [(datetime.combine(day, time()), datetime.combine(day + DAY, time()))]
    if clock.unit == Unit.WORKING_HOUR:
        whole = list(office_hours.open_stretches(day)) if is_workday(day) else []
    running = Why.MAKE_UP if clock.unit == Unit.WORKING_HOUR and day.weekday() >= 5 else Why.COUNTED
    for opens, closes in whole:
        cuts = sorted({opens, closes, *(cut for pause in pauses for cut in (pause.begins, pause.ends)), begins})
        for first, last in pairwise(cuts):
            if max(opens, begins) <= first and last <= closes:
                paused = any(pause.begins <= first < pause.ends for pause in pauses)
                yield first, last, Why.PAUSED if paused else running


def _clocked(passed: timedelta) -> str:
    minutes = int(passed.total_seconds() // 60)
    return f"{minutes // 60}:{minutes % 60:02}"


def _rolled(found: Due) -> Due:
    """The same, moved to the next working day where offices do not work on the last one."""
    day, steps = found.day, list(found.working)
    while not is_workday(day):
        day += DAY
        start = datetime.combine(day, time())
        steps.append(Step(start, start + DAY, Why.ROLLED, steps[-1].count))
    until = office_hours.closing(day).time() if found.time else None
    return replace(found, day=day, time=until, working=tuple(steps))


_RECKONERS = {
    Unit.DAY: _days,
    Unit.WORKING_DAY: _days,
    Unit.HOUR: _hours,
    Unit.WORKING_HOUR: _hours,
}
