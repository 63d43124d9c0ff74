"""Clauses: a text cut where its punctuation cuts it, names and remarks kept whole.

All positions count in a text whose punctuation is half-width (`quantities.half_width`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
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


def remarks_in(text: str, clause: Span) -> Iterator[Span]:
    """The insides of the remarks in brackets of a clause."""
    starts, ends = _shelters(text)
    first = bisect_left(starts, clause.start)
    for at in range(first, bisect_left(starts, clause.end)):
        if text[starts[at]] == "(":
            yield Span(starts[at] + 1, ends[at] - 1)


def sentences(text: str, within: Span) -> Iterator[Span]:
    """The sentences of an interval, without their closing stop; a semicolon or a line break ends one.

    What has no stop for very long is cut all the same, so that reading stays linear in the text.
    """
    for sentence in _cut(text, within, _SENTENCE_END):
        if sentence.end - sentence.start > _LONGEST_SENTENCE:
            yield from _pieces(text, sentence)
        else:
            yield sentence


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
    yield from _cut(text, sentence, _CLAUSE_END)


@lru_cache(maxsize=64)
def _cut(text: str, within: Span, mark: re.Pattern[str]) -> tuple[Span, ...]:
    """The parts between the marks; several findings ask for those of the same stretch, one soon after the other."""
    return tuple(_parts(text, within, mark))


def _parts(text: str, within: Span, mark: re.Pattern[str]) -> Iterator[Span]:
    start = within.start
    for found in mark.finditer(text, within.start, within.end):
        at, end = found.span()
        if text[at] != "\n" and sheltered(text, at, within):
            continue
        if piece := _trimmed(text, start, at):
            yield piece
        start = at if text[at] == "其" else end  # the words that a part begins with belong to it
    if piece := _trimmed(text, start, within.end):
        yield piece


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """A stretch without the blanks around it, None where it holds nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
