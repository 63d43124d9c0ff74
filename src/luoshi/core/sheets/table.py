"""Where in a sheet the ledger's columns are: under a header of one or two rows, anywhere near the top, in any order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from luoshi.core.sheets.cells import Raw
from luoshi.core.sheets.grid import Grid, Place
from luoshi.ledger.sheets.layout import IDS, keys_by_header, plain

#: So many rows may stand above the header.
ABOVE = 40


@dataclass(frozen=True)
class Table:
    """A sheet of which the columns are known. `doubled` are headers that name a column a second time."""

    grid: Grid
    columns: Mapping[str, int]  # by key
    first: int  # the first row under the header
    unread: tuple[str, ...]  # headers that name no column of the ledger
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
        return sum(_key(self.text(row, key)) == key for key in self.columns) > 1


def table_of(grid: Grid) -> Table | None:
    """The table of a sheet; None where no header with the title's column is found."""
    for row in range(min(ABOVE, len(grid.rows))):
        headers = _headers(grid, row)
        title = next((column for column, text in headers.items() if _key(text) == "title"), None)
        if title is not None and sum(_key(text) is not None for text in headers.values()) > 1:
            return _table(grid, row, title)
    return None


def _table(grid: Grid, row: int, title: int) -> Table:
    """The columns by the header's own row, by its second level below, and by the row above for what is merged there."""
    below = _headers(grid, row + 1) if not grid.text(row + 1, title) else {}
    below = {column: text for column, text in below.items() if _key(text)}
    named = {column: text for column, text in _headers(grid, row - 1).items() if _key(text)} if row else {}
    named |= _headers(grid, row) | below
    columns: dict[str, int] = {}
    doubled = []
    for column in sorted(named):
        key = _key(named[column])
        if key in columns:
            doubled.append(grid.place(row, column))
        elif key:
            columns[key] = column
    unread = tuple(
        text for column, text in sorted(named.items()) if not _key(text) and not _is_group(grid, row, column)
    )
    heading = "".join(text for above in range(row) for text in _headers(grid, above).values())
    return Table(grid, columns, row + (2 if below else 1), unread, tuple(doubled), heading)


def _headers(grid: Grid, row: int) -> dict[int, str]:
    return {column: grid.text(row, column) for column in grid.filled(row)} if 0 <= row < len(grid.rows) else {}


def _is_group(grid: Grid, row: int, column: int) -> bool:
    """Whether a header stands over several columns and names none itself."""
    return grid.breadth(row, column) > 1


def _key(header: str) -> str | None:
    return keys_by_header().get(plain(header))
