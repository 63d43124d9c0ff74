"""Grids: a table with its heading understood, so that a cell is found by row and by what its column holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.notes import ANSWERS, names_units
from luoshi.reading.findings.tables_allotted import allotted_meanings
from luoshi.reading.findings.tables_columns import (
    ALLOTTED,
    CONTENT,
    NUMBER,
    TARGET,
    TASK,
    UNITS,
    is_period,
    makes_tasks,
    meanings_of,
    tells_of_done,
    year_of,
)
from luoshi.reading.findings.tables_measures import units_over
from luoshi.reading.flow import Cell, Table

_FEWEST_ROWS = 3
_HEADING_ROWS = 4  # a heading stands in one of the first rows


class Grid:
    """A table of tasks. `meanings` holds what each column is, `body` the rows below the heading."""

    def __init__(self, table: Table, meanings: dict[int, str], heading: Heading, mapped: bool = False) -> None:
        self.table, self.span = table, table.span
        self.meanings = meanings
        self.heading, self.mapped = heading, mapped
        self._groups = heading.groups  # the heading cell over each column
        self._cells = {
            (row, column): cell
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }
        self._units: tuple[str, ...] | None = None
        self._width = 1 + max(column for _, column in self._cells)
        self.end = 1 + max(row for row, _ in self._cells)
        self.body = range(heading.first, self.end)

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers a place, if it holds words."""
        cell = self._cells.get((row, column))
        return cell if cell and cell.span.end > cell.span.start else None

    def filled(self, row: int) -> list[Cell]:
        """The cells with words that cover a row, each once."""
        return list(dict.fromkeys(cell for at in range(self._width) if (cell := self.at(row, at))))

    def begun(self, row: int) -> list[Cell]:
        """The cells with words that begin in a row."""
        return [cell for cell in self.filled(row) if cell.row == row]

    def headings_over(self, column: int) -> tuple[Cell, Cell | None]:
        """The heading of a column, and the one over it that heads others too."""
        own = self._groups[column]
        above = (cell for row in range(own.row) if (cell := self.at(row, column)) and 1 < cell.columns < self._width)
        return own, max(above, key=lambda cell: cell.row, default=None)

    def units_over(self, document: Document) -> tuple[str, ...]:
        """The units that are said over the table for all its figures."""
        if self._units is None:
            self._units = units_over(document, self.table, self.body.start)
        return self._units

    @property
    def is_of_shares(self) -> bool:
        """Whether its rows are units, and each column of figures is a task that they share."""
        kinds = {*self.meanings.values()}
        return ALLOTTED in kinds and bool(kinds & {*UNITS}) and not kinds & {TASK, CONTENT, TARGET}

    @property
    def headings(self) -> list[Cell]:
        """The cells that say what the columns hold."""
        return [cell for cell in self._groups.values() if cell.row < self.body.start]

    def columns(self, *kinds: str) -> list[int]:
        """The columns that hold one of these kinds."""
        return [column for column, kind in self.meanings.items() if kind in kinds]

    def like(self, column: int) -> list[int]:
        """The columns under the same heading cell: 工作任务 may head three."""
        return [at for at, cell in self._groups.items() if cell == self._groups[column]]


class Heading(NamedTuple):
    """The heading of a table: the cell over each column, the words of each, and where the rows below it begin."""

    groups: dict[int, Cell]
    words: tuple[str, ...]
    first: int


def grid_of(document: Document, table: Table) -> Grid | None:
    """The table with its columns understood, None where they make no tasks. What a person said of them holds."""
    if heading := mapped_heading(document, table):
        said = document.mappings[heading.words]
        held = Grid(table, _held(said), heading, mapped=True)
        return held if {TASK, CONTENT, TARGET} & {*said} or held.is_of_shares else None
    for heading in _headings(document, table):
        parts = allotted_meanings(document, table, heading.words, heading.first)
        if parts or parts is None:
            return Grid(table, parts, heading) if parts else None
        found = meanings_of(heading.words)
        if makes_tasks(found, in_plan=document.kind == "plan"):
            return Grid(table, _held(found), heading)
    return _without_heading(document, table)


def mapped_heading(document: Document, table: Table) -> Heading | None:
    """The heading of a table of which a person said what its columns hold."""
    return next((one for one in _headings(document, table) if one.words in document.mappings), None)


def likely_heading(document: Document, table: Table) -> Heading | None:
    """The heading of a table that nobody understands yet: the first row with words over most of its columns."""
    return max(_headings(document, table), key=lambda heading: sum(map(bool, heading.words)), default=None)


def _headings(document: Document, table: Table) -> list[Heading]:
    """What may be the heading, row by row."""
    return [heading for row in range(_HEADING_ROWS) if (heading := _heading(document, table, row))]


def _held(meanings: Sequence[str | None]) -> dict[int, str]:
    return {at: kind for at, kind in enumerate(meanings) if kind}


def _heading(document: Document, table: Table, row: int) -> Heading | None:
    """The heading that begins in a row; lower cells of a heading of two levels stand for their columns."""
    begun = [cell for cell in table.cells if cell.row == row]
    tall = max((cell.rows for cell in begun if cell.columns == 1), default=1)
    lower = [cell for cell in table.cells if row <= cell.row < row + tall]
    groups = {at: cell for cell in lower for at in range(cell.column, cell.column + cell.columns)}
    if not groups:
        return None
    width = 1 + max(cell.column + cell.columns - 1 for cell in table.cells)
    upper = {at: cell for cell in begun for at in range(cell.column, cell.column + cell.columns)}
    words = tuple(_words_over(document, groups.get(at), upper.get(at)) for at in range(width))
    return Heading(groups, words, row + tall)


def _words_over(document: Document, cell: Cell | None, above: Cell | None) -> str:
    """What a heading says of a column; a year needs the words above it (目标值 over 2024年 | 2025年), and the unit that
    stands there holds below (投资(万元) over 总投资 | 年度计划投资), as does a part of the year (一季度 over 目标)."""
    words = document.words(cell.span) if cell else ""
    if not above or above == cell:
        return words
    over = document.words(above.span)
    if is_period(over) and not is_period(words):
        return over + words
    if is_period(words):
        return over + words if tells_of_done(over) else f"{_year_in(over, words)}{words}"
    measured = _IN_BRACKETS.search(over)
    return over + words if _YEAR.fullmatch(words) else words + (measured[0] if measured else "")


def _year_in(over: str, words: str) -> str:
    """The year that stands over a part of it."""
    year = None if year_of(words) else year_of(over)
    return f"{year}年" if year else ""


_YEAR = expression(r"20\d\d年度?")
_IN_BRACKETS = expression(r"[(（][^()（）]{1,8}[)）]$")


def _without_heading(document: Document, table: Table) -> Grid | None:
    """A table that lost its heading: numbers, then words, and a column where every cell names units."""
    columns: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        columns[cell.column].append(cell)
    numbers = {at for at, cells in columns.items() if all(document.words(cell.span).isdecimal() for cell in cells)}
    units = {
        at
        for at, cells in columns.items()
        if len(cells) >= _FEWEST_ROWS and all(names_units(document.folded, cell.span) for cell in cells)
    }
    words = sorted(set(columns) - numbers - units)
    if not units or not words or len(columns[words[0]]) < _FEWEST_ROWS:
        return None
    meanings = dict.fromkeys(numbers, NUMBER) | {words[0]: TASK} | dict.fromkeys(units, ANSWERS)
    return Grid(table, meanings, Heading({at: cells[0] for at, cells in columns.items()}, (), 0))
