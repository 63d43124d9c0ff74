"""The days of a round, reckoned from its period by a rule that is data."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from luoshi.core.calendar import calendar_of, workdays_after, workdays_before
from luoshi.core.packaged import data_of

MONTHLY = "monthly"


@dataclass(frozen=True)
class Days:
    """All days of a round, by which version of the rule and of the calendar, and whether a notice may move them."""

    rule: str
    rule_version: int
    calendar_version: str
    provisional: bool
    period_start: date
    period_end: date
    opens_on: date
    remind_on: date
    due_on: date
    grace_until: date
    closes_on: date


def days_of(period: date, opened: date, rule: str = MONTHLY, by: str = "") -> Days:
    """The days of the round about the period that holds a day, opened on another (never before its rule's day).

    `by`: the versions of the calendar's years to reckon with, the latest if it names none.
    """
    data = rules()[rule]
    start, end = PERIODS[data["period"]](period)
    opens = max(workdays_after(end, data["opens"], by).day, opened)
    due = workdays_after(opens, data["due"], by)
    grace, closes = (workdays_after(due.day, data[name], by) for name in ("grace", "closes"))
    return Days(
        rule,
        data["version"],
        calendar_of(end, closes.day, by),
        due.provisional or closes.provisional,
        start,
        end,
        opens,
        workdays_before(due.day, data["remind"], by).day,
        due.day,
        grace.day,
        closes.day,
    )


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of a day's month."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def quarter_of(day: date) -> tuple[date, date]:
    """The first and the last day of a day's quarter."""
    first = day.month - (day.month - 1) % 3
    return date(day.year, first, 1), month_of(date(day.year, first + 2, 1))[1]


def week_of(day: date) -> tuple[date, date]:
    """The Monday and the Sunday of a day's week."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def day_alone(day: date) -> tuple[date, date]:
    return day, day


PERIODS: dict[str, Callable[[date], tuple[date, date]]] = {
    "month": month_of,
    "quarter": quarter_of,
    "week": week_of,
    "day": day_alone,
}


def last_period(rule: str, day: date) -> tuple[date, date]:
    """The first and the last day of the newest period of a rule that has ended before a day."""
    period = PERIODS[rules()[rule]["period"]]
    return period(period(day)[0] - timedelta(days=1))


def is_ordered(rule: str) -> bool:
    """Whether a rule asks so often that somebody has to order it in writing."""
    return bool(rules()[rule].get("ordered"))


def ends_quarter(day: date) -> bool:
    """Whether a day is the last of a quarter."""
    return day == quarter_of(day)[1]


def last_month(day: date) -> date:
    """The first day of the month before a day's."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


@cache
def rules() -> dict[str, Any]:
    """The rules by their names, in the order in which they are offered."""
    return {name: rule for name, rule in data_of("dispatch", "rounds.json").items() if name != "about"}
