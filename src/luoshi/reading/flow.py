"""The text of a file as it flows, with its tables, and the way back to the source.

Inside the reader every `Span` counts in `Flow.text`; `Flow.to_source` counts it in the decoded source file. For plain
text both are the same; for a page the flow is the text between the tags.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open interval `[start, end)` in characters."""

    start: int
    end: int


@dataclass(frozen=True)
class Cell:
    """One table cell: where its words stand in the flow, the grid rectangle it covers, and what a sheet calls it."""

    span: Span
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    place: str = ""  # in a workbook: 任务!F12


@dataclass(frozen=True)
class Table:
    """A table of the source with its cells in reading order; `span` covers all of them in the flow."""

    span: Span
    cells: tuple[Cell, ...]


class Link(NamedTuple):
    """Words of a page that lead elsewhere, and the address as the page writes it."""

    span: Span
    href: str


class Box(NamedTuple):
    """A rectangle on a page, counted from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Place:
    """Where words stand on a page (from 1): their letters stand evenly from the left of the box to the right.

    The box counts in the unit of its page; `confidence` is that of the recognition of a picture, else 1.
    """

    span: Span
    page: int
    box: Box
    confidence: float = 1.0


@dataclass(frozen=True)
class SourcePage:
    """A page of the source and its size, in points or, for a picture, in pixels; `recognised` if its words were."""

    number: int
    width: float
    height: float
    recognised: bool = False


@dataclass(frozen=True)
class Attachment:
    """A file that hangs on to a document and is no part of it; `href` is its address where the page gives one."""

    name: str
    href: str | None
    span: Span


@dataclass(frozen=True)
class Flow:
    """The running text of a file, a line break after each block, and the way back to the source.

    `segments` are pairs (position in flow, position in source) in rising order: within a segment both
    count alike. Where the source writes a character in another way (`&amp;`), two segments at one place
    close it. `tables` are the real tables of the source; their text stands in the flow as well,
    one cell after another. `doubts` are msgids about the source that a person should see. `attachments` are
    the files that a page hangs on to its document; their spans count in the source, for the text leaves them out.
    Of what is laid out for print, `places` say where its words stand on its `pages`, in the order of the text.
    """

    text: str
    segments: tuple[tuple[int, int], ...] = ((0, 0),)
    tables: tuple[Table, ...] = ()
    doubts: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    pages: tuple[SourcePage, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    @property
    def is_source(self) -> bool:
        """Whether the flow is the source itself, so that both count alike."""
        return self.segments == ((0, 0),)

    def to_source(self, span: Span) -> Span:
        """The same interval counted in the source."""
        start, end = span
        starts, shifts = self._starts, self._shifts
        if len(starts) == 1:
            return Span(start + shifts[0], max(start, end) + shifts[0])
        at = start + shifts[bisect_right(starts, start) - 1]
        if end <= start:
            return Span(at, at)
        closing = bisect_left(starts, end)
        if starts[closing : closing + 2] == [end, end]:
            return Span(at, self.segments[closing][1])  # the first of two says where the words before end
        return Span(at, end + shifts[closing - 1])

    @cached_property
    def _starts(self) -> list[int]:
        return [at for at, _ in self.segments]

    @cached_property
    def _shifts(self) -> list[int]:
        """How much further each segment stands in the source."""
        return [source_at - at for at, source_at in self.segments]

    def to_flow(self, span: Span) -> Span:
        """An interval of the source counted in the flow (the inverse of `to_source`)."""
        starts = [source for _, source in self.segments]

        def back(at: int, beyond: int) -> int:
            after = bisect_right(starts, at)
            flow_at, source_at = self.segments[max(after - 1, 0)]
            limit = self.segments[after][0] if after < len(starts) else len(self.text)
            return min(max(flow_at + at - source_at, 0) + beyond, limit)

        return Span(back(span.start, 0), back(span.end - 1, 1) if span.end > span.start else back(span.start, 0))

    def over(self, below: Flow) -> Flow:
        """This flow, whose source is the text of another flow, counted in the source of that one."""
        segments: list[tuple[int, int]] = []
        ends = [flow_at for flow_at, _ in self.segments[1:]] + [len(self.text)]
        for (flow_at, at), end in zip(self.segments, ends, strict=True):
            inside = [
                (flow_at + there - at, source) for there, source in below.segments if at < there < at + end - flow_at
            ]
            segments += [(flow_at, below.to_source(Span(at, at)).start), *inside]
        attachments = tuple(replace(one, span=below.to_source(one.span)) for one in self.attachments)
        return Flow(self.text, tuple(segments), self.tables, attachments=attachments)

    def words(self, span: Span) -> str:
        return self.text[span.start : span.end]
