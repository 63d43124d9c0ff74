"""Indicator tables with a cell a line, under a heading that says which columns set something and which only tell.

Cells are lines, or paragraphs where empty lines part the heading. A row is a run of words (its group, number, name,
kind and unit) and behind it as many figures as the heading has columns for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from luoshi.reading.expressions import expression
from luoshi.reading.findings.indicator_rows import ABOUT, IndicatorTable, Row, comparator_of
from luoshi.reading.flow import Span
from luoshi.reading.quantities import number_of
from luoshi.reading.quantities.units import kind_of

NUMBER, GROUP, NAME, KIND, UNIT, REMARK = "number", "group", "name", "kind", "unit", "remark"
BASE, AIM, OTHER = _FIGURED = ("base", "aim", "other")
_YEAR = expression(r"20\d\d")
_COLUMNS = (
    (NUMBER, expression(r"序号?|编号")),
    (GROUP, expression(r"板块|类别|分类|类型|领域|方面|维度|一级指标|指标(?:类别|类型)")),
    (KIND, expression(r"(?:指标)?(?:属性|性质)")),
    (NAME, expression(r"(?:主要|具体|二级|三级)?指标(?:名称)?(?:\([^()]{1,12}\))?")),
    (UNIT, expression(r"(?:计量)?单位")),
    (BASE, expression(r"[^,。]{0,8}(?:现状|基准|基期|实际|完成)[值数]?(?:\(20\d\d年?\))?")),
    (AIM, expression(r"[^,。]{0,8}(?:目标|规划|预期)[值数]?(?:\(20\d\d年?\))?|20\d\d年?")),
    (OTHER, expression(r"累计|年均[^,。]{0,8}")),
    (REMARK, expression(r"备注|说明")),
)
#: The end of a cell that heads the names; a text without one has no such table.
_NAMES_COLUMN = expression(r"指标(?:名称)?(?:[(（][^()（）\n]{1,12}[)）])?[ \t\u3000]{0,9}\n")
_CELL, _PARAGRAPH = expression(r"[^\n]+"), expression(r"[^\n]+(?:\n[^\n]+)*")
_KINDS = expression(r"(?:约束|预期|指导|参考)性")
_UNIT_WORDS = expression(r"[%‰A-Za-z一-鿿][\w/·]{0,5}(?:\([一-鿿]{1,2}\))?")
_FIGURE = expression(
    r"\(?(?P<sign>[<>≥≤])?(?P<value>\d[\d,]{0,12}(?:\.\d{1,4})?)"
    rf"(?P<unit>[%‰]|(?!{ABOUT})[一-鿿]{{1,5}}?)?(?P<about>{ABOUT})?\)?(?:\([^()]{{1,12}}\))?"
)
_NOTHING = expression(r"[-—–/…]{1,3}|无")
#: The line above, without what numbers it: 表2 主要指标表.
_TITLE = expression(
    r"(?:(?:表|专栏)\s?\d{0,2}|\d{1,2}\.|[(]?[一二三四五六七八九十]{1,3}[)、])?\s?[:.]?\s?"
    r"(?P<title>[^\n。,;]{4,40})\s{0,9}$"
)
_LONGEST_HEADING, _LONGEST_NAME, _MOST_WORDS, _MOST_COLUMNS = 16, 40, 5, 9
_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 2


class _Cell(NamedTuple):
    words: str
    span: Span


class _Column(NamedTuple):
    """What a column holds, and the year that its heading names."""

    kind: str
    year: str | None


def lined_tables(text: str, within: Span) -> Iterator[IndicatorTable]:
    """The tables in a stretch of text with half-width punctuation."""
    if _NAMES_COLUMN.search(text, *within):
        by_paragraph = [*_tables(text, _cells(text, within, _PARAGRAPH))]
        yield from by_paragraph or _tables(text, _cells(text, within, _CELL))


def _cells(text: str, within: Span, parted: re.Pattern[str]) -> list[_Cell]:
    found = (Span(*cell.span()) for cell in parted.finditer(text, *within))
    cells = (_Cell("".join(text[span.start : span.end].split()), span) for span in found)
    return [cell for cell in cells if cell.words]


def _tables(text: str, cells: Sequence[_Cell]) -> Iterator[IndicatorTable]:
    at = 0
    while at < len(cells):
        columns = _columns(cells[at : at + _MOST_COLUMNS])
        if not columns:
            at += 1
            continue
        below = at + len(columns)
        rows = list(_rows((cells[one] for one in range(below, len(cells))), columns))
        if len(rows) >= _FEWEST_ROWS:
            yield _table(text, cells[at:below], columns, rows)
        at = below


def _columns(cells: Sequence[_Cell]) -> list[_Column]:
    """The columns of a heading; none where cells are no such heading."""
    columns: list[_Column] = []
    for words, _ in cells:
        kind = next((kind for kind, called in _COLUMNS if called.fullmatch(words)), None)
        if kind is None or len(words) > _LONGEST_HEADING:
            break
        year = _YEAR.search(words)
        columns.append(_Column(kind, year[0] if year else None))
    columns = _with_base(columns)
    kinds = [column.kind for column in columns]
    return columns if kinds.count(NAME) == 1 and AIM in kinds and len(kinds) >= _FEWEST_COLUMNS else []


def _with_base(columns: list[_Column]) -> list[_Column]:
    """The first of several years is the one that the others are measured by, where no column says so."""
    aims = [column for column in columns if column.kind == AIM]
    dated = len(aims) > 1 and all(aim.year for aim in aims)
    if not dated or any(column.kind == BASE for column in columns):
        return columns
    return [column._replace(kind=BASE) if column is aims[0] else column for column in columns]


def _rows(cells: Iterator[_Cell], columns: Sequence[_Column]) -> Iterator[Row]:
    """The rows below a heading, up to words that are no row."""
    figured = [column for column in columns if column.kind in _FIGURED]
    measured = any(column.kind == UNIT for column in columns)
    grouped = columns[0].kind == GROUP
    words: list[_Cell] = []
    figures: list[_Cell] = []
    unit, serial = "", 0
    for cell in cells:
        if cell.words == str(serial + 1) and (not words or (grouped and len(words) == 1 and not figures)):
            serial += 1
        elif words and _is_figure(cell.words):
            figures.append(cell)
            if len(figures) == len(figured):
                name, unit = _named(words, unit, measured)
                yield from _of_row(name, unit, words[0].span, figures, figured)
                words, figures = [], []
        elif len(words) >= _MOST_WORDS or len(cell.words) > _LONGEST_NAME or figures:
            return
        else:
            words.append(cell)


def _is_figure(words: str) -> bool:
    return bool(_FIGURE.fullmatch(words) or _NOTHING.fullmatch(words))


def _named(words: Sequence[_Cell], above: str, measured: bool) -> tuple[str, str]:
    """What a row is called, and its unit: that of the row above where it has none of its own (其中:…)."""
    said = [one.words.removeprefix("其中").lstrip(":") for one in words if not _KINDS.fullmatch(one.words)]
    if not said:
        return "", above
    if not measured:
        return said[-1], ""
    if len(said) > 1 and _UNIT_WORDS.fullmatch(said[-1]) and kind_of(said[-1]) != "bare":
        return said[-2], said[-1]
    return said[-1], above


def _of_row(name: str, unit: str, start: Span, figures: Sequence[_Cell], columns: Sequence[_Column]) -> Iterator[Row]:
    for cell, column in zip(figures, columns, strict=True):
        found = _FIGURE.fullmatch(cell.words)
        if column.kind != AIM or not found or not name:
            continue
        sign = comparator_of(name, found["sign"], found["about"])
        value = str(number_of(found["value"].replace(",", "")))
        due = f"{column.year}-12-31" if column.year else None
        yield Row(name, sign, value, found["unit"] or unit, Span(start.start, cell.span.end), due)


def _table(text: str, heading: Sequence[_Cell], columns: Sequence[_Column], rows: list[Row]) -> IndicatorTable:
    first = heading[0].span.start
    line = text.rfind("\n", 0, len(text[:first].rstrip())) + 1
    title = _TITLE.search(text, line, first)
    aims = [cell.span for cell, column in zip(heading, columns, strict=True) if column.kind == AIM]
    called = Span(*title.span("title")) if title else Span(first, heading[-1].span.end)
    return IndicatorTable(Span(title.start() if title else first, rows[-1].span.end), called, aims[-1], tuple(rows))
