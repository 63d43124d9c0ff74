"""What the paragraph behind the last task hands out: 本意见由县财政局负责…; 县督查室要…

It stands under no number, after the note of the last item, or in a last chapter that has no items and says how the work
is secured; each of its sentences that opens with a unit is a task.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_blocks import Block
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.duties_explains import secures_work
from luoshi.reading.findings.notes import Note
from luoshi.reading.findings.notes_opening import of_making
from luoshi.reading.findings.notes_subjects import Subject, acting, of_paragraph
from luoshi.reading.findings.units_grammar import is_levelled
from luoshi.reading.findings.units_lists import names_of
from luoshi.reading.flow import Span

RULE = "behind the last task"
SECURES = "in a chapter of safeguards"
_FEWEST_SECURING = 2
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
    """The blocks with those of a last chapter without items, or of the closing paragraph, before which the last of them
    ends."""
    return [*blocks, *securing] if (securing := _securing(document, blocks)) else _with_paragraph(document, blocks)


def _securing(document: Document, blocks: list[Block]) -> list[Block]:
    """What each sentence of a last chapter hands out (六、组织保障 县发改局加强统筹。各镇要…), where several do, the
    first of these a body called by name, and the tasks are items of the chapters before it. Where all are addressed in
    general (各有关部门要高度重视), nobody is given work of his own."""
    last = len(document.headings) - 1
    heading = document.headings[last] if blocks and document.headings else None
    if not heading or heading.style != "chapter" or not secures_work(document, last) or document.kind == "news":
        return []
    if any(block.span.end > heading.marker.start for block in blocks) or not _has_items(document, blocks):
        return []
    found = [
        (sentence, one)
        for sentence in _sentences(document, Span(heading.title.end, heading.body.end))
        if (one := of_paragraph(document.folded, sentence) or acting(document.folded, sentence))
    ]
    if len(found) < _FEWEST_SECURING or not _hands_out(document.folded, found[0][1]):
        return []
    return [
        Block(heading.number, heading.title, document.first_clause(one.work), sentence, (_as_note(one),), SECURES)
        for sentence, one in found
    ]


def _has_items(document: Document, blocks: list[Block]) -> bool:
    """Whether most blocks stand below a chapter."""
    chapters = {one.title for one in document.headings if one.style == "chapter"}
    return sum(block.section in chapters for block in blocks) * 2 > len(blocks)


def _as_note(subject: Subject) -> Note:
    return Note(Span(subject.groups[0].units.start, subject.work.start), subject.groups)


def _sentences(document: Document, within: Span) -> Iterator[Span]:
    for found in _SENTENCE.finditer(document.folded, *within):
        yield document.trimmed(Span(*found.span()))


def _with_paragraph(document: Document, blocks: list[Block]) -> list[Block]:
    """The blocks with those of the closing paragraph."""
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
