"""The days of a round, reckoned from its period by a rule that is data."""

from __future__ import annotations

import json
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from luoshi.core.calendar import calendar_of, workdays_after, workdays_before

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
    """The days of the round about the month of `period` that is opened on a day (never before its rule's day).

    `by`: the versions of the calendar's years to reckon with, the latest if it names none.
    """
    data = _rules()[rule]
    start, end = month_of(period)
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


def last_month(day: date) -> date:
    """The first day of the month before a day's."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


@cache
def _rules() -> dict[str, Any]:
    return dict(json.loads(files("luoshi.dispatch").joinpath("data", "rounds.json").read_text("utf-8")))
