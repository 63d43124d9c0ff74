"""Attachments: the files that a document lists behind 附件: or that its page links, and that are not read with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Attachment, Flow, Span
from luoshi.reading.outline import fold

_LIST = expression(r"^ *附 ?件 ?:?(?P<first>(?<=:).*\S|(?=\n *1 ?[.、]))", re.M)
_NUMBERED = expression(r"\n *(?P<name>\d{1,2} ?[.、](?!\d).*\S)")
_NUMBER = expression(r"^\s*(?:附件)?\s?\d{0,2}\s?[.、:：]?\s*")
_ENDING = expression(r"\.[A-Za-z]{2,5}\s*$")
_LONGEST = 80
_MOST = 100


def listed(flow: Flow) -> tuple[Attachment, ...]:
    """What stands behind 附件:, a name on each line; what follows in the same text is no file of its own."""
    folded = fold(flow.text)
    names = islice((span for found in _LIST.finditer(folded) for span in _names(folded, found)), _MOST)
    return tuple(Attachment(flow.words(span), None, span) for span in names if not _follows(folded, span))


def together(linked: Sequence[Attachment], named: Sequence[Attachment]) -> tuple[Attachment, ...]:
    """All attachments in the order of the text, those once that are both named and linked."""
    known = {plain_name(one.name) for one in linked}
    return tuple(
        sorted((*linked, *(one for one in named if plain_name(one.name) not in known)), key=lambda one: one.span)
    )


def _names(folded: str, found: re.Match[str]) -> Iterator[Span]:
    first = found.span("first")
    if first[0] < first[1]:
        start = first[0] + len(found["first"]) - len(found["first"].lstrip())
        yield from _unless_long(Span(start, first[1]))
    at = found.end()
    while following := _NUMBERED.match(folded, at):
        yield from _unless_long(Span(*following.span("name")))
        at = following.end()


def _unless_long(span: Span) -> Iterator[Span]:
    """A line that runs on is a text on one line, not a name."""
    if span.end - span.start <= _LONGEST:
        yield span


def _follows(folded: str, span: Span) -> bool:
    """Whether the title stands again below, at the beginning of a line: the attachment is in the same text."""
    title = _NUMBER.sub("", folded[span.start : span.end]).strip()
    return not title or bool(re.compile(rf"^ *{re.escape(title)}", re.M).search(folded, span.end))


def plain_name(name: str) -> str:
    """The name of an attachment without its number, its ending and space."""
    return re.sub(r"[\s《》“”\"]", "", _ENDING.sub("", _NUMBER.sub("", name)))
