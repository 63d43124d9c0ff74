"""Tables of a docx body: rows of cells, some of which cover several columns or go on in the rows below."""

from __future__ import annotations

from luoshi.reading.flow import Cell, Table
from luoshi.reading.intake.grid import data_table, trimmed

_WIDEST = 100  # a cell that claims more columns is a slip of the file


class OpenTable:
    """A table whose end has not come yet; positions count in the flow."""

    def __init__(self) -> None:
        self.nests = False  # another table stands inside: this one lays out the page
        self.goes_on = False  # the open cell is the lower part of one above, whose words alone show
        self._row = -1
        self._column = 0
        self._width = 1
        self._start = 0
        self._cells: list[list[int]] = []  # start, end, row, column, rows, columns
        self._above: dict[int, list[int]] = {}  # the cell that ended in each column of the row above
        self._below: dict[int, list[int]] = {}

    def open_row(self) -> None:
        self._row += 1
        self._column = 0
        self._above, self._below = self._below, {}

    def skip(self, columns: str | None) -> None:
        """Leaves columns free before the first cell of a row."""
        self._column += _clamped(columns)

    def open_cell(self, at: int) -> None:
        self._start, self._width, self.goes_on = at, 1, False

    def widen(self, columns: str | None) -> None:
        self._width = max(_clamped(columns), 1)

    def go_on(self) -> None:
        """Says that the open cell is the lower part of the one above it, if there is one."""
        self.goes_on = self._column in self._above

    def close_cell(self, at: int) -> None:
        if self.goes_on:
            cell = self._above[self._column]
            cell[4] += 1
        else:
            cell = [self._start, at, max(self._row, 0), self._column, 1, self._width]
            self._cells.append(cell)
        self._below[self._column] = cell
        self._column += self._width

    def table(self, text: str) -> Table | None:
        """The table, if it holds data."""
        if self.nests:
            return None
        return data_table(
            [
                Cell(trimmed(text, start, end), row, column, rows, columns)
                for start, end, row, column, rows, columns in self._cells
            ]
        )


def _clamped(written: str | None) -> int:
    return min(int(written or 0), _WIDEST)
