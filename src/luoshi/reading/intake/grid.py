"""Grids: where the cells of a page's tables stand, row and column spans resolved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from luoshi.reading.flow import Cell, Span, Table

_PAGE_SHARE = 0.6  # of a table's characters in one cell
_PAGE_LINES = 5
_WIDEST = 100  # a span that claims more rows or columns is a slip of the page


@dataclass
class _OpenCell:
    start: int
    rows: int
    columns: int
    end: int | None = None


@dataclass
class OpenTable:
    """A table whose end tag has not come yet; positions count in the flow."""

    nests: bool = False  # another table stands inside: this one lays out the page
    _rows: list[list[_OpenCell]] = field(default_factory=list)

    def open_row(self, at: int) -> None:
        self.close_cell(at)
        self._rows.append([])

    def open_cell(self, at: int, rows: str | None, columns: str | None) -> None:
        self.close_cell(at)
        if not self._rows:
            self._rows.append([])
        self._rows[-1].append(_OpenCell(at, _count(rows), _count(columns)))

    def close_cell(self, at: int) -> None:
        """Ends the open cell; pages leave end tags out."""
        if self._rows and self._rows[-1] and self._rows[-1][-1].end is None:
            self._rows[-1][-1].end = at

    def table(self, text: str) -> Table | None:
        """The table, if it holds data: two rows and two columns with words, and no table inside."""
        if self.nests:
            return None
        cells = _placed(self._rows, text)
        return None if _lays_out(cells, text) else data_table(cells)


def _lays_out(cells: Sequence[Cell], text: str) -> bool:
    """Whether a cell of many lines fills its row or holds most of the table: then the table lays out the page."""
    sizes = [cell.span.end - cell.span.start for cell in cells]
    in_row = Counter(
        row for cell, size in zip(cells, sizes, strict=True) if size for row in range(cell.row, cell.row + cell.rows)
    )
    whole = _PAGE_SHARE * sum(sizes)
    large = (cell for cell, size in zip(cells, sizes, strict=True) if in_row[cell.row] == 1 or size >= whole)
    return any(text.count("\n", *cell.span) >= _PAGE_LINES for cell in large)


def data_table(cells: Sequence[Cell]) -> Table | None:
    """The table of these cells, if two rows and two columns of it hold words."""
    filled = [cell for cell in cells if cell.span.start < cell.span.end]
    if len({cell.row for cell in filled}) < 2 or len({cell.column for cell in filled}) < 2:
        return None
    return Table(Span(filled[0].span.start, max(cell.span.end for cell in filled)), tuple(cells))


def _placed(rows: list[list[_OpenCell]], text: str) -> list[Cell]:
    """Each cell in the first free place of its row, as a browser lays it out."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for row, opened in enumerate(rows):
        column = 0
        for cell in opened:
            while (row, column) in taken:
                column += 1
            height = min(cell.rows, len(rows) - row)
            taken.update((row + down, column + right) for down in range(height) for right in range(cell.columns))
            cells.append(Cell(trimmed(text, cell.start, cell.end or cell.start), row, column, height, cell.columns))
    return cells


def trimmed(text: str, start: int, end: int) -> Span:
    """The words of a cell without the space around them."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _count(written: str | None) -> int:
    return min(max(int(written), 1), _WIDEST) if written and written.strip().isdecimal() else 1
