"""Chapters that ask in their prose, whatever they are called: paragraphs under titles of their own, else the whole."""

from __future__ import annotations

from collections.abc import Iterator

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_blocks import Block, heading_block
from luoshi.reading.findings.duties_counted import ASKING
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.duties_explains import explains
from luoshi.reading.findings.duties_paragraphs import titled_parts
from luoshi.reading.findings.facts import leans_back
from luoshi.reading.flow import Span

_STYLES = ("chapter", "bracketed", "digit")
_SENTENCE = expression(r"[^。;\n]{4,}")
_SHORTEST = 60


def headed_blocks(document: Document) -> list[Block]:
    """The paragraphs with titles of their own under headings that need not ask themselves, and the headings whose
    sentences mostly open with what is to be done; nothing where the text rather tells."""
    if leans_back(document.folded):
        return []
    return [block for at in _innermost(document) for block in _of_heading(document, at)]


def _innermost(document: Document) -> Iterator[int]:
    for at, heading in enumerate(document.headings):
        is_inner = heading.style in _STYLES and not document.outline.children(at)
        if is_inner and not explains(document, at) and not document.looks_back(heading.marker.start):
            yield at


def _of_heading(document: Document, index: int) -> list[Block]:
    if parts := titled_parts(document, index):
        return parts
    return [heading_block(document, index, (), "numbered, asks")] if _prose_asks(document, index) else []


def _prose_asks(document: Document, index: int) -> bool:
    """Whether most sentences behind the title open with what is to be done."""
    text = Span(document.headings[index].title.end, document.headings[index].body.end)
    sentences = [document.trimmed(Span(*one.span())) for one in _SENTENCE.finditer(document.folded, *text)]
    asking = [one for one in sentences if ASKING.match(document.folded, one.start)]
    return text.end - text.start >= _SHORTEST and len(asking) * 2 > len(sentences)
