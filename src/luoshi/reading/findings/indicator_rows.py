"""Rows of indicator tables: what each sets, and those that stand under no heading, one cell a line.

Such a row is a name, a unit, a base value and a value to be reached.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_SIGNS = {"≥": ">=", "≤": "<=", "<": "<", ">": ">"}
_ABOUT = {"左右": "~", "以上": ">=", "以下": "<=", "以内": "<="}
#: What may stand behind a value: 70以上, 15左右.
ABOUT = "|".join(_ABOUT)
_TO_FALL = expression(r"排放|能耗|消耗|用水量|死亡|事故|失业|浓度|劣|漏损")


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


def comparator_of(name: str, sign: str | None, about: str | None = None) -> str:
    """How a value is bounded: by its sign, by what stands behind it, else by whether such a thing is to fall."""
    said = _SIGNS.get(sign or "") or _ABOUT.get(about or "")
    return said or ("<=" if _TO_FALL.search(name) else ">=")


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
    value = re.sub(r"[^\d.]", "", figure)
    unit = unit.removesuffix("/年") if "[" in figure else unit
    span = Span(found.start("name"), found.end("cells"))
    return Row(name, comparator_of(name, figure[0]), str(number_of(value)), unit, span)
