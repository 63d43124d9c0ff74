"""Ruled tables: drawn lines make a grid; a line that is missing between two places makes them one cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from luoshi.reading.flow import Box

_THIN = 3.0  # points: what is thinner is a line
_NEAR = 3.0  # points: lines so near are one
_MOST_STROKES = 4000  # on a page; more draw a picture
_MOST_LINES = 200  # rows or columns


class Boxed(Protocol):
    @property
    def box(self) -> Box: ...


Words = TypeVar("Words", bound=Boxed)


@dataclass(frozen=True)
class RuledCell(Generic[Words]):
    """A cell of a drawn table: the rectangle of the grid that it covers, and the pieces inside."""

    row: int
    column: int
    rows: int
    columns: int
    pieces: list[Words]


@dataclass(frozen=True)
class Ruled(Generic[Words]):
    """A drawn table with its cells, row by row."""

    box: Box
    cells: list[RuledCell[Words]]


def ruled_in(strokes: Sequence[Box], pieces: Sequence[Words]) -> tuple[list[Ruled[Words]], list[Words]]:
    """The drawn tables of a page, and the pieces outside of them."""
    tables: list[Ruled[Words]] = []
    outside = list(pieces)
    for group in _groups(_lines(strokes)):
        grid = _Grid(group)
        inside = [piece for piece in outside if grid.holds(piece.box)]
        if grid.is_table and inside:
            tables.append(Ruled(grid.box, grid.filled(inside)))
            outside = [piece for piece in outside if not grid.holds(piece.box)]
    return tables, outside


def _lines(strokes: Sequence[Box]) -> list[Box]:
    """The strokes that are lines; of a drawn frame its four sides."""
    if len(strokes) > _MOST_STROKES:
        return []
    lines = []
    for box in strokes:
        if min(box.right - box.left, box.bottom - box.top) <= _THIN:
            lines.append(box)
        else:
            lines += [box._replace(bottom=box.top), box._replace(top=box.bottom)]
            lines += [box._replace(right=box.left), box._replace(left=box.right)]
    return lines


def _groups(lines: Iterable[Box]) -> list[list[Box]]:
    """Lines that touch one another, together; from the top down."""
    groups: list[tuple[Box, list[Box]]] = []
    for line in sorted(lines, key=lambda box: box.top):
        touching = [group for group in groups if _touch(group[0], line)]
        members = [line for group in touching for line in group[1]] + [line]
        groups = [group for group in groups if group not in touching]
        groups.append((_around(members), members))
    return [members for _, members in groups]


def _touch(one: Box, other: Box) -> bool:
    return (
        one.left - _NEAR <= other.right
        and other.left - _NEAR <= one.right
        and one.top - _NEAR <= other.bottom
        and other.top - _NEAR <= one.bottom
    )


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


class _Grid:
    """The rows and columns that a group of lines draws."""

    def __init__(self, lines: Sequence[Box]) -> None:
        self.box = _around(lines)
        self._across = [line for line in lines if line.bottom - line.top <= _THIN < line.right - line.left]
        self._down = [line for line in lines if line.right - line.left <= _THIN < line.bottom - line.top]
        # A table may be open at its sides, or broken off at the end of the page.
        self._xs = _places([*((line.left + line.right) / 2 for line in self._down), self.box.left, self.box.right])
        self._ys = _places([*((line.top + line.bottom) / 2 for line in self._across), self.box.top, self.box.bottom])

    @property
    def is_table(self) -> bool:
        """Whether there are at least two rows and two columns, and no more than a page can hold."""
        drawn = bool(self._across and self._down)
        return drawn and all(3 <= len(places) <= _MOST_LINES for places in (self._xs, self._ys))

    def holds(self, box: Box) -> bool:
        x, y = _middle(box)
        return self.box.left <= x <= self.box.right and self.box.top <= y <= self.box.bottom

    def filled(self, pieces: Iterable[Words]) -> list[RuledCell[Words]]:
        """The cells with the pieces that stand in them."""
        cells: dict[tuple[int, int], RuledCell[Words]] = {}
        owner: dict[tuple[int, int], tuple[int, int]] = {}
        for row in range(len(self._ys) - 1):
            for column in range(len(self._xs) - 1):
                if (row, column) not in owner:
                    rows, columns = self._size(row, column)
                    cells[row, column] = RuledCell(row, column, rows, columns, [])
                    covered = ((row + down, column + right) for down in range(rows) for right in range(columns))
                    owner.update((place, (row, column)) for place in covered if place not in owner)
        for piece in pieces:
            cells[owner[self._place(piece.box)]].pieces.append(piece)
        return list(cells.values())

    def _place(self, box: Box) -> tuple[int, int]:
        x, y = _middle(box)
        return _before(self._ys, y), _before(self._xs, x)

    def _size(self, row: int, column: int) -> tuple[int, int]:
        """How many rows and columns a cell covers: as far as no line is drawn."""
        columns = rows = 1
        while column + columns < len(self._xs) - 1 and not self._line_right(row, column + columns):
            columns += 1
        while row + rows < len(self._ys) - 1 and not self._line_below(row + rows, column):
            rows += 1
        return rows, columns

    def _line_right(self, row: int, column: int) -> bool:
        x, y = self._xs[column], (self._ys[row] + self._ys[row + 1]) / 2
        return any(
            abs((line.left + line.right) / 2 - x) <= _NEAR and line.top <= y <= line.bottom for line in self._down
        )

    def _line_below(self, row: int, column: int) -> bool:
        y, x = self._ys[row], (self._xs[column] + self._xs[column + 1]) / 2
        return any(
            abs((line.top + line.bottom) / 2 - y) <= _NEAR and line.left <= x <= line.right for line in self._across
        )


def _places(found: Iterable[float]) -> list[float]:
    """Where lines stand, those that are near counted once."""
    places: list[float] = []
    for place in sorted(found):
        if not places or place - places[-1] > _NEAR:
            places.append(place)
    return places


def _before(places: Sequence[float], at: float) -> int:
    """Between which two lines something stands."""
    return min(max(sum(place <= at for place in places) - 1, 0), len(places) - 2)


def _middle(box: Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2
