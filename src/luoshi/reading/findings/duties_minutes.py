"""Minutes (会议纪要): what a meeting settled item by item, and what it asks in a paragraph behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_blocks import Block, heading_block
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.notes import Note
from luoshi.reading.findings.notes_subjects import of_paragraph
from luoshi.reading.flow import Span

#: The rule of what a meeting settled.
SETTLED = "settled at a meeting"
#: What leads over to the items.
_ANNOUNCES = expression(
    r"会议[^。\n:]{0,24}(?:明确|议定|商定|确定|决定|要求|强调)[^。\n:]{0,16}:|(?:纪要|事项|意见)如下[:。]"
)
_CLOSES = expression(r"\n[ \t\u3000]*会议(?:最后)?(?:还)?(?:要求|强调|指出),")
_ATTENDED = expression(r"\n[ \t\u3000]*(?:出席|参加|列席|主持|记录|参会)(?:人员|单位)?[:：]")
_FEWEST = 2


def minutes_blocks(document: Document, named: list[Block]) -> list[Block]:
    """The outermost items of minutes behind the words that announce them, with the notes of those that name somebody,
    and what is asked behind the last; nothing where what lies below the items names who acts."""
    announced = _ANNOUNCES.search(document.folded) if "纪要" in document.title else None
    if announced is None:
        return []
    items = [at for at, one in enumerate(document.headings) if one.parent is None]
    items = [at for at in items if document.headings[at].marker.start >= announced.end()]
    starts = {document.headings[at].marker.start for at in items}
    if len(items) < _FEWEST or any(block.span.start not in starts for block in named if block.notes):
        return []
    who = {block.span.start: block for block in named if block.notes}
    settled = (heading_block(document, at, (), SETTLED) for at in items)
    blocks = [_cut(document, who.get(block.span.start, block)) for block in settled]
    return [*blocks, *_closing(document, blocks[-1].span.start)]


def _cut(document: Document, block: Block) -> Block:
    """A block without what is asked of all behind it, and who attended."""
    ends = [found.start() for one in (_CLOSES, _ATTENDED) if (found := one.search(document.folded, *block.span))]
    return replace(block, span=document.trimmed(Span(block.span.start, min(ends)))) if ends else block


def _closing(document: Document, start: int) -> Iterator[Block]:
    """What is asked of one unit behind the last item."""
    closes = _CLOSES.search(document.folded, start)
    if closes is None:
        return
    line = Span(closes.end(), document.folded.find("\n", closes.end()) % (len(document.folded) + 1))
    if subject := of_paragraph(document.folded, line):
        units = Span(subject.groups[0].units.start, subject.groups[-1].units.end)
        notes = (Note(units, subject.groups),)
        yield Block(None, None, document.first_clause(subject.work), document.trimmed(line), notes, SETTLED)
