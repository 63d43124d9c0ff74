"""Clauses: a text cut where its punctuation cuts it, names and remarks kept whole.

All positions count in a text whose punctuation is half-width (`quantities.half_width`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Span

#: What commas and stops inside do not divide: remarks, short quotations, titles.
_SHELTER = expression(
    r"\([^()\n。]{0,80}\)|“[^“”\n。;]{1,30}”|\"[^\"\n。;]{1,24}\"|‘[^‘’\n。]{1,24}’|《[^《》\n]{1,80}》|〔[^〔〕\n]{0,12}〕"
)
#: Each way begins with a character of its own: the search goes past everything else at once.
_SENTENCE_END = expression(r"[。!?;|\n][。!?;|\n]*")
_CLAUSE_END = expression(r",(?<!%,)(?:(?<!\d,)|(?!\d{3}(?!\d)))|,(?<=%,)(?!\s?\d[\d.]*%)|:|其(?=中)")


@lru_cache(maxsize=8)
def _shelters(text: str) -> tuple[list[int], list[int]]:
    found = [m.span() for m in _SHELTER.finditer(text)]
    return [start for start, _ in found], [end for _, end in found]


def sheltered(text: str, at: int, within: Span | None = None) -> bool:
    """Whether a position lies inside a remark, a quotation or a title that itself lies inside `within`."""
    starts, ends = _shelters(text)
    before = bisect_right(starts, at) - 1
    return before >= 0 and starts[before] < at < ends[before] - 1 and (not within or starts[before] >= within.start)


def _has_shelter(text: str, within: Span) -> bool:
    """Whether a remark, a quotation or a title begins in an interval."""
    starts, _ = _shelters(text)
    first = bisect_left(starts, within.start)
    return first < len(starts) and starts[first] < within.end


def remarks_in(text: str, clause: Span) -> Iterator[Span]:
    """The insides of the remarks in brackets of a clause."""
    starts, ends = _shelters(text)
    first = bisect_left(starts, clause.start)
    for at in range(first, bisect_left(starts, clause.end)):
        if text[starts[at]] == "(":
            yield Span(starts[at] + 1, ends[at] - 1)


@lru_cache(maxsize=16)
def sentences(text: str, within: Span) -> Sequence[Span]:
    """The sentences of an interval, without their closing stop; a semicolon or a line break ends one.

    What has no stop for very long is cut all the same, so that reading stays linear in the text.
    """
    found = _sentences_in(text, within)
    if all(end - start <= _LONGEST_SENTENCE for start, end in found):
        return found
    return [piece for sentence in found for piece in _pieces(text, sentence)]


def _sentences_in(text: str, within: Span) -> Sequence[Span]:
    """Those of the whole text that lie within, the first and the last cut where the interval begins and ends."""
    if sheltered(text, within.start):  # what protects the stops behind it begins before the interval
        return _cut(text, within, _SENTENCE_END)
    whole, ends = _sentences(text)
    first, last = bisect_right(ends, within.start), bisect_left(whole, (within.end,))
    if first == last or (whole[first].start >= within.start and ends[last - 1] <= within.end):
        return whole[first:last]
    inside: list[Span] = []
    _add_trimmed(inside, text, max(whole[first].start, within.start), min(ends[first], within.end))
    if last > first + 1:
        inside += whole[first + 1 : last - 1]
        _add_trimmed(inside, text, whole[last - 1].start, min(ends[last - 1], within.end))
    return inside


@lru_cache(maxsize=4)
def _sentences(text: str) -> tuple[tuple[Span, ...], list[int]]:
    """The sentences of a text, cut once for all findings, and where they end."""
    found = _cut(text, Span(0, len(text)), _SENTENCE_END)
    return found, [end for _, end in found]


_LONGEST_SENTENCE = 1200


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    while sentence.end - start > _LONGEST_SENTENCE:
        comma = max(text.rfind(mark, start + 1, start + _LONGEST_SENTENCE) for mark in ",、")
        end = comma if comma > start else start + _LONGEST_SENTENCE
        yield Span(start, end)
        start = end
    yield Span(start, sentence.end)


def clauses(text: str, sentence: Span) -> Iterator[Span]:
    """The clauses of a sentence, without the commas and colons between them."""
    return iter(_cut(text, sentence, _CLAUSE_END))


@lru_cache(maxsize=64)
def _cut(text: str, within: Span, mark: re.Pattern[str]) -> tuple[Span, ...]:
    """The parts between the marks; several findings ask for those of the same stretch, one soon after the other."""
    parts: list[Span] = []
    start, last = within
    has_shelter = _has_shelter(text, within)
    for found in mark.finditer(text, start, last):
        at, end = found.span()
        if not has_shelter or text[at] == "\n" or not sheltered(text, at, within):
            _add_trimmed(parts, text, start, at)
            start = at if text[at] == "其" else end  # the words that a part begins with belong to it
    _add_trimmed(parts, text, start, last)
    return tuple(parts)


def _add_trimmed(parts: list[Span], text: str, start: int, end: int) -> None:
    """Adds a stretch without the blanks around it, unless it holds nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        parts.append(Span(start, end))
