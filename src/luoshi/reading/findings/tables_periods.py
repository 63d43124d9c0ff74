"""Columns for parts of a year (一季度 | 上半年 | 9月底前): what shall stand by its end, in words or figures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from luoshi.reading.findings import deadlines
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.tables_allotted import is_nothing
from luoshi.reading.findings.tables_columns import PERIOD, year_of
from luoshi.reading.findings.tables_grid import Grid
from luoshi.reading.flow import Cell, Span
from luoshi.reading.outline import fold
from luoshi.reading.vocabulary import rewritten

_QUARTERS = tuple((f"{n}季度", f"{word}季度") for n, word in enumerate("一二三四", 1))


class Step(NamedTuple):
    """What a row has to stand at by the end of a part of the year, in words."""

    period: str
    words: Span
    due: str | None


def period_cells(grid: Grid, row: int) -> Iterator[tuple[int, Cell]]:
    """The cells of a row under parts of the year, each once, with the last column that it covers."""
    columns = grid.columns(PERIOD)
    last = {cell: at for at in columns if (cell := grid.at(row, at))}
    return ((at, cell) for cell, at in last.items())


def period_end(document: Document, heading: str) -> str | None:
    """The last day of the part of a year that a heading names."""
    words = rewritten(fold(heading), _QUARTERS)
    return deadlines.of_cell(words, Span(0, len(words)), year_of(words) or document.year)


def steps_in(document: Document, grid: Grid, rows: range, figures: set[Cell]) -> list[Step]:
    """What the cells under parts of the year say in words; those of figures are told apart."""
    found = (
        Step(grid.heading.words[at], cell.span, period_end(document, grid.heading.words[at]))
        for row in rows
        for at, cell in period_cells(grid, row)
        if cell not in figures and not is_nothing(document, cell.span)
    )
    return list(dict.fromkeys(found))
