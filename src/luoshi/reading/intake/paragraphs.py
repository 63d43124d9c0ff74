"""Paragraphs of laid-out pages: which lines run on in the next, and the text with its places as it grows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Box, Cell, Flow, Place, SourcePage, Span, Table
from luoshi.reading.intake.pieces import Page, Piece, lines_of, needs_space
from luoshi.reading.intake.ruled import Ruled
from luoshi.reading.intake.unwrap import BEGINS

_ENDS = expression(r"[。！？!?:：)）]\s*$")
_INDENT = 0.8  # letters
_SLACK = 2.5  # letters by which a full line may end before the margin, since no mark begins a line
_ALIKE = 0.06  # of a size by which letters of one type may differ
_LARGER = 1.15  # than the text: a heading


class Margins(NamedTuple):
    """Where the lines of a page begin and end, and how large its letters are."""

    left: float
    right: float
    size: float

    @classmethod
    def of(cls, lines: Sequence[Piece]) -> Margins:
        size = Counter(round(line.size) for line in lines).most_common(1)[0][0]
        return cls(min(line.box.left for line in lines), max(line.box.right for line in lines), size)

    def goes_on(self, line: Piece, following: Piece, beyond: Margins) -> bool:
        """Whether a paragraph runs over the end of a line into one that stands within margins of its own page."""
        if abs(line.size - following.size) > _ALIKE * line.size or begins_another(line.words, following.words):
            return False
        if line.size > _LARGER * self.size and self._is_centred(line) and beyond._is_centred(following):
            return True
        full = line.box.right >= self.right - _SLACK * line.size
        return full and following.box.left < beyond.left + _INDENT * following.size

    def _is_centred(self, line: Piece) -> bool:
        before, after = line.box.left - self.left, self.right - line.box.right
        return abs(before - after) <= 2 * line.size


class Writer:
    """The text as it grows, page after page, with the place of each run of letters."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._tables: list[Table] = []
        self._places: list[Place] = []
        self._pages: list[SourcePage] = []
        self._last: Piece | None = None  # the line that is open
        self._within = Margins(0, 0, 0)  # those of its page

    def page(self, page: Page, blocks: Sequence[Piece | Ruled[Piece]]) -> None:
        """Writes what is kept of a page."""
        number = len(self._pages) + 1
        self._pages.append(SourcePage(number, round(page.width, 1), round(page.height, 1), page.recognised))
        lines = [block for block in blocks if isinstance(block, Piece)]
        margins = Margins.of(lines) if lines else Margins(0, 0, 0)
        for block in blocks:
            if isinstance(block, Piece):
                self._line(block, margins)
            else:
                self._table(block)

    def flow(self, doubts: tuple[str, ...]) -> Flow:
        """All that was written."""
        self._end_line()
        tables, places = tuple(self._tables), tuple(self._places)
        return Flow("".join(self._parts), tables=tables, doubts=doubts, places=places, pages=tuple(self._pages))

    def _line(self, line: Piece, margins: Margins) -> None:
        if self._last and self._within.goes_on(self._last, line, margins):
            self._write(" " * _spaced(self._last.words, line.words))
        else:
            self._end_line()
        self._put(line)
        self._last, self._within = line, margins

    def _table(self, ruled: Ruled[Piece]) -> None:
        self._end_line()
        cells = [Cell(self._cell(cell.pieces), cell.row, cell.column, cell.rows, cell.columns) for cell in ruled.cells]
        filled = [cell for cell in cells if cell.span.start < cell.span.end]
        if filled:
            self._tables.append(Table(Span(filled[0].span.start, filled[-1].span.end), tuple(cells)))

    def _cell(self, pieces: Sequence[Piece]) -> Span:
        """The lines of a cell as paragraphs: only a number or a label begins another."""
        start, before = self._length, ""
        for line in lines_of(pieces):
            self._write(_between(before, line.words))
            self._put(line)
            before = line.words
        end = self._length
        self._write("\n" * bool(before))
        return Span(start, end)

    def _end_line(self) -> None:
        if self._last:
            self._write("\n")
        self._last = None

    def _put(self, line: Piece) -> None:
        """Writes words that stand on the page, and where."""
        for start, end, box, confidence in line.even_runs:
            span = Span(self._length + start, self._length + end)
            self._places.append(Place(span, len(self._pages), _rounded(box), confidence))
        self._write(line.words)

    def _write(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)


def _between(before: str, after: str) -> str:
    """What stands between two lines of a cell."""
    if before and begins_another(before, after):
        return "\n"
    return " " * _spaced(before, after)


def begins_another(before: str, after: str) -> bool:
    """Whether a line begins with a number or a label, and the one before it does not break off inside a sentence."""
    return bool(BEGINS.match(after) and _ENDS.search(before))


def _spaced(before: str, after: str) -> bool:
    """Whether a space stands for the line break: between Latin words, and never inside a number."""
    return needs_space(before, after) and not before[-1].isdecimal()


def _rounded(box: Box) -> Box:
    return Box(*(round(edge, 1) for edge in box))
