"""Grids: a table with its heading understood, so that a cell is found by row and by what its column holds."""

from __future__ import annotations

from collections import defaultdict

from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.notes import ANSWERS, names_units
from luoshi.reading.findings.tables_columns import NUMBER, TASK, makes_tasks, meaning_of
from luoshi.reading.model import Cell, Table

_FEWEST_ROWS = 3
_HEADING_ROWS = 4  # a heading stands in one of the first rows


class Grid:
    """A table of tasks. `meanings` holds what each column is, `body` the rows below the heading."""

    def __init__(self, table: Table, meanings: dict[int, str], groups: dict[int, Cell], first: int) -> None:
        self.span = table.span
        self.meanings = meanings
        self._groups = groups  # the heading cell over each column
        self._cells = {
            (row, column): cell
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }
        self._width = 1 + max(column for _, column in self._cells)
        self.end = 1 + max(row for row, _ in self._cells)
        self.body = range(first, self.end)

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


def grid_of(document: Document, table: Table) -> Grid | None:
    """The table with its columns understood, None where they make no tasks."""
    for row in range(_HEADING_ROWS):
        heading = [cell for cell in table.cells if cell.row == row]
        tall = max((cell.rows for cell in heading if cell.columns == 1), default=1)
        lower = [cell for cell in table.cells if row <= cell.row < row + tall]
        groups = {at: cell for cell in lower for at in range(cell.column, cell.column + cell.columns)}
        found = {at: meaning_of(document.words(cell.span)) for at, cell in sorted(groups.items())}
        if makes_tasks(found.values()):
            return Grid(table, {at: kind for at, kind in found.items() if kind}, groups, row + tall)
    return _without_heading(document, table)


def _without_heading(document: Document, table: Table) -> Grid | None:
    """A table that lost its heading: numbers, then words, and a column where every cell names units."""
    columns: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        columns[cell.column].append(cell)
    numbers = {at for at, cells in columns.items() if all(document.words(cell.span).isdecimal() for cell in cells)}
    units = {at for at, cells in columns.items() if all(names_units(document.folded, cell.span) for cell in cells)}
    words = sorted(set(columns) - numbers - units)
    if not units or not words or len(columns[words[0]]) < _FEWEST_ROWS:
        return None
    meanings = dict.fromkeys(numbers, NUMBER) | {words[0]: TASK} | dict.fromkeys(units, ANSWERS)
    return Grid(table, meanings, {at: cells[0] for at, cells in columns.items()}, 0)
