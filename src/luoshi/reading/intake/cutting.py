"""Cutting: the parts of a Flow that are kept, with their tables, still counted in the same source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from operator import itemgetter

from luoshi.reading.flow import Flow, Span, Table


def kept(flow: Flow, spans: Sequence[Span]) -> Flow:
    """The flow made of these spans alone, which rise and have no character in common."""
    spans = _joined(spans)
    places = _Places(spans)
    return replace(
        flow,
        text="".join(flow.words(span) for span in spans),
        segments=_segments(flow, spans),
        tables=tuple(table for one in flow.tables if (table := _table(one, places))),
        places=tuple(replace(one, span=span) for one in flow.places if (span := places.of(one.span)).start < span.end),
    )


def _joined(spans: Sequence[Span]) -> list[Span]:
    """The spans with those made one that stand next to each other."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].end == span.start:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


class _Places:
    """Where a place of the old text stands in the new one; what was cut out stands where the next part begins."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._starts = [span.start for span in spans]
        self._offsets = [0, *accumulate(span.end - span.start for span in spans)]

    def of(self, span: Span) -> Span:
        return Span(self._at(span.start), self._at(span.end))

    def _at(self, place: int) -> int:
        part = bisect_right(self._starts, place) - 1
        if part < 0:
            return 0
        inside = min(place, self._spans[part].end) - self._spans[part].start
        return self._offsets[part] + inside


def _segments(flow: Flow, spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
    """Each part begins where its words stand in the source, and closes where they end."""
    found: list[tuple[int, int]] = []
    length = 0
    for start, end in (span for span in spans if span.start < span.end):
        whole = flow.to_source(Span(start, end))
        inside = flow.segments[_behind(flow, start) : _behind(flow, end - 1)]
        found.append((length, whole.start))
        found += [(length + at - start, source) for at, source in inside]
        length += end - start
        found += [(length, whole.end), (length, whole.end)]
    return tuple(found) or ((0, 0),)


def _behind(flow: Flow, place: int) -> int:
    """Which segment of a flow is the first that begins behind a place."""
    return bisect_right(flow.segments, place, key=itemgetter(0))


def _table(table: Table, places: _Places) -> Table | None:
    """The table with its cells at their new places; None where nothing of it was kept."""
    cells = tuple(replace(cell, span=places.of(cell.span)) for cell in table.cells)
    filled = [cell.span for cell in cells if cell.span.start < cell.span.end]
    return Table(Span(filled[0].start, max(span.end for span in filled)), cells) if filled else None
