"""Many stretches of a text, asked at once whether one of them lies somewhere: in logarithmic time, however many."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from luoshi.reading.flow import Span


class Stretches:
    """Spans in any order, which may overlap.

    They are sorted by their starts; beside each stands the farthest end up to it, which tells whether any of those
    that begin early enough reaches far enough.
    """

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._reached = list(accumulate((span.end for span in ordered), max))

    def __bool__(self) -> bool:
        return bool(self._starts)

    def hold(self, position: int) -> bool:
        """Whether a character stands in one of them."""
        return self._reach(bisect_right(self._starts, position)) > position

    def meet(self, span: Span) -> bool:
        """Whether one of them shares characters with a span, or holds it where it is empty."""
        return self._reach(bisect_left(self._starts, span.end)) > span.start

    def cover(self, span: Span) -> bool:
        """Whether the whole of a span lies in one of them."""
        return self._reach(bisect_right(self._starts, span.start)) >= span.end

    def start_behind(self, position: int) -> int | None:
        """Where the next of them begins that begins behind a position."""
        at = bisect_right(self._starts, position)
        return self._starts[at] if at < len(self._starts) else None

    def _reach(self, how_many: int) -> int:
        return self._reached[how_many - 1] if how_many else -1
