"""Days and moments in words: 2026年9月24日(周四), Thu 24 Sep 2026."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from luoshi.core.calendar import workdays_until
from luoshi.core.errors import At

WEEKDAYS = (
    pgettext_lazy("short weekday", "Mon"),
    pgettext_lazy("short weekday", "Tue"),
    pgettext_lazy("short weekday", "Wed"),
    pgettext_lazy("short weekday", "Thu"),
    pgettext_lazy("short weekday", "Fri"),
    pgettext_lazy("short weekday", "Sat"),
    pgettext_lazy("short weekday", "Sun"),
)


MONTHS = (
    pgettext_lazy("short month", "Jan"),
    pgettext_lazy("short month", "Feb"),
    pgettext_lazy("short month", "Mar"),
    pgettext_lazy("short month", "Apr"),
    pgettext_lazy("short month", "May"),
    pgettext_lazy("short month", "Jun"),
    pgettext_lazy("short month", "Jul"),
    pgettext_lazy("short month", "Aug"),
    pgettext_lazy("short month", "Sep"),
    pgettext_lazy("short month", "Oct"),
    pgettext_lazy("short month", "Nov"),
    pgettext_lazy("short month", "Dec"),
)


def local_day(value: date | datetime) -> date:
    """The day of a moment where the office is; a date stays what it is."""
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    return value


def from_iso(text: str) -> date | None:
    """The day that a text like 2026-09-24 names; None for any other text."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def month_from_iso(text: str) -> date | None:
    """The first day of the month that a text like 2026-09 names; None for any other text."""
    return from_iso(f"{text}-01")


def month_in_words(day: date) -> str:
    """A month of a year: Aug 2026, 2026年8月."""
    return _("{month} {year}").format(month=MONTHS[day.month - 1], year=day.year)


def left_in_words(due: date, on: date) -> str:
    """How far a day lies ahead or behind, by the working calendar: 3 working days left, 2 working days overdue."""
    days = workdays_until(on, due).days
    if due == on:
        return _("due today")
    if not days:
        return _("no working day left") if due > on else _("overdue")
    if due < on:
        return ngettext("%(n)s working day overdue", "%(n)s working days overdue", -days) % {"n": -days}
    return ngettext("%(n)s working day left", "%(n)s working days left", days) % {"n": days}


def not_between(first: date, last: date, field: str, day: date) -> Iterator[At]:
    """Why a day that somebody typed into a field cannot be: it lies before the first or after the last that may."""
    if not first <= day <= last:
        days = {"day": in_words(day), "first": in_words(first), "last": in_words(last)}
        yield At(field, _("%(day)s cannot be right: choose a day from %(first)s to %(last)s.") % days)


def in_words(value: date | datetime) -> str:
    """A day with its weekday, in the reader's language. A moment is told as its day."""
    day = local_day(value)
    return _("{weekday} {day} {month} {year}").format(
        weekday=WEEKDAYS[day.weekday()],
        day=day.day,
        month=MONTHS[day.month - 1],
        year=day.year,
    )


def moment_in_words(value: datetime) -> str:
    """A moment to the minute, in office time."""
    local = timezone.localtime(value)
    return _("{day}, {time}").format(day=in_words(local), time=f"{local:%H:%M}")
