"""From a span to the page: the boxes of the words that stand there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from luoshi.reading.flow import Box, Place, Span


def boxes_of(places: Sequence[Place], span: Span) -> list[Place]:
    """Where the words of a span stand: a box for each line of each page that holds any of them.

    `places` stand in the order of the text, as a reading has them.
    """
    first = max(bisect_right(places, span.start, key=lambda place: place.span.start) - 1, 0)
    lines: list[Place] = []
    for part in _parts(places, first, span):
        if lines and _in_one_line(lines[-1], part):
            lines[-1] = _joined(lines[-1], part)
        else:
            lines.append(part)
    return lines


def _parts(places: Sequence[Place], first: int, span: Span) -> Iterator[Place]:
    """The part of each place that lies in a span."""
    for at in range(first, len(places)):
        place = places[at]
        if place.span.start >= span.end:
            return
        if place.span.end > span.start:
            yield _cut(place, Span(max(place.span.start, span.start), min(place.span.end, span.end)))


def _cut(place: Place, span: Span) -> Place:
    """The letters of a place from one to another: they stand evenly."""
    left, top, right, bottom = place.box
    step = (right - left) / (place.span.end - place.span.start)
    start, end = span.start - place.span.start, span.end - place.span.start
    return Place(span, place.page, Box(left + start * step, top, left + end * step, bottom), place.confidence)


def _in_one_line(one: Place, other: Place) -> bool:
    """Whether two places stand beside each other: the middle of the one lies beside the other, further right."""
    middle = (other.box.top + other.box.bottom) / 2
    return one.page == other.page and one.box.top <= middle <= one.box.bottom and other.box.left >= one.box.left


def _joined(one: Place, other: Place) -> Place:
    (left, top, right, bottom), last = one.box, other.box
    around = Box(left, min(top, last.top), max(right, last.right), max(bottom, last.bottom))
    span = Span(one.span.start, other.span.end)
    return Place(span, one.page, around, min(one.confidence, other.confidence))
