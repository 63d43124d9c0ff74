"""Which period of reporting judges a target on a day, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from luoshi.dispatch.lights.aims import Aim, month_told

#: What is known of the period that judges.
ACCEPTED, MISSING, UNREVIEWED, IN_GRACE, EXCUSED, AWAITING = (
    "accepted",
    "missing",
    "unreviewed",
    "in_grace",
    "excused",
    "awaiting",
)


@dataclass(frozen=True)
class Period:
    """One round as a target sees it: `value` once a report was accepted, `reported` while one is in review."""

    round: int
    ends: date
    due: date
    grace_until: date
    value: Fraction | None = None
    reported: bool = False
    excused: bool = False
    accepted: bool = False  # with or without a value
    reference: Fraction | None = None  # what a relative target is compared with, as known for this period


def settled_as(period: Period, value: Fraction) -> Period:
    """A period of which nobody reported, with the figure by which the year was settled all the same (S18)."""
    return replace(period, value=value, accepted=True)


@dataclass(frozen=True)
class Situation:
    """What is known of the period that judges; `round` and `ends` are None where there is no such period."""

    known: str
    round: int | None = None
    ends: date | None = None
    value: Fraction | None = None
    reference: Fraction | None = None


def in_season(periods: Iterable[Period], aim: Aim) -> list[Period]:
    """The periods of which the figures judge what is judged by some months only (S9); all where none are named.

    Figures that come late belong to the month that they are about: June's are those of July's period.
    """
    return [one for one in periods if judges(aim, one.ends)]


def judges(aim: Aim, ends: date) -> bool:
    """Whether the figures of a period that ends on a day judge a target."""
    return not aim.months or month_told(aim, ends).month in aim.months


def situation(periods: Iterable[Period], on: date) -> Situation:
    """The newest period that has an accepted report or is due decides; an excused one leaves it to the one before.

    Due without an accepted report is grey until the days of grace end and red after, whatever older values say.
    """
    excused = False
    for period in sorted(periods, key=lambda one: one.ends, reverse=True):
        if period.excused and not period.accepted:
            excused = True
        elif (known := _known(period, on)) is not None:
            return Situation(known, period.round, period.ends, period.value, period.reference)
    return Situation(EXCUSED if excused else AWAITING)


def is_decided(here: Situation) -> bool:
    """Whether a period decides, so that nothing older can."""
    return here.known not in (EXCUSED, AWAITING)


def _known(period: Period, on: date) -> str | None:
    """What is known of a period on a day; None where it is not due yet."""
    if period.accepted:
        return ACCEPTED
    if on > period.grace_until:
        return UNREVIEWED if period.reported else MISSING
    return IN_GRACE if on > period.due else None


def next_look(periods: Iterable[Period], on: date) -> date | None:
    """The next day on which time alone may change the situation."""
    waiting = (one for one in periods if not one.accepted and not one.excused)
    days = (day + timedelta(days=1) for one in waiting for day in (one.due, one.grace_until))
    return min((day for day in days if day > on), default=None)
