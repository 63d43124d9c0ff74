"""Sequences: a candidate is a marker where its number continues or starts a plausible count."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from luoshi.reading.outline.markers import RANK, Candidate, Place

#: A jump of this many numbers is still the same count (items that an excerpt left out).
_LARGEST_GAP = 12
#: How many later candidates of a style are looked at for the next number.
_LOOKAHEAD = 15


class _Successors:
    """Answers whether the next number of a candidate follows, before its count starts again."""

    def __init__(self, found: Sequence[Candidate]) -> None:
        self._by_style: dict[str, list[Candidate]] = defaultdict(list)
        for one in found:
            self._by_style[one.style].append(one)
        self._starts = {style: [c.span.start for c in row] for style, row in self._by_style.items()}

    def follows(self, one: Candidate) -> bool:
        row = self._by_style[one.style]
        at = bisect_right(self._starts[one.style], one.span.start)
        for later in row[at : at + _LOOKAHEAD]:
            if later.value == one.value + 1:
                return True
            if later.value <= one.value and later.place is not Place.INSIDE:
                return False
        return False


class _Counts:
    """Where each style's count stands; a marker of an outer style opens the inner counts anew."""

    def __init__(self) -> None:
        self.last: dict[str, int] = {}
        self.open: dict[str, bool] = {}
        self.padded = False  # whether the last number without a stop was written 02, or went on from such

    def take(self, one: Candidate) -> None:
        self.last[one.style] = one.value
        self.open[one.style] = True
        if one.style == "digit":
            self.padded = one.is_padded or (one.bare and self.padded)
        for style in self.open:
            if RANK[style] > RANK[one.style]:
                self.open[style] = False

    def continued_by(self, one: Candidate) -> bool:
        return self.last.get(one.style) == one.value - 1

    def restarted_by(self, one: Candidate) -> bool:
        return one.value == 1 and not self.open.get(one.style, False)

    def skipped_by(self, one: Candidate) -> bool:
        """Whether it is the next but one, or the first of an excerpt."""
        return one.value - self.last.get(one.style, 0) == 2

    def jumped_by(self, one: Candidate) -> bool:
        last = self.last.get(one.style)
        return last is None or 1 < one.value - last <= _LARGEST_GAP


def real_markers(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that count plausibly, in reading order."""
    successors, counts, kept = _Successors(found), _Counts(), []
    for one in found:
        in_line = one.bare and one.place is not Place.LINE
        if (_goes_on_padded if in_line else _is_real)(one, counts, successors):
            counts.take(one)
            kept.append(one)
    return kept


def _is_real(one: Candidate, counts: _Counts, successors: _Successors) -> bool:
    if (one.place is Place.LINE and not one.bare) or counts.continued_by(one):
        return True
    if counts.restarted_by(one):
        return successors.follows(one)
    if one.bare:
        return False
    if one.style == "chapter" and one.place is Place.SENTENCE and counts.skipped_by(one):
        return True
    starts_excerpt = counts.jumped_by(one) and one.style not in counts.last
    goes_on_later = counts.jumped_by(one) and one.style == "bracketed"
    if starts_excerpt or goes_on_later or (one.value == 1 and one.place is Place.SENTENCE):
        return successors.follows(one)
    return False


def _goes_on_padded(one: Candidate, counts: _Counts, successors: _Successors) -> bool:
    """Whether a number without its stop in the middle of a line is of a count 01, 02, …: its first that is left, or the
    next."""
    if counts.padded:
        return counts.continued_by(one)
    return one.is_padded and not counts.open.get(one.style, False) and successors.follows(one)
