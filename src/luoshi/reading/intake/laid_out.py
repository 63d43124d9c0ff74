"""Laid-out pages (PDF, OFD): pieces of text with their boxes become lines, paragraphs and tables.

What a page does not say, its layout does: a line that ends before the margin ends its paragraph, an indent begins
one. Heads and feet that come again on every page, and page numbers, are no part of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from luoshi.reading.errors import gettext_noop
from luoshi.reading.flow import Cell, Flow, Span, Table
from luoshi.reading.intake.refusals import scanned
from luoshi.reading.intake.ruled import Box, Ruled, ruled_in
from luoshi.reading.intake.unwrap import BEGINS, PAGE_NUMBER

LEFT_OUT = gettext_noop(
    "Page numbers, and lines that stand at the head or foot of the pages again and again, were left out."
)
PICTURES = gettext_noop("Some pages hold no text, perhaps pictures of it: compare with the document.")

TORN = gettext_noop(
    "A table goes on over several pages: each page was read as a table of its own. Compare its first and last rows."
)

MOST_BYTES = 200 * 2**20  # unpacked
MOST_PAGES = 1000
MOST_CHARACTERS = 5_000_000
_FEWEST_LETTERS = 5  # a page, on average; fewer are stamps on pictures of pages
_EDGE_LINES = 2  # so many lines at the head and the foot of a page may be furniture
_FEWEST_PAGES = 2  # on which a line stands, at the same height, before it counts as repeated
_BARE_NUMBER = re.compile(r"\s*[-—–－·]*\s*\d{1,4}\s*(?:/\s*\d{1,4})?\s*[-—–－·]*\s*")
_ENDS = re.compile(r"[。！？!?:：)）]\s*$")
_LETTER = re.compile("[A-Za-z0-9]")
_GAP = 1.0  # letters between two pieces of a line, from which on they stand apart
_INDENT = 0.8  # letters
_SLACK = 2.5  # letters by which a full line may end before the margin, since no mark begins a line
_LARGER = 1.15  # than the text: a heading


class Piece(NamedTuple):
    """Words in one line and their box; down the page the numbers rise."""

    words: str
    box: Box

    @property
    def size(self) -> float:
        return self.box.bottom - self.box.top


class Page(NamedTuple):
    """What stands on a page: its pieces of text and the boxes of its drawn lines."""

    pieces: Sequence[Piece]
    strokes: Sequence[Box] = ()


def flow_of(pages: Sequence[Page]) -> Flow:
    """The running text of the pages, a line for each paragraph and each cell. Raises UnreadableFile for scans."""
    letters = sum(map(str.isalnum, "".join(piece.words for page in pages for piece in page.pieces)))
    if letters < _FEWEST_LETTERS * len(pages):
        raise scanned()
    blocks = [_blocks(page) for page in pages]
    furniture = _furniture(blocks)
    writer = _Writer()
    for page, kept in zip(blocks, furniture, strict=True):
        writer.page([block for at, block in enumerate(page) if at not in kept])
    doubts = {LEFT_OUT} if any(furniture) else set()
    doubts |= {TORN} if any(map(_goes_on, blocks, blocks[1:])) else set()
    doubts |= {PICTURES} if not all(page.pieces for page in pages) else set()
    return writer.flow(tuple(sorted(doubts)))


def _goes_on(page: Sequence[Piece | Ruled[Piece]], following: Sequence[Piece | Ruled[Piece]]) -> bool:
    """Whether a table may go on: both pages hold one, and little text stands between them."""
    last = next((at for at, block in enumerate(reversed(page)) if isinstance(block, Ruled)), None)
    first = next((at for at, block in enumerate(following) if isinstance(block, Ruled)), None)
    return last is not None and first is not None and last <= _EDGE_LINES and first <= _EDGE_LINES


def lines_of(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces that stand beside each other as lines, from the top down."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda each: (each.box.top + each.box.bottom, each.box.left)):
        if rows and _beside(rows[-1][0], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_joined(sorted(row, key=lambda each: each.box.left)) for row in rows]


def _beside(one: Piece, other: Piece) -> bool:
    """Whether two pieces stand in one line: half of the lower one lies beside the other."""
    shared = min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top)
    return shared >= min(one.size, other.size) / 2


def _joined(row: Sequence[Piece]) -> Piece:
    words, end = row[0].words, row[0].box.right
    for piece in row[1:]:
        apart = piece.box.left - end > _GAP * piece.size
        words += (" " if apart or (_needs_space(words, piece.words) and piece.box.left > end + 1) else "") + piece.words
        end = max(end, piece.box.right)
    boxes = [piece.box for piece in row]
    return Piece(words, Box(boxes[0].left, min(b.top for b in boxes), end, max(b.bottom for b in boxes)))


def _needs_space(before: str, after: str) -> bool:
    return bool(_LETTER.match(before[-1:]) and _LETTER.match(after[:1]))


def _blocks(page: Page) -> list[Piece | Ruled[Piece]]:
    """The lines and tables of a page from the top down."""
    tables, outside = ruled_in(page.strokes, page.pieces)
    blocks: list[Piece | Ruled[Piece]] = [*lines_of(outside), *tables]
    return sorted(blocks, key=lambda block: block.box.top)


def _furniture(pages: Sequence[Sequence[Piece | Ruled[Piece]]]) -> list[set[int]]:
    """For each page, which of its blocks are page numbers, or heads and feet that come again."""
    edges = [_edges(page) for page in pages]
    again = Counter(key for page in edges for key in {_key(line) for line in page.values()})
    fewest = max(_FEWEST_PAGES, len(pages) / 3)
    return [
        {at for at, line in page.items() if _is_number(line.words) or again[_key(line)] >= fewest} for page in edges
    ]


def _edges(page: Sequence[Piece | Ruled[Piece]]) -> dict[int, Piece]:
    """The first and the last lines of a page, by their place."""
    places = {*range(min(_EDGE_LINES, len(page))), *range(max(len(page) - _EDGE_LINES, 0), len(page))}
    return {at: block for at in sorted(places) if isinstance(block := page[at], Piece)}


def _key(line: Piece) -> tuple[str, int]:
    """What makes lines of several pages the same: the words without numbers, and the height."""
    return re.sub(r"[\s\d]", "", line.words), round(line.box.top / 2)


def _is_number(words: str) -> bool:
    return bool(PAGE_NUMBER.fullmatch(words) or _BARE_NUMBER.fullmatch(words))


class _Margins(NamedTuple):
    """Where the lines of a page begin and end, and how large its letters are."""

    left: float
    right: float
    size: float

    @classmethod
    def of(cls, lines: Sequence[Piece]) -> _Margins:
        size = Counter(round(line.size) for line in lines).most_common(1)[0][0]
        return cls(min(line.box.left for line in lines), max(line.box.right for line in lines), size)

    def goes_on(self, line: Piece, following: Piece) -> bool:
        """Whether a paragraph runs over the end of a line (both counted from the margins of their page)."""
        if round(line.size) != round(following.size) or _begins(line.words, following.words):
            return False
        if line.size > _LARGER * self.size and self._is_centred(line) and self._is_centred(following):
            return True
        full = line.box.right >= self.right - _SLACK * line.size
        return full and following.box.left < self.left + _INDENT * following.size

    def _is_centred(self, line: Piece) -> bool:
        before, after = line.box.left - self.left, self.right - line.box.right
        return abs(before - after) <= 2 * line.size


class _Writer:
    """The text as it grows, page after page."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._tables: list[Table] = []
        self._last: Piece | None = None  # the line that is open, counted from the margins of its page

    def page(self, blocks: Sequence[Piece | Ruled[Piece]]) -> None:
        lines = [block for block in blocks if isinstance(block, Piece)]
        margins = _Margins.of(lines) if lines else _Margins(0, 0, 0)
        for block in blocks:
            if isinstance(block, Piece):
                self._line(block, margins)
            else:
                self._table(block)

    def flow(self, doubts: tuple[str, ...]) -> Flow:
        self._end_line()
        return Flow("".join(self._parts), tables=tuple(self._tables), doubts=doubts)

    def _line(self, line: Piece, margins: _Margins) -> None:
        if self._last and margins.goes_on(self._last, line):
            self._write(" " * _spaced(self._last.words, line.words))
        else:
            self._end_line()
        self._write(line.words)
        self._last = line

    def _table(self, ruled: Ruled[Piece]) -> None:
        self._end_line()
        cells = [Cell(self._cell(cell.pieces), cell.row, cell.column, cell.rows, cell.columns) for cell in ruled.cells]
        filled = [cell for cell in cells if cell.span.start < cell.span.end]
        if filled:
            self._tables.append(Table(Span(filled[0].span.start, filled[-1].span.end), tuple(cells)))

    def _cell(self, pieces: Sequence[Piece]) -> Span:
        start = self._length
        for paragraph in _paragraphs(lines_of(pieces)):
            self._write(paragraph + "\n")
        return Span(start, max(self._length - 1, start))

    def _end_line(self) -> None:
        if self._last:
            self._write("\n")
        self._last = None

    def _write(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)


def _paragraphs(lines: Sequence[Piece]) -> Iterator[str]:
    """The lines of a cell as paragraphs: only a number or a label begins another."""
    words = ""
    for line in lines:
        if words and _begins(words, line.words):
            yield words
            words = ""
        words += " " * _spaced(words, line.words) + line.words
    if words:
        yield words


def _begins(before: str, after: str) -> bool:
    """Whether a line begins with a number or a label, and the one before it does not break off inside a sentence."""
    return bool(BEGINS.match(after) and _ENDS.search(before))


def _spaced(before: str, after: str) -> bool:
    """Whether a space stands for the line break: between Latin words, and never inside a number."""
    return _needs_space(before, after) and not before[-1].isdecimal()
