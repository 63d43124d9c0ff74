"""How a source is laid out on the page: its lines as paragraphs, its tables as grids, each with its place in the text.

Nothing of the file's own markup is used: the grids are the reader's, the rest are the lines of the running text.
Every word stands in exactly one box, and every box says where it begins, so that a page leads back to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from luoshi.reading import Flow, Span
from luoshi.reading.flow import Cell, Table

_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True)
class Box:
    """A paragraph, or a cell with the rows and columns that it covers; `span` counts in the running text."""

    span: Span
    rows: int = 1
    columns: int = 1
    heads: bool = False  # a cell that stands over a column
    place: str = ""  # in a workbook: 任务!F12


@dataclass(frozen=True)
class Grid:
    """A table: the cells that begin in each of its rows, from the left."""

    at: int
    rows: tuple[tuple[Box, ...], ...]


def laid_out(flow: Flow, heads: Mapping[int, int]) -> list[Box | Grid]:
    """The paragraphs and tables of a text in their order; `heads` says how many rows head a table, by its number."""
    grids = [grid_of(table, heads.get(n, 0)) for n, table in enumerate(flow.tables)]
    filled = sorted(cell.span for table in flow.tables for cell in table.cells if cell.span.end > cell.span.start)
    return sorted([*_lines(flow.text, filled), *grids], key=_begin)


def boxes_of(parts: Iterable[Box | Grid]) -> list[Box]:
    """Every box that holds words, in the order of the text."""
    each = (part.rows if isinstance(part, Grid) else ((part,),) for part in parts)
    boxes = (box for rows in each for row in rows for box in row)
    return sorted((box for box in boxes if box.span.end > box.span.start), key=lambda box: box.span)


def grid_of(table: Table, heads: int) -> Grid:
    """The rows of a table as a page writes them down; where the source has no cell, an empty one holds the place."""
    height = max(cell.row + cell.rows for cell in table.cells)
    width = max(cell.column + cell.columns for cell in table.cells)
    begun: dict[int, list[Cell]] = {row: [] for row in range(height)}
    for cell in [*table.cells, *_fillers(table.cells, height, width)]:
        begun[cell.row].append(cell)
    rows = (sorted(begun[row], key=lambda cell: cell.column) for row in range(height))
    return Grid(
        table.span.start,
        tuple(
            tuple(Box(cell.span, cell.rows, cell.columns, cell.row < heads, cell.place) for cell in row) for row in rows
        ),
    )


def _fillers(cells: Sequence[Cell], height: int, width: int) -> Iterator[Cell]:
    taken = {
        (row, column)
        for cell in cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }
    for row in range(height):
        for column in range(width):
            if (row, column) not in taken:
                yield Cell(Span(0, 0), row, column)


def _lines(text: str, filled: Sequence[Span]) -> Iterator[Box]:
    """The lines with words that stand in no cell."""
    at = 0
    for cell in [*filled, Span(len(text), len(text))]:
        yield from (Box(Span(*found.span())) for found in _LINE.finditer(text, at, max(at, cell.start)))
        at = max(at, cell.end)


def _begin(part: Box | Grid) -> int:
    return part.at if isinstance(part, Grid) else part.span.start
