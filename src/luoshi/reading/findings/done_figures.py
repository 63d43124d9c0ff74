"""Figures of what was done that stand in columns of their own (1-8月完成数 | 完成率), bare beside their row's task."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.periods import PERIOD
from luoshi.reading.findings.tables_columns import CONTENT, MEASURE, TARGET, TASK, VALUE, is_rate, tells_of_done
from luoshi.reading.findings.tables_grid import Grid
from luoshi.reading.flow import Cell
from luoshi.reading.model import Claim
from luoshi.reading.quantities import half_width, quantities_in

_FIGURE = expression(r"(?P<value>\d[\d,]{0,12}(?:\.\d{1,6})?)(?P<unit>[^\d\s,。;:%]{0,4}|%)")
_IN_BRACKETS = expression(r"[(]([^()]{1,8})[)]\s*$")
_SURE = 0.95


def done_figures(document: Document, grid: Grid) -> Iterator[Claim]:
    """What the rows of a table tell in cells that hold a figure and nothing else, each a fact about the row's task."""
    title = min(grid.columns(TASK) or grid.columns(CONTENT) or grid.columns(TARGET))
    told = {
        at: words for at, words in enumerate(grid.heading.words) if at not in grid.meanings and tells_of_done(words)
    }
    for row in grid.body if told else ():
        of = grid.at(row, title)
        for column, heading in told.items():
            cell = grid.at(row, column)
            if of and cell and (claim := _claim(document, of, cell, heading, _unit_in(document, grid, row, of))):
                yield claim


def _claim(document: Document, of: Cell, cell: Cell, heading: str, unit: str) -> Claim | None:
    words = half_width(document.words(cell.span))
    figure = _FIGURE.fullmatch(words)
    if not figure:
        return None
    part = figure["unit"] == "%" or is_rate(heading)
    name = _IN_BRACKETS.sub("", half_width(document.words(of.span)))
    name += "完成率" if part else "完成投资" if "投资" in heading and "投资" not in name else ""
    over = _IN_BRACKETS.search(half_width(heading))
    value = Decimal(figure["value"].replace(",", ""))
    counted = "%" if part else figure["unit"] or (over[1].removeprefix("单位:") if over else unit)
    period = PERIOD.search(half_width(heading))
    return Claim(name, value, counted, None, None, (), period[0] if period else None, words, cell.span, _SURE)


def _unit_in(document: Document, grid: Grid, row: int, title: Cell) -> str:
    """What a row counts: its unit of measure, that of its target, else the one in brackets behind its task."""
    measured = next((cell for at in grid.columns(MEASURE) if (cell := grid.at(row, at))), None)
    if measured:
        return document.words(measured.span)
    for column in grid.columns(VALUE, TARGET, CONTENT, TASK):
        cell = grid.at(row, column)
        words = half_width(document.words(cell.span)) if cell and cell != title else ""
        if counted := quantities_in(words):
            return counted[0].unit
    named = _IN_BRACKETS.search(half_width(document.words(title.span)))
    return named[1] if named else ""
