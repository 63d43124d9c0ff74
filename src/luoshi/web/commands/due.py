"""`luoshi due`: until when something is due, with its working. Needs neither a database nor a server."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from gettext import gettext as _
from itertools import groupby
from typing import Any

from luoshi.core import office_hours
from luoshi.core.calendar import year_of
from luoshi.core.clocks import (
    HOURS,
    Clock,
    Due,
    Ends,
    EndsMismatch,
    From,
    NoClock,
    Pause,
    PausesOverlap,
    PauseTooLate,
    Step,
    TooFar,
    Why,
    clock_of,
    due,
)
from luoshi.web.language import gettext_noop

WEEKDAYS = (
    gettext_noop("Monday"),
    gettext_noop("Tuesday"),
    gettext_noop("Wednesday"),
    gettext_noop("Thursday"),
    gettext_noop("Friday"),
    gettext_noop("Saturday"),
    gettext_noop("Sunday"),
)
WORDS = {
    Why.RECEIVED: gettext_noop("received, not counted"),
    Why.COUNTED: gettext_noop("counted"),
    Why.MAKE_UP: gettext_noop("counted, a make-up workday"),
    Why.DAY_OFF: gettext_noop("day off"),
    Why.PAUSED: gettext_noop("suspended"),
    Why.ROLLED: gettext_noop("no working day, the end moves on"),
}
ENDS = {"close": Ends.CLOSE_OF_OFFICE, "24:00": Ends.MIDNIGHT}


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "received", type=received, metavar=_("RECEIVED"), help=_("when: 2026-09-18, or with a time 2026-09-18T16:30")
    )
    parser.add_argument(
        "term",
        type=term,
        metavar=_("TERM"),
        help=_("how long: 15wd working days, 5d days, 2wh working hours, 24h hours"),
    )
    parser.add_argument("--at-once", action="store_true", help=_("count from the moment itself, not from the next day"))
    parser.add_argument("--ends", choices=ENDS, help=_("when the last day ends: at the close of office or at 24:00"))
    parser.add_argument("--no-roll", action="store_true", help=_("let days end on a day on which offices do not work"))
    parser.add_argument(
        "--pause", type=pause, action="append", default=[], metavar=_("FROM..UNTIL"), help=_("the clock stands then")
    )
    parser.add_argument("--json", action="store_true", help=_("for programs"))


def received(text: str) -> tuple[datetime, bool]:
    """A moment, and whether its time was said."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(_("“%s” is no day. Write 2026-09-18 or 2026-09-18T16:30.") % text) from error
    if moment.tzinfo:
        raise ArgumentTypeError(_("“%s” names a time zone. Write the time of the office without one.") % text)
    return moment, "T" in text or " " in text


def term(text: str) -> Clock:
    try:
        return clock_of(text)
    except ValueError as error:
        wanted = _("“%s” is no term. Write a number from 1 to 9999 with wd, d, wh or h, as in 15wd.")
        raise ArgumentTypeError(wanted % text) from error


def pause(text: str) -> Pause:
    """From a moment to a moment, or from a day to a day, the last one included."""
    first, dots, last = text.partition("..")
    if not dots:
        raise ArgumentTypeError(_("“%s” is no pause. Write 2026-09-21..2026-09-22.") % text)
    (begins, _told), (ends, told) = received(first), received(last)
    try:
        return Pause(begins, ends if told else ends + timedelta(days=1))
    except ValueError as error:
        raise ArgumentTypeError(_("The pause “%s” ends before it begins.") % text) from error


def run(arguments: Namespace) -> int:
    """Prints until when, with the working; 1 where it cannot be said."""
    moment, timed = arguments.received
    if arguments.term.unit in HOURS and not timed:
        return _refuse(_("Hours are counted from a moment: add its time, as in 2026-09-18T16:30."))
    try:
        clock = _asked(arguments)
        found = due(clock, moment, arguments.pause)
    except NoClock as error:
        return _refuse(_(_REASONS[type(error)]))
    if arguments.json:
        print(json.dumps(_contract(clock, moment, found), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_told(clock, moment, timed, found)))
    return 0


