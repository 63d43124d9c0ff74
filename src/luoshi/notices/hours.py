"""When a person may be told: plain reckoning with quiet hours and the working calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from luoshi.core.calendar import is_workday

DAY = timedelta(days=1)
#: So far ahead a day is looked for on which a person may be told; no holidays last that long.
HORIZON = 30


@dataclass(frozen=True)
class Quiet:
    """The quiet hours of a person on a day. Beginning and end alike: there are none."""

    begins: time = time(21)
    ends: time = time(8)
    days_off: bool = True
    daily_at: time = time(8, 30)


def open_from(quiet: Quiet, moment: datetime) -> datetime:
    """The first moment from a given one on at which the person may be told: that one itself, or the quiet's end."""
    local = timezone.localtime(moment)
    return next(_openings(quiet, local), local).astimezone(moment.tzinfo)


def _openings(quiet: Quiet, local: datetime) -> Iterator[datetime]:
    for day in _days(local.date()):
        if quiet.days_off and not is_workday(day):
            continue
        for opens, closes in _spans(quiet, day):
            if max(opens, local) < closes:
                yield max(opens, local)


def _spans(quiet: Quiet, day: date) -> list[tuple[datetime, datetime]]:
    """The stretches of a day outside of its quiet hours."""
    midnight, next_midnight = _at(day, time()), _at(day + DAY, time())
    begins, ends = _at(day, quiet.begins), _at(day, quiet.ends)
    if begins == ends:
        return [(midnight, next_midnight)]
    if begins < ends:
        return [(midnight, begins), (ends, next_midnight)]
    return [(ends, begins)]


def next_daily(quiet: Quiet, moment: datetime) -> datetime:
    """When the message of the day comes next after a moment: never in quiet hours."""
    local = timezone.localtime(moment)
    times = (_at(day, quiet.daily_at) for day in _days(local.date()))
    found = next(at for at in times if at > local and (is_workday(at.date()) or not quiet.days_off))
    return open_from(quiet, found.astimezone(moment.tzinfo))


def _days(day: date) -> Iterator[date]:
    return (day + DAY * n for n in range(HORIZON))


def _at(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))
