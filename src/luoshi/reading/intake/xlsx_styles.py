"""Number formats of a workbook: which cells show a date or a percentage; and numbers as their cells show them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal
from typing import IO, NamedTuple

from luoshi.reading.expressions import expression
from luoshi.reading.intake.xml_parts import Attributes, parse

#: Formats that every program knows by number (ECMA-376 18.8.30, with those of Chinese versions).
_DATES = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
_PERCENT = {9, 10}
_LITERAL = expression(r'"[^"]*"|\\.|\[[^\[\]]*\]|_.|General')
_DAYS = expression(r"[yd]", re.IGNORECASE)


class Styles(NamedTuple):
    """What the styles of cells show, by their number."""

    dates: frozenset[int] = frozenset()
    percents: frozenset[int] = frozenset()
    since_1904: bool = False

    def shown(self, written: str, style: int) -> str:
        """A number as its cell shows it: 20, 85%, 2024-06-30."""
        number = float(written)
        if style in self.dates:
            return _day(number, self.since_1904)
        return f"{plain_number(number * 100)}%" if style in self.percents else plain_number(number)


def styles_of(part: IO[bytes] | None, since_1904: bool) -> Styles:
    """The styles of a workbook's part `styles`, or of one that has none."""
    reader = _Reader()
    if part:
        parse(part, reader.start, reader.end)
    kinds = [reader.kind(number) for number in reader.used]
    dates = frozenset(style for style, kind in enumerate(kinds) if kind == "date")
    return Styles(dates, frozenset(style for style, kind in enumerate(kinds) if kind == "percent"), since_1904)


class _Reader:
    """The formats that a workbook names, and the one that each style uses."""

    def __init__(self) -> None:
        self.used: list[int] = []
        self._named: dict[int, str] = {}
        self._in_cells = False

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "numFmt":
            self._named[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif tag == "cellXfs":
            self._in_cells = True
        elif tag == "xf" and self._in_cells:
            self.used.append(int(attributes.get("numFmtId", 0)))

    def end(self, tag: str) -> None:
        self._in_cells = self._in_cells and tag != "cellXfs"

    def kind(self, number: int) -> str:
        """`date`, `percent`, or "" for any other number."""
        if number not in self._named:
            return "date" if number in _DATES else "percent" if number in _PERCENT else ""
        code = self._named[number]
        bare = _LITERAL.sub("", code)
        if _DAYS.search(bare) or ("月" in code and "m" in bare.lower()):
            return "date"
        return "percent" if "%" in bare else ""


def plain_number(number: float) -> str:
    """A number with the fifteen digits that spreadsheets keep, 20 and not 20.0."""
    return f"{Decimal(f'{number:.15g}'):f}"


def _day(number: float, since_1904: bool) -> str:
    """The day that a serial number means; one that is none stays a number."""
    try:
        moment = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)
        return (moment + timedelta(days=int(number))).date().isoformat()
    except (OverflowError, ValueError):
        return plain_number(number)
