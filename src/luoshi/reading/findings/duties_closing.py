"""What the paragraph behind the last task hands out: 本意见由县财政局负责…; 县督查室要…

It stands under no number, after the note of the last item; each of its sentences that opens with a unit is a task.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_blocks import Block
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.notes import Note
from luoshi.reading.findings.notes_opening import of_making
from luoshi.reading.findings.notes_subjects import Subject, of_paragraph
from luoshi.reading.findings.units_grammar import is_levelled
from luoshi.reading.findings.units_lists import names_of
from luoshi.reading.flow import Span

RULE = "behind the last task"
_NOTED = ("note", "titled line with a note", "paragraph with a note")
_SENTENCE = expression(r"[^。;\n]+")
#: What a notice closes with.
_CLOSES = expression(
    r"附\s?[件表]|\(此件|抄送|联系人|特此|\n[^\n。]{2,30}\n\s{0,20}20\d\d\s?年|(?<=[。 ])本[^,。]{2,8}自"
)
_EXPLAINED = expression(r"解释")
#: Bodies in general, which the notes have named already (各牵头单位, 市直有关部门).
_EACH = expression(r"各|有关|相关|要|单位")
_FEWEST_WORDS = 8


def with_closing(document: Document, blocks: list[Block]) -> list[Block]:
    """The blocks with those of the closing paragraph, before which the last of them ends."""
    noted = [note.span.end for block in blocks if block.rule in _NOTED for note in block.notes]
    last = max(noted, default=document.closes or 0)
    if not last or not blocks or document.kind == "news" or not document.no_heading_after(last):
        return blocks
    closing = list(_closing(document, last))
    if not closing:
        return blocks
    start = closing[0].span.start
    ended = [
        replace(block, span=document.trimmed(Span(block.span.start, start)))
        if block.span.start < start < block.span.end
        else block
        for block in blocks
    ]
    return [*ended, *closing]


def _closing(document: Document, start: int) -> Iterator[Block]:
    folded = document.folded
    mark = _CLOSES.search(folded, start)
    for found in _SENTENCE.finditer(folded, start, mark.start() if mark else len(folded)):
        sentence = document.trimmed(Span(*found.span()))
        subject = of_paragraph(folded, sentence)
        subject = subject if subject and _hands_out(folded, subject) else of_making(folded, sentence)
        if subject:
            title = document.first_clause(subject.work)
            notes = tuple(Note(group.units, (group,)) for group in subject.groups)
            yield Block(None, None, title, sentence, notes, RULE)


def _hands_out(folded: str, subject: Subject) -> bool:
    """Whether bodies that are called by name are given work to do."""
    words = folded[subject.work.start : subject.work.end]
    names = names_of(folded[subject.groups[0].units.start : subject.groups[0].units.end])
    called = all(is_levelled(name) and not _EACH.search(name) for name in names)
    return called and len(words) >= _FEWEST_WORDS and not _EXPLAINED.search(words)
