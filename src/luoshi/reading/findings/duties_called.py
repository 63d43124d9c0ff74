"""What a task is called: the words of its heading, without what leads over to them, dates them or ran into them."""

from __future__ import annotations

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_blocks import Block
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.flow import Span
from luoshi.reading.outline.headline import lost_stop

_LONGEST_TITLE = 40
_CLAUSE = expression(r"[,;]")
#: Days behind a heading.
_DAYS = expression(r"\s?\([^()]{0,30}\d\s?月[^()]{0,30}\)")


def title_of(document: Document, block: Block) -> Span:
    """The title of the task that a block is."""
    if block.in_table:
        return block.title
    for note in block.notes:
        if note.span.start <= block.title.start < note.span.end < block.span.end:
            return document.first_clause(Span(note.span.end, block.span.end))
        if block.title.start < note.span.start < block.title.end:
            return _without_comma(document, Span(block.title.start, note.span.start))
    if (lost := ran_in(document, block)) is not None:
        return Span(block.title.start, lost)
    return _called(document, block)


def _called(document: Document, block: Block) -> Span:
    """The words of a heading, or where they are its first sentence the first clause that says what is asked."""
    if document.says_only_when(block.title):  # 第一季度:做好立项
        return document.first_clause(Span(block.title.end, block.span.end))
    if _is_called(document, block):
        return _undated(document, block.title)
    title = document.led_over(block.title)
    clause = _CLAUSE.search(document.folded, title.start + 4, title.end)
    return Span(title.start, clause.start() if clause else title.end)


def _is_called(document: Document, block: Block) -> bool:
    """Whether the words of a heading are its title, and not the first sentence of its text."""
    if not _CLAUSE.search(document.folded, block.title.start + 4, block.title.end):
        return True
    stands_alone = document.folded.startswith("\n", block.title.end) and block.title.end < block.span.end
    return block.title.end - block.title.start <= _LONGEST_TITLE and (document.has_titles or stands_alone)


def _undated(document: Document, title: Span) -> Span:
    """A title without the day that opens it or the days that stand behind it."""
    title = document.undated(title)
    bracket = document.folded.rfind("(", *title)
    is_dated = bracket > 0 and _DAYS.fullmatch(document.folded, bracket, title.end)
    return Span(title.start, bracket if is_dated else title.end)


def dated(document: Document, title: Span) -> Span:
    """A title with the days that stand behind it."""
    days = _DAYS.match(document.folded, title.end)
    return Span(title.start, days.end()) if days else title


def _without_comma(document: Document, title: Span) -> Span:
    """A title before a note, without the comma that leads over to it."""
    words = document.folded[title.start : title.end].rstrip(" \n,;、:(")
    return document.trimmed(Span(title.start, title.start + len(words)))


def lost_stops(document: Document, blocks: list[Block]) -> list[int]:
    """Where titles ran into their text."""
    places = [ran_in(document, block) for block in blocks]
    return [place for place in places if place is not None]


def ran_in(document: Document, block: Block) -> int | None:
    """Where a title ran into its text, in a document whose items have short titles."""
    if block.in_table or not document.has_titles or not document.heading_from(block.span.start):
        return None
    return lost_stop(document.folded, block.title)
