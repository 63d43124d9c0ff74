"""Slips that order one matter (督办通知单): what is asked, of whom and by when stand behind labels, in any order."""

from __future__ import annotations

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_blocks import Block
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.flow import Span

_ORDERED = expression(
    r"(?:^|(?<=\n))[ ]{0,8}(?:督办|交办|承办|转办|办理|催办|任务)(?:事项|内容)\s?:\s{0,9}(?P<matter>[^\n]{4,600})"
)
_BESIDE = expression(
    r"(?:^|(?<=\n))[ ]{0,8}(?:(?:督办|交办|办理|工作|落实|有关)要求|领导批示"
    r"|(?:办理|办结|完成|反馈|督办)(?:时限|时间|期限))\s?:[^\n]{2,600}"
)


def slip_blocks(document: Document) -> list[Block]:
    """The matter of a slip, with the units of all its labels; nothing in papers with items or with several matters."""
    matters = list(_ORDERED.finditer(document.folded))
    notes = tuple(note for note in document.notes if note.own_line)
    if document.headings or len(matters) != 1 or not notes:
        return []
    matter = document.trimmed(Span(*matters[0].span("matter")))
    lines = [found.span() for found in _BESIDE.finditer(document.folded)]
    inside = [matter, *(note.span for note in notes), *(Span(*line) for line in lines)]
    span = document.trimmed(Span(min(inside).start, max(part.end for part in inside)))
    return [Block(None, None, document.first_clause(matter), span, notes, "matter of a slip", said=(matter,))]
