"""The cells of a sheet with their addresses; what is merged stands in each of its cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from luoshi.core.sheets.cells import Raw, text_of

Merged = tuple[int, int, int, int]  # first row and column, last row and column, from 0


@dataclass(frozen=True)
class Place:
    """A cell of a file, as a spreadsheet calls it: 任务!F12."""

    sheet: str
    row: int  # from 0
    column: int  # from 0

    @property
    def letter(self) -> str:
        """The column as a spreadsheet calls it: A, B … Z, AA."""
        letters, rest = "", self.column + 1
        while rest:
            rest, last = divmod(rest - 1, 26)
            letters = chr(ord("A") + last) + letters
        return letters

    @property
    def line(self) -> int:
        return self.row + 1

    def __str__(self) -> str:
        return f"{self.sheet}!{self.letter}{self.line}"


@dataclass(frozen=True)
class Grid:
    """One sheet of a file."""

    name: str
    rows: list[list[Raw]]
    merged: list[Merged] = field(default_factory=list)

    def raw(self, row: int, column: int) -> Raw:
        """What a cell itself holds; nothing outside of the sheet."""
        if not (0 <= row < len(self.rows) and 0 <= column < len(self.rows[row])):
            return None
        return self.rows[row][column]

    def text(self, row: int, column: int) -> str:
        return text_of(self.raw(row, column))

    def filled(self, row: int) -> list[int]:
        """The columns of a row in which something stands."""
        return [column for column in range(len(self.rows[row])) if self.text(row, column)]

    def breadth(self, row: int, column: int) -> int:
        """Over how many columns a cell is merged."""
        for top, left, _bottom, right in self.merged:
            if (top, left) == (row, column):
                return right - left + 1
        return 1

    def place(self, row: int, column: int) -> Place:
        return Place(self.name, row, column)


def grids_of(sheets: list[dict[str, Any]]) -> Iterator[tuple[Grid, bool]]:
    """The sheets that the child has read, each with whether it is hidden."""
    for sheet in sheets:
        rows = [[_raw(cell) for cell in row] for row in sheet["rows"]]
        yield Grid(sheet["name"], rows, [tuple(one) for one in sheet["merged"]]), sheet["hidden"]


def _raw(cell: Any) -> Raw:
    return date.fromisoformat(cell["day"]) if isinstance(cell, Mapping) else cell
