"""Where the paragraphs that close a paper begin: behind the last item, which has more of them than any other.

本措施自印发之日起施行 and 各镇要加强组织领导 stand under no number and are no part of the item above.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from luoshi.reading.expressions import expression
from luoshi.reading.findings.notes import Note
from luoshi.reading.flow import Span
from luoshi.reading.outline import Heading

_PARAGRAPH = expression(r"\S[^\n]*")
_MOST, _FEWEST_BESIDE = 2, 2


def closing_start(folded: str, headings: Sequence[Heading], notes: Sequence[Note]) -> int | None:
    """Where the closing paragraphs begin; None where the last item has no more than others, or ends in a note."""
    if not headings:
        return None
    *before, last = headings
    beside = [
        one
        for one, after in zip(before, headings[1:], strict=True)
        if one.style == last.style and not _holds(one, after)
    ]
    paragraphs = list(_PARAGRAPH.finditer(folded, last.marker.start, last.body.end))
    most = max((len(_PARAGRAPH.findall(folded, *one.span)) for one in beside), default=_MOST + 1)
    if len(beside) < _FEWEST_BESIDE or most > _MOST or len(paragraphs) <= most:
        return None
    start = paragraphs[most].start()
    return None if any(note.span.end > start for note in notes) else start


def _holds(heading: Heading, after: Heading) -> bool:
    return after.marker.start < heading.body.end


def ending_at(headings: Sequence[Heading], end: int | None) -> tuple[Heading, ...]:
    """The headings with none of their words behind a place."""
    if end is None:
        return tuple(headings)
    return tuple(replace(one, body=Span(one.body.start, end)) if one.body.end > end else one for one in headings)
