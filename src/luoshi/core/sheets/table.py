"""Where in a sheet a table's columns are: under a header of one or two rows, anywhere near the top, in any order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from luoshi.core.sheets.cells import Raw, plain
from luoshi.core.sheets.grid import Grid, Place

#: So many rows may stand above the header.
ABOVE = 40

#: The hidden column that says which thing a row is about; its header is the same in every language.
IDS = "luoshi:id"

#: Which column (its key) a header names, by the header as it is compared.
Headers = Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """A sheet of which the columns are known. `doubled` are headers that name a column a second time."""

    grid: Grid
    known: Headers
    columns: Mapping[str, int]  # by key
    first: int  # the first row under the header
    unread: tuple[str, ...]  # headers that name no column
    doubled: tuple[Place, ...]
    heading: str  # what stands above the header

    def raw(self, row: int, key: str) -> Raw:
        column = self.columns.get(key)
        return None if column is None else self.grid.raw(row, column)

    def text(self, row: int, key: str) -> str:
        column = self.columns.get(key)
        return "" if column is None else self.grid.text(row, column)

    def place(self, row: int, key: str) -> Place:
        return self.grid.place(row, self.columns[key])

    def filled(self, row: int) -> list[int]:
        """The columns in which something stands, the hidden one left out."""
        return [column for column in self.grid.filled(row) if column != self.columns.get(IDS)]

    def is_header(self, row: int) -> bool:
        """Whether the header, or its second level, is repeated here."""
        return sum(self.known.get(plain(self.text(row, key))) == key for key in self.columns) > 1


def table_of(grid: Grid, known: Headers, needed: str) -> Table | None:
    """The table of a sheet; None where no header with the needed column and another one is found."""
    for row in range(min(ABOVE, len(grid.rows))):
        keys = {column: known.get(plain(text)) for column, text in _headers(grid, row).items()}
        anchor = next((column for column, key in keys.items() if key == needed), None)
        if anchor is not None and sum(key is not None for key in keys.values()) > 1:
            return _table(grid, known, row, anchor)
    return None


def _table(grid: Grid, known: Headers, row: int, anchor: int) -> Table:
    """The columns by the header's own row, by its second level below, and by the row above for what is merged there."""
    below = _named(grid, known, row + 1) if not grid.text(row + 1, anchor) else {}
    named = (_named(grid, known, row - 1) if row else {}) | _headers(grid, row) | below
    columns: dict[str, int] = {}
    doubled = []
    for column in sorted(named):
        key = known.get(plain(named[column]))
        if key in columns:
            doubled.append(grid.place(row, column))
        elif key:
            columns[key] = column
    unread = tuple(
        text for column, text in sorted(named.items()) if plain(text) not in known and not _is_group(grid, row, column)
    )
    heading = "".join(text for above in range(row) for text in _headers(grid, above).values())
    return Table(grid, known, columns, row + (2 if below else 1), unread, tuple(doubled), heading)


def _headers(grid: Grid, row: int) -> dict[int, str]:
    return {column: grid.text(row, column) for column in grid.filled(row)} if 0 <= row < len(grid.rows) else {}


def _named(grid: Grid, known: Headers, row: int) -> dict[int, str]:
    """The headers of a row that name a column."""
    return {column: text for column, text in _headers(grid, row).items() if plain(text) in known}


def _is_group(grid: Grid, row: int, column: int) -> bool:
    """Whether a header stands over several columns and names none itself."""
    return grid.breadth(row, column) > 1