_REASONS: dict[type[NoClock], str] = {
    PauseTooLate: gettext_noop("A pause begins when it was due already. Take it away."),
    PausesOverlap: gettext_noop("Two pauses overlap. Name their time once."),
    EndsMismatch: gettext_noop("Hours end at a moment. Leave --ends away."),
    TooFar: gettext_noop("This ends more than ten years away. Correct the term or the pauses."),
}


def _refuse(reason: str) -> int:
    print(reason, file=sys.stderr)
    return 1


def _asked(arguments: Namespace) -> Clock:
    """The term's usual clock, with what was asked for instead."""
    clock: Clock = arguments.term
    return replace(
        clock,
        begins=From.MOMENT if arguments.at_once else clock.begins,
        ends=ENDS[arguments.ends] if arguments.ends else clock.ends,
        rolls=clock.rolls and not arguments.no_roll,
    )


def _contract(clock: Clock, moment: datetime, found: Due) -> dict[str, Any]:
    """The answer for programs. `until` may be 24:00, which `at` tells as the next day's first moment."""
    return {
        "received": moment.isoformat(timespec="minutes"),
        "clock": {"unit": clock.unit, "n": clock.n, "from": clock.begins, "ends": clock.ends, "rolls": clock.rolls},
        "day": found.day.isoformat(),
        "until": _clock_time(found.time),
        "at": found.at.isoformat(timespec="minutes"),
        "provisional": found.provisional,
        "calendar": found.calendar,
        "office_hours": office_hours.hours_of(found.day).name,
        "working": [
            {
                "from": step.begins.isoformat(timespec="minutes"),
                "until": step.ends.isoformat(timespec="minutes"),
                "why": step.why,
                "count": step.count,
            }
            for step in found.working
        ],
    }


def _clock_time(value: time | None) -> str:
    return f"{value:%H:%M}" if value else "24:00"


def _told(clock: Clock, moment: datetime, timed: bool, found: Due) -> Iterator[str]:
    """The answer for people: until when, the working, and by what it was reckoned."""
    yield _("Due by %(until)s, %(day)s") % {"day": _day(found.day), "until": _clock_time(found.time)}
    yield ""
    yield from _days(found.working) if clock.unit not in HOURS else _hours(found.working)
    yield ""
    yield from _sources(moment.date(), found)


def _day(day: date) -> str:
    return f"{day} ({_(WEEKDAYS[day.weekday()])})"


def _days(steps: Iterable[Step]) -> Iterator[str]:
    """A line for each run of days that have the same fate."""
    for why, run in groupby(steps, lambda step: step.why):
        days = list(run)
        first, last = days[0], days[-1]
        when = f"{first.begins:%Y-%m-%d}" + (f" – {last.begins:%m-%d}" if last != first else " " * 8)
        counts = why in (Why.COUNTED, Why.MAKE_UP)
        count = first.count if first.count == last.count else f"{first.count}–{last.count}"
        yield f"  {when}  {count if counts else '':>7}  {_(WORDS[why])}"


def _hours(steps: Iterable[Step]) -> Iterator[str]:
    """A line for each stretch of time."""
    for step in steps:
        ends = "24:00" if step.ends.time() == time() else f"{step.ends:%H:%M}"
        yield f"  {step.begins:%Y-%m-%d %H:%M}–{ends}  {step.count:>7}  {_(WORDS[step.why])}"


def _sources(first: date, found: Due) -> Iterator[str]:
    """By which notices and office hours it was reckoned, and what may still move it."""
    for year in (year_of(date(number, 1, 1)) for number in range(first.year, found.day.year + 1)):
        if year.version:
            told = {"year": year.year, "version": year.version, "notice": year.notice, "day": year.announced}
            yield _("%(year)s: %(notice)s of %(day)s, version %(version)s") % told
        else:
            yield _("%(year)s: not announced yet; weekdays and the fixed holidays of the law") % {"year": year.year}
    spans = office_hours.hours_of(found.day).on(found.day)
    hours = ", ".join(f"{span.opens:%H:%M}–{span.closes:%H:%M}" for span in spans)
    yield _("Office hours: %s") % hours
    if found.provisional:
        yield _("PROVISIONAL: a notice still to come may move this day.")
