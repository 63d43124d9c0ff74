"""Lists of works that a document announces: a task each, but in the line of a paragraph with a title part of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_blocks import Block, heading_block
from luoshi.reading.findings.duties_counted import ASKING
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.duties_paragraphs import OPENING
from luoshi.reading.flow import Span
from luoshi.reading.stretches import Stretches

_TITLED = "titled paragraph"


def works_blocks(document: Document) -> list[Block]:
    """The items of the lists of works that the document announces, each called by its first clause."""
    return [_work(document, at, one.span.end) for one in document.outlook.works for at in one.items]


#: Works that one sentence lists without numbers (今年办好15件民生实事,包括:改造小区600个;治理堵点60处;…).
_IN_SENTENCE = expression(
    r"[办做]好[^,。;:\n]{0,10}[件项大][^,。;:\n]{0,8}实事,?(?:主要)?(?:包括|是|有)?:(?P<works>[^。\n]{20,1200})"
)
_FEWEST = 3


def works_of_sentences(document: Document) -> list[Block]:
    """The works that a sentence lists between semicolons, each called by its first clause."""
    if "实事" not in document.folded:
        return []
    lists = (document.parted(Span(*found.span("works")), _BETWEEN) for found in _IN_SENTENCE.finditer(document.folded))
    return [
        Block(None, None, document.first_clause(work), work, (), "work in a list")
        for works in lists
        if len(works) >= _FEWEST
        for work in works
        if work.end > work.start
    ]


_BETWEEN = expression(r"[;；]")


def _work(document: Document, index: int, end: int) -> Block:
    block = heading_block(document, index, (), "work in a list")
    span = Span(block.span.start, min(block.span.end, end))
    return replace(block, title=document.first_clause(block.title), span=span)


def beside_works(document: Document, works: list[Block], others: list[Block]) -> list[Block]:
    """The items of lists of works with what stands outside these; a list in the line of a paragraph that has a title,
    beside others that have, is part of this, and so is one that holds such paragraphs."""
    titled = [one for one in others if one.rule == _TITLED and "\n" not in document.folded[slice(*one.span)]]
    paragraphs = [*titled, *_holding(document, titled)]
    held = Stretches(one.span for one in paragraphs)
    lists = Stretches(one.span for one in document.outlook.works if not held.meet(one.span))
    kept = [one for one in works if not held.meet(one.span)]
    return [*kept, *(one for one in others if one not in titled and not lists.meet(one.span)), *paragraphs]


def _holding(document: Document, titled: list[Block]) -> list[Block]:
    """The paragraphs that hold a list of works, each called by what its title asks like those beside it."""
    lines = [_line_of(document, one.span) for one in document.outlook.works] if titled else []
    titles = [(line, OPENING.match(document.folded, *line)) for line in lines]
    return [
        Block(None, _section(titled, line), Span(title.start(), title.end() - 1), line, (), _TITLED)
        for line, title in titles
        if title and ASKING.match(document.folded, line.start)
    ]


def _section(titled: Iterable[Block], line: Span) -> Span | None:
    """The section of the last paragraph with a title that begins before a line ends."""
    before = [one.section for one in titled if one.span.start < line.end]
    return before[-1] if before else None


def _line_of(document: Document, span: Span) -> Span:
    """The line that a stretch begins in."""
    end = document.folded.find("\n", span.start)
    return document.trimmed(
        Span(document.folded.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(document.folded))
    )
