"""Laid-out pages (PDF, OFD): pieces of text with their boxes become lines, paragraphs and tables.

What a page does not say, its layout does: a line that ends before the margin ends its paragraph, an indent begins
one. Heads and feet that come again on every page, and page numbers, are no part of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from luoshi.reading.errors import gettext_noop
from luoshi.reading.expressions import expression
from luoshi.reading.flow import Flow
from luoshi.reading.intake.paragraphs import Writer
from luoshi.reading.intake.pieces import Page, Piece, lines_of
from luoshi.reading.intake.refusals import scanned
from luoshi.reading.intake.ruled import Ruled, ruled_in
from luoshi.reading.intake.unwrap import PAGE_NUMBER

LEFT_OUT = gettext_noop(
    "Page numbers, and lines that stand at the head or foot of the pages again and again, were left out."
)
PICTURES = gettext_noop("Some pages hold no text, perhaps pictures of it: compare with the document.")
RECOGNISED = gettext_noop(
    "Pages of this file are pictures: their words were recognised, and some may be wrong. "
    "Compare names and figures with the pages."
)
TORN = gettext_noop(
    "A table goes on over several pages: each page was read as a table of its own. Compare its first and last rows."
)

MOST_BYTES = 200 * 2**20  # unpacked
MOST_PAGES = 1000
MOST_CHARACTERS = 5_000_000
MOST_SCANS = 60  # pages of one file that are recognised; each takes seconds
_FEWEST_LETTERS = 5  # of a page; fewer are stamps on pictures of pages
_EDGE_LINES = 2  # so many lines at the head and the foot of a page may be furniture
_FEWEST_PAGES = 2  # on which a line stands, at the same height, before it counts as repeated
_BARE_NUMBER = expression(r"\s{0,9}[-—–－·]{0,9}\s{0,9}\d{1,4}\s{0,9}(?:/\s{0,9}\d{1,4})?\s{0,9}[-—–－·]{0,9}\s{0,9}")


def flow_of(pages: Sequence[Page]) -> Flow:
    """The running text of the pages, a line for each paragraph and each cell. Raises UnreadableFile for scans."""
    recognised = any(page.recognised for page in pages)
    if sum(map(_letters, pages)) < _FEWEST_LETTERS * len(pages) and not recognised:
        raise scanned()
    blocks = [_blocks(page) for page in pages]
    furniture = _furniture(blocks)
    writer = Writer()
    for page, found, left_out in zip(pages, blocks, furniture, strict=True):
        writer.page(page, [block for at, block in enumerate(found) if at not in left_out])
    doubts = {LEFT_OUT} if any(furniture) else set()
    doubts |= {TORN} if any(map(_goes_on, blocks, blocks[1:])) else set()
    doubts |= {PICTURES} if any(page.is_picture for page in pages) else set()
    doubts |= {RECOGNISED} if recognised else set()
    return writer.flow(tuple(sorted(doubts)))


def holds_little(page: Page) -> bool:
    """Whether a page has hardly any text: a number or a stamp on a picture of the page."""
    return _letters(page) < _FEWEST_LETTERS


def _letters(page: Page) -> int:
    return sum(map(str.isalnum, "".join(piece.words for piece in page.pieces)))


def _goes_on(page: Sequence[Piece | Ruled[Piece]], following: Sequence[Piece | Ruled[Piece]]) -> bool:
    """Whether a table may go on: both pages hold one, and little text stands between them."""
    last = next((at for at, block in enumerate(reversed(page)) if isinstance(block, Ruled)), None)
    first = next((at for at, block in enumerate(following) if isinstance(block, Ruled)), None)
    return last is not None and first is not None and last <= _EDGE_LINES and first <= _EDGE_LINES


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
