"""Indicator tables: rows of a name, a unit, a base value and a value to be reached, one cell a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Span
from luoshi.reading.quantities import number_of
from luoshi.reading.quantities.units import kind_of

_UNIT = r"[%‰A-Za-z一-鿿][\w/]{0,5}(?:[〔(]\w{1,2}[〕)])?"
_NUMBER = r"[≥≤<>]?\s?\[?\d[\d,]*(?:\.\d+)?\]?%?"
_DASH = r"(?:[—–-]{1,2}|/)"  # no value in the first year
_GAP = "[ \\t]{0,20}"
_ROW = expression(
    rf"^{_GAP}(?P<name>[^\n]{{1,60}}?)(?:\d?\((?P<unit>{_UNIT})\)|{_GAP}\n{{1,9}}{_GAP}(?P<own>{_UNIT})){_GAP}"
    rf"(?P<cells>(?:\n{{1,9}}{_GAP}{_DASH}{_GAP}(?=\n)){{0,1}}(?:\n{{1,9}}{_GAP}{_NUMBER}{_GAP}(?=\n|$)){{1,40}})",
    re.M,
)
SIGNS = {"≥": ">=", "≤": "<=", "<": "<", ">": ">"}
TO_FALL = expression(r"排放|能耗|消耗|用水量|死亡|事故|失业|浓度|劣|漏损")


class Row(NamedTuple):
    """What a row of an indicator table sets; `due` where its column names a year."""

    indicator: str
    comparator: str
    value: str
    unit: str
    span: Span
    due: str | None = None


class IndicatorTable(NamedTuple):
    """An indicator table under its heading: where it stands, what it is called, the column by which it is due, rows."""

    span: Span
    title: Span
    until: Span
    rows: tuple[Row, ...]


def outside(within: Span, tables: Sequence[IndicatorTable]) -> Iterator[Span]:
    """The parts of a stretch that stand in none of its tables, which are in order."""
    start = within.start
    for table in tables:
        yield Span(start, max(start, table.span.start))
        start = table.span.end
    yield Span(start, within.end)


def rows_in(text: str, within: Span) -> Iterator[Row]:
    """The rows of an indicator table; the last figure of a row is the one to be reached.

    `text` has half-width punctuation. The unit stands in brackets behind the name or in a cell of its own.
    """
    for found in _ROW.finditer(text, *within) if "\n" in text[within.start : within.end] else ():
        unit = found["unit"] or found["own"]
        figures = _without_next_serial(re.findall(_NUMBER, found["cells"]), text[within.start : found.start("name")])
        if re.search("[一-鿿]", found["name"]) and kind_of(unit.split("/")[0]) not in ("bare", "score", "time"):
            yield _row(found, unit, figures[-1].strip())


_SERIAL = expression(r"(?:^|\n)\s{0,20}(\d{1,3})\s{0,20}$")


def _without_next_serial(figures: list[str], before: str) -> list[str]:
    """The cell that numbers the next row is no figure of this one."""
    serial = _SERIAL.search(before)
    if serial and len(figures) > 1 and figures[-1].strip() == str(int(serial[1]) + 1):
        return figures[:-1]
    return figures


def _row(found: re.Match[str], unit: str, figure: str) -> Row:
    name = re.sub(r"^\d+[.、]?", "", found["name"]).strip()
    sign = SIGNS.get(figure[0]) or ("<=" if TO_FALL.search(name) else ">=")
    value = re.sub(r"[^\d.]", "", figure)
    unit = unit.removesuffix("/年") if "[" in figure else unit
    return Row(name, sign, str(number_of(value)), unit, Span(found.start("name"), found.end("cells")))
