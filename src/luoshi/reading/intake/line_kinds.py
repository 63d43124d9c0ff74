"""What a line of a page is: running words, a list of links, an attachment, or a button of the site."""

from __future__ import annotations

from collections.abc import Sequence

from luoshi.reading.flow import Flow, Link
from luoshi.reading.intake.elements import Line
from luoshi.reading.intake.furniture import is_attachment, is_control, is_label

WORDS, LINKS, ATTACHMENT, CONTROL = "words", "links", "attachment", "control"
#: What is no part of the running text.
FURNITURE = frozenset({LINKS, ATTACHMENT, CONTROL})
_LINKED = 0.7  # of the letters of a line


def kinds_of(flow: Flow, lines: Sequence[Line], links: Sequence[Link]) -> list[str]:
    """The kind of each line; `links` rise."""
    linked, attached = [0] * len(lines), [False] * len(lines)
    at = 0
    for link in links:
        while at < len(lines) and lines[at].end <= link.span.start:
            at += 1
        attachment = is_attachment(link.href, flow.words(link.span))
        inside = at
        while inside < len(lines) and lines[inside].start < link.span.end:
            start, end = max(link.span.start, lines[inside].start), min(link.span.end, lines[inside].end)
            linked[inside] += _letters(flow.text[start:end])
            attached[inside] |= attachment
            inside += 1
    return [_kind(flow.text[line.start : line.end], linked[at], attached[at]) for at, line in enumerate(lines)]


def _kind(words: str, linked: int, attached: bool) -> str:
    is_linked = linked > 0 and linked >= _LINKED * _letters(words)
    if attached and is_linked:
        return ATTACHMENT
    if is_control(words):
        return CONTROL
    return LINKS if is_linked and not is_label(words) else WORDS


def _letters(words: str) -> int:
    return sum(map(str.isalpha, words))
