"""Titles without numbers: short lines over paragraphs, or the short sentences that open paragraphs of an article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Span

_TITLE = expression(r"[^。;:!?,□◎(【]{6,30}")
_OPENING = expression(r"(?P<title>[^。;:!?(]{4,30}?)(?:方面)?。")
_PARAGRAPH = 40
_FEWEST = 3


def titles_without_numbers(folded: str) -> list[Span]:
    """The titles that part an article; nothing where fewer than three do."""
    lines = list(_lines(folded))
    first = next((at for at, line in enumerate(lines) if _is_paragraph(line)), len(lines))
    for titles in (list(_over_paragraphs(folded, lines[first:])), list(_opening_paragraphs(folded, lines[first:]))):
        if len(titles) >= _FEWEST:
            return titles
    return []


def _lines(folded: str) -> Iterator[Span]:
    """The lines that hold words, without the space around them."""
    start = 0
    for line in folded.split("\n"):
        if words := line.strip():
            begin = start + len(line) - len(line.lstrip())
            yield Span(begin, begin + len(words))
        start += len(line) + 1


def _over_paragraphs(folded: str, lines: list[Span]) -> Iterator[Span]:
    for line, below in pairwise(lines):
        words = folded[line.start : line.end]
        if _TITLE.fullmatch(words) and _is_paragraph(below) and words.count("《") == words.count("》"):
            yield line


def _opening_paragraphs(folded: str, lines: list[Span]) -> Iterator[Span]:
    for line in lines:
        opening = _OPENING.match(folded, line.start, line.end) if _is_paragraph(line) else None
        if opening:
            yield Span(*opening.span("title"))


def _is_paragraph(line: Span) -> bool:
    return line.end - line.start >= _PARAGRAPH
