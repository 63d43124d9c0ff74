"""The source text in pieces, each with the findings that cover it, so that a page can mark what was read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from luoshi.documents.desk import LISTS, Desk
from luoshi.documents.layout import Box, Grid, boxes_of, laid_out
from luoshi.documents.models import Finding
from luoshi.documents.states import FindingKind
from luoshi.reading import Flow, Span

#: What is marked in the text beside the things of the desk.
MARKED = (FindingKind.SECTION, FindingKind.CLAIM, FindingKind.LEFT_OUT, FindingKind.REFERENCE)


@dataclass(frozen=True)
class Place:
    """Something that stands in the source: its key (the anchor), its kind, its span."""

    key: str
    kind: str
    span: tuple[int, int]
    level: int = 1  # of a section


@dataclass(frozen=True)
class Piece:
    """A run of text under the same places; `starts` are the keys of those that begin here (anchors)."""

    text: str
    kind: str
    starts: tuple[str, ...] = ()
    key: str = field(default="", compare=False)  # of the part of a task that it belongs to: leads back to its line

    @property
    def shown(self) -> bool:
        """A task covers whole paragraphs: it has an anchor, but no mark of its own."""
        return self.kind not in ("", FindingKind.TASK)


@dataclass(frozen=True)
class Words:
    """A paragraph or a cell with its words in pieces; `at` is where they begin in the running text.

    A paragraph that is the heading of a section has its `level` (from 1), any other 0.
    """

    at: int
    box: Box
    pieces: tuple[Piece, ...]
    level: int = 0


@dataclass(frozen=True)
class Marked:
    """A table whose cells are marked."""

    rows: tuple[tuple[Words, ...], ...]


Shown = Words | Marked


def places_of(desk: Desk, findings: Iterable[Finding]) -> list[Place]:
    """Everything that is marked in a document's text: the desk's things, and what else was read."""
    things = (Place(thing.key, thing.kind, thing.span) for thing in desk.things().values())
    read = (
        Place(one.path, one.kind, (one.start, one.end), one.value.get("level", 1))
        for one in findings
        if one.kind in MARKED
    )
    return [place for place in (*things, *read) if place.span[1] > place.span[0]]


def source_of(flow: Flow, places: Iterable[Place], heads: Mapping[int, int]) -> list[Shown]:
    """The source as the page shows it: its paragraphs and tables with every place marked."""
    parts = laid_out(flow, heads)
    marked = [replace(place, span=flow.to_flow(Span(*place.span))) for place in places]
    words = _words(flow.text, boxes_of(parts), marked)
    return [_shown(part, words) for part in parts]


def _shown(part: Box | Grid, words: Mapping[Span, Words]) -> Shown:
    if isinstance(part, Box):
        return words[part.span]
    return Marked(tuple(tuple(_cell(box, words) for box in row) for row in part.rows))


def _cell(box: Box, words: Mapping[Span, Words]) -> Words:
    found = words.get(box.span)
    return replace(found, box=box, level=0) if found else Words(box.span.start, box, ())


def _words(text: str, boxes: Sequence[Box], places: Sequence[Place]) -> dict[Span, Words]:
    """The words of each box. What begins between two boxes, where nothing stands, begins in the next one."""
    begins = [box.span.start for box in boxes]
    placed = [replace(place, span=_inside(place.span, boxes, begins)) for place in places]
    headings = {place.span: place.level for place in places if place.kind == FindingKind.SECTION}
    borders = {at for box in boxes for at in box.span}
    cut: dict[int, list[Piece]] = {}
    for at, piece in pieces(text, placed, borders):
        cut.setdefault(bisect_right(begins, at) - 1, []).append(piece)
    return {
        box.span: Words(box.span.start, box, _within(box, cut.get(n, [])), _level(text, box, headings))
        for n, box in enumerate(boxes)
    }


def _within(box: Box, cut: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces that begin at a box, without what stands between it and the next."""
    length, kept = box.span.end - box.span.start, []
    for piece in cut:
        if length > 0:
            kept.append(piece)
        length -= len(piece.text)
    return tuple(kept)


def _inside(span: tuple[int, int], boxes: Sequence[Box], begins: Sequence[int]) -> tuple[int, int]:
    n = bisect_right(begins, span[0]) - 1
    if n >= 0 and span[0] < boxes[n].span.end:
        return span
    start = begins[min(n + 1, len(begins) - 1)] if begins else span[0]
    return start, max(span[1], start)


def _level(text: str, box: Box, headings: Mapping[tuple[int, int], int]) -> int:
    words = text[box.span.start : box.span.end]
    start = box.span.start + len(words) - len(words.lstrip())
    return headings.get((start, start + len(words.strip())), 0)


def pieces(text: str, places: Iterable[Place], borders: Iterable[int] = ()) -> Iterator[tuple[int, Piece]]:
    """The whole running text, cut at the borders and wherever a place begins or ends; each with where it begins."""
    opening: dict[int, list[Place]] = {}
    ends = set()
    for place in places:
        opening.setdefault(place.span[0], []).append(place)
        ends.add(place.span[1])
    return _cut(text, sorted({0, len(text), *borders, *ends, *opening}), opening)


def _cut(text: str, cuts: list[int], opening: dict[int, list[Place]]) -> Iterator[tuple[int, Piece]]:
    open_now: list[Place] = []
    for start, end in pairwise(cuts):
        begun = opening.get(start, [])
        open_now = [place for place in (*open_now, *begun) if place.span[1] > start]
        innermost = min(open_now, key=lambda place: place.span[1] - place.span[0], default=None)
        yield start, _piece(text[start:end], innermost, begun)


def _piece(words: str, innermost: Place | None, begun: list[Place]) -> Piece:
    starts = tuple(place.key for place in begun)
    if innermost is None:
        return Piece(words, "", starts)
    return Piece(words, innermost.kind, starts, innermost.key if innermost.kind in LISTS else "")
