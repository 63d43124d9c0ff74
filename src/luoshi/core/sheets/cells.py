"""What a person typed into a cell, as a number, a day or a text; or why it cannot be taken."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from luoshi.core.amounts import BadAmount, amount_of

#: A cell as the file holds it.
Raw = str | float | bool | date | None


#: A cell that begins so is taken for a formula by a spreadsheet and would be run there.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class BadCell(Exception):
    """A cell that cannot be taken; its text says why and what to write instead."""


def plain(text: Any) -> str:
    """A text as it is compared: full and half width alike, without spaces."""
    return "".join(unicodedata.normalize("NFKC", str(text)).split())


def text_of(raw: Raw) -> str:
    """How a cell reads: 12 and not 12.0, days as 2026-09-30."""
    if isinstance(raw, float):
        return f"{Decimal(repr(raw)).normalize():f}"
    return "" if raw is None else str(raw).strip()


def number_of(raw: Raw, counted_in: str | None = None) -> Decimal:
    """The number in a cell; how many of a unit, where that is known (1.2万, 3,000家). Raises BadCell."""
    if isinstance(raw, bool | date):
        raise BadCell(_("“%(given)s” is no number. Write the figure alone, e.g. 3200.") % _given(raw))
    try:
        return amount_of(text_of(raw), counted_in)
    except BadAmount as bad:
        raise BadCell(str(bad)) from bad


_DAY = re.compile(r"(?P<y>\d{4})(?:年|[-/.])(?P<m>\d{1,2})(?:月|[-/.])(?P<d>\d{1,2})[日号]?前?(?:T?0?0:00(?::00)?)?")
_MONTH = re.compile(r"(?P<y>\d{4})(?:年|[-/.])(?P<m>\d{1,2})月?[底末]?前?")
_THIS_YEAR = re.compile(r"(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})[日号]|[底末])前?")
_YEAR_END = re.compile(r"(?:(?P<y>\d{4})年)?年?[底末]前?")

#: The serial numbers by which a spreadsheet counts days, from 1990 to 2099; one that lost its format shows them.
_EPOCH, _SERIALS, _YEARS = date(1899, 12, 30), range(32874, 73051), range(1990, 2100)


def day_of(raw: Raw, year: int) -> date:
    """The day in a cell, as a day or as people write it; a month is its last day. `year` is the plan's."""
    if isinstance(raw, date):
        return _in_our_time(raw)
    if isinstance(raw, float):
        return _day_of_number(raw, year)
    given = plain(text_of(raw))
    try:
        found = _day_in_words(given, year)
    except ValueError:
        what = _("“%(given)s” is a day that does not exist. Write a day of the calendar.")
        raise BadCell(what % _given(raw)) from None
    if found is None:
        raise BadCell(_("“%(given)s” is no day. Write it as 2026-12-31.") % _given(raw))
    return _in_our_time(found)


def _in_our_time(day: date) -> date:
    """A day as it is; 2026.9 typed into a cell for days is one of 1905, and nobody means that."""
    if day.year not in _YEARS:
        raise BadCell(_("“%(given)s” cannot be meant. Write the day as 2026-12-31.") % _given(day))
    return day


def _given(raw: Raw) -> dict[str, str]:
    return {"given": text_of(raw)}


def _day_of_number(raw: float, year: int) -> date:
    """A number in a column of days: a day that lost its format, or 2026.9 typed for a month."""
    if raw.is_integer() and int(raw) in _SERIALS:
        return _EPOCH + timedelta(days=int(raw))
    given = text_of(raw)
    if given.endswith(".1"):
        both = {"given": given, "first": f"{given[:-2]}-01-31", "second": f"{given[:-2]}-10-31"}
        raise BadCell(_("“%(given)s” may be January or October. Write %(first)s or %(second)s.") % both)
    return day_of(given, year)


def _day_in_words(given: str, year: int) -> date | None:
    """The day that a text names; None where it names none. Raises ValueError for one that does not exist."""
    if found := _DAY.fullmatch(given):
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    if found := _MONTH.fullmatch(given):
        return _end_of_month(int(found["y"]), int(found["m"]))
    if found := _THIS_YEAR.fullmatch(given):
        month = int(found["m"])
        return date(year, month, int(found["d"])) if found["d"] else _end_of_month(year, month)
    if found := _YEAR_END.fullmatch(given):
        return date(int(found["y"] or year), 12, 31)
    return None


def _end_of_month(year: int, month: int) -> date:
    first = date(year, month, 1)  # refuses a thirteenth month
    return first.replace(day=monthrange(year, month)[1])
