"""Tasks that name their unit in a sentence: 县教育局负责…, 县教育局:…, …,由县教育局牵头。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_blocks import Block, heading_block
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.duties_explains import explains
from luoshi.reading.findings.notes import ANSWERS, HEADS, SUPPORTS, Group, Note
from luoshi.reading.findings.notes_beside import helping_in
from luoshi.reading.findings.notes_grammar import LABEL
from luoshi.reading.findings.notes_opening import of_opening
from luoshi.reading.findings.notes_subjects import (
    Subject,
    is_unit_heading,
    of_article,
    of_clauses,
    of_heading,
    of_paragraph,
    of_sentence,
    of_tail,
    told_in,
)
from luoshi.reading.findings.units_grammar import is_levelled
from luoshi.reading.findings.units_lists import split
from luoshi.reading.flow import Span
from luoshi.reading.outline import Heading

_NAMED = expression(r"(?P<title>[^,;:。\n]{2,40}?)[:。]")

#: How and when a body is reached.
_REACHED = expression(r"\s{0,3}(?:\(?\d{3,4}[-)]\d{5,8}|\d{7,11}|周[一二三四五六日])")
_DOES = expression(
    r":\s{0,3}(?:主要|具体|牵头)?(?:负责|承担|牵头|指导|组织|协调|做好|配合|会同|加强|落实|按|督促|参与)"
)
_FEWEST_PARAGRAPHS, _FEWEST_BELOW = 3, 2
#: What follows the units in a heading over their tasks.
_WORK_OF = expression(
    r"(?:(?:牵头|负责|承担)(?:负责|落实|办理|完成)?的?(?:重点)?(?:工作|任务|事项|项目){0,2})?(?:\(共?\d{1,3}[项条个件]\))?$"
)
_CAPTION = expression(r"(?:任务|职责|要求|分工|内容|措施|目标|事项)$")


def subject_blocks(document: Document, index: int) -> list[Block]:
    """The tasks of a heading without notes that names its units in its title, its lines or its sentences."""
    heading = document.headings[index]
    labelled = [part for line in document.own_lines(index) for part in _labelled(document, line)]
    if len(labelled) > 1:
        return [_unit_line_block(document, heading, line) for line in labelled]
    if document.outline.children(index):
        return _below_units(document, index)
    forms = (_units_open_lines, _unit_as_title, _unit_opens, _units_close, _units_in_clauses, _told_inside)
    return next((found for form in forms if (found := form(document, index))), [])


def article_blocks(document: Document, index: int) -> list[Block]:
    """The duties that an article of rules shares out among bodies, a task each."""
    found = of_article(document.folded, document.own_text(index))
    spans = [Span(one.groups[0].units.start, one.work.end) for one in found]
    return [_block(document, index, one, span, "unit first") for one, span in zip(found, spans, strict=True)]


def paragraph_blocks(document: Document) -> list[Block]:
    """Paragraphs under no number that each open with their units, where there are several."""
    lines = [line for line in document.lines(Span(0, len(document.folded))) if document.heading_at(line.start) is None]
    found = list(_unit_paragraphs(document, lines, None))
    found = found or [_unit_line_block(document, None, line) for line in lines if _duty_line(document, line)]
    return found if len(found) >= _FEWEST_PARAGRAPHS else []


def _unit_paragraphs(document: Document, lines: Iterable[Span], section: Span | None) -> Iterator[Block]:
    for line in lines:
        shared = _duties_in(document, line) if section is None else []
        subject = None if shared else of_paragraph(document.folded, line)
        for one, span in shared or ([(subject, line)] if subject else []):
            note = _as_note(one)
            helping = [group for group in helping_in(document.folded, one.work) if group not in note.groups]
            title = document.first_clause(one.work)
            yield Block(None, section, title, span, (replace(note, groups=(*note.groups, *helping)),), "unit first")


#: Where a sentence begins.
_SENTENCE_START = expression(r"(?<=。)\s?(?=[\u4e00-\u9fff])")


def _duties_in(document: Document, line: Span) -> list[tuple[Subject, Span]]:
    """The duties of a paragraph that shares them out sentence by sentence, where a later one opens with its units too
    (县公安局负责…。县文旅局负责…。); who only helps there goes with those before."""
    starts = [found.end() for found in _SENTENCE_START.finditer(document.folded, *line)]
    told = {at: of_sentence(document.folded, Span(at, line.end)) for at in starts}
    opening = [at for at, subject in told.items() if subject and _heads_by_name(document, subject)]
    parts = [document.trimmed(Span(*pair)) for pair in pairwise([line.start, *opening, line.end])]
    found = [(subject, part) for part in parts if (subject := _subject_of(document, part))]
    return found if len(found) == len(parts) > 1 else []


def _heads_by_name(document: Document, subject: Subject) -> bool:
    names = [piece.name for group in subject.groups for piece in split(document.folded, group.units)]
    return subject.groups[0].kind != SUPPORTS and all(is_levelled(name) and name[0] != "各" for name in names)


def _subject_of(document: Document, part: Span) -> Subject | None:
    """Who opens a part as its subject, and what they do."""
    if told := of_paragraph(document.folded, part):
        return told
    groups = of_opening(document.folded, part)
    opens = bool(groups) and groups[0].units.start == part.start
    return Subject(groups, Span(groups[-1].units.end, part.end)) if opens else None


def led_by_title(document: Document, block: Block) -> Block:
    """A block whose title is a unit's name: the unit heads the work, whatever its notes add (县教育局:…配合单位:…)."""
    names = [piece.name for piece in split(document.folded, block.title)]
    if block.in_table or not names or not all(map(is_levelled, names)):
        return block
    own = Note(block.title, (Group(HEADS, block.title),))
    title = document.first_clause(Span(block.title.end, block.span.end))
    return replace(block, title=title, notes=(own, *block.notes), rule="unit as heading, with notes")


def _units_open_lines(document: Document, index: int) -> list[Block]:
    """The paragraphs below a heading that each open with their units, where there are several."""
    heading = document.headings[index]
    lines = [line for line in document.own_lines(index) if line.start != heading.title.start]
    found = list(_unit_paragraphs(document, lines, heading.title))
    return found if len(found) >= _FEWEST_BELOW and len(found) * 2 > len(lines) else []


def _unit_as_title(document: Document, index: int) -> list[Block]:
    """A heading that is a unit's name; the text may begin with it once more (县水利局负责…)."""
    heading = document.headings[index]
    if not is_unit_heading(document.folded, heading.title):
        return []
    body = document.trimmed(Span(min(heading.title.end + 1, heading.body.end), heading.body.end))
    subject, again = of_heading(document.folded, heading.title, body), of_sentence(document.folded, body)
    subject = Subject(subject.groups, again.work) if again else subject
    return [_block(document, index, subject, heading.span, "unit as heading")]


def _unit_opens(document: Document, index: int) -> list[Block]:
    subject = of_sentence(document.folded, document.own_text(index))
    return [_block(document, index, subject, document.headings[index].span, "unit first")] if subject else []


def _units_close(document: Document, index: int) -> list[Block]:
    subject = of_tail(document.folded, document.own_text(index))
    return [heading_block(document, index, (_as_note(subject),), "units at the end")] if subject else []


def _units_in_clauses(document: Document, index: int) -> list[Block]:
    """Several clauses that begin with their units are a task each."""
    subjects = of_clauses(document.folded, document.own_text(index))
    if len(subjects) < 2:
        return []
    spans = [Span(subject.groups[0].units.start, subject.work.end) for subject in subjects]
    return [_block(document, index, subject, span, "unit first") for subject, span in zip(subjects, spans, strict=True)]


def _told_inside(document: Document, index: int) -> list[Block]:
    """An item with a title of its own, whose sentences say who does it."""
    if explains(document, index):
        return []
    text = Span(document.headings[index].title.end, document.own_text(index).end)
    behind = of_sentence(document.folded, Span(text.start + 1, text.end)) if _leads_over(document, text) else None
    groups = behind.groups if behind else told_in(document.folded, text)
    return [heading_block(document, index, (_as_note_of(groups),), "told in its sentences")] if groups else []


def _leads_over(document: Document, text: Span) -> bool:
    """Whether a colon stands behind the title (技术指导:甲处负责…): whoever follows it does the work."""
    return text.end > text.start and document.folded[text.start] == ":"


def _block(document: Document, index: int, subject: Subject, span: Span, rule: str) -> Block:
    """The task is the work, not the units before it."""
    title = document.first_clause(subject.work)
    heading = document.headings[index]
    return Block(heading.number, document.section_of(index), title, span, (_as_note(subject),), rule)


def _duties_below(document: Document, index: int) -> Iterator[int]:
    """The items under a unit's name, and where one is but a caption (1.年度任务:①…), those under it."""
    for child in document.outline.children(index):
        caption = _CAPTION.search(document.words(document.headings[child].title))
        yield from (document.outline.children(child) if caption else None) or [child]


def _units_over(document: Document, heading: Heading) -> Span | None:
    """The units that a heading over items is nothing but, or whose work it announces (县水利局牵头工作)."""
    work = _WORK_OF.search(document.folded, *heading.title)
    units = Span(heading.title.start, work.start()) if work else heading.title
    return units if is_unit_heading(document.folded, units) else None


def _below_units(document: Document, index: int) -> list[Block]:
    """The items below a heading that names units, each a task of these."""
    units = _units_over(document, document.headings[index])
    return [_below_its_unit(document, index, units, at) for at in _duties_below(document, index)] if units else []


def _below_its_unit(document: Document, index: int, units: Span, child: int) -> Block:
    """An item under a unit's name is that unit's task."""
    item = document.headings[child]
    note = Note(units, (Group(ANSWERS, units),))
    return Block(item.number, document.section_of(index), item.title, item.span, (note,), "item under a unit")


def _labelled(document: Document, line: Span) -> list[Span]:
    """The parts of a line that begin with units and a colon; behind a stop they also say what these do."""
    behind = (found.end() for found in _BEHIND_STOP.finditer(document.folded, *line))
    named = [at for at in behind if _unit_line(document, Span(at, line.end))]
    starts = [at for at, end in pairwise([*named, line.end]) if _DOES.search(document.folded, at, end)]
    parts = (Span(*pair) for pair in pairwise([line.start, *starts, line.end]))
    return [document.trimmed(part) for part in parts if _unit_line(document, part)]


#: 建立机制。县教育局:负责…。县财政局:落实…
_BEHIND_STOP = expression(r"[。;]\s?(?=[^,;:。\n]{2,40}:)")


def _unit_line(document: Document, line: Span) -> bool:
    title = _NAMED.match(document.folded, line.start, line.end)
    if not title or LABEL.match(document.folded, line.start) or _REACHED.match(document.folded, title.end()):
        return False
    return bool(is_unit_heading(document.folded, Span(*title.span("title"))))


def _duty_line(document: Document, line: Span) -> bool:
    """Whether a line names units, a colon and what these do (县教育局:负责…)."""
    return bool(_unit_line(document, line) and _DOES.search(document.folded, *line))


def _unit_line_block(document: Document, heading: Heading | None, line: Span) -> Block:
    title = _NAMED.match(document.folded, line.start, line.end)
    assert title  # chosen by _unit_line
    subject = of_heading(document.folded, Span(*title.span("title")), Span(title.end(), line.end))
    over = heading.title if heading else None
    return Block(None, over, document.first_clause(subject.work), line, (_as_note(subject),), "unit and colon")


def _as_note(subject: Subject) -> Note:
    """The words before the work; who supports may be named behind it, and is none of them."""
    note = _as_note_of(subject.groups)
    behind = subject.groups[-1].units.start >= subject.work.end
    return replace(note, span=Span(note.span.start, subject.work.start)) if behind else note


def _as_note_of(groups: tuple[Group, ...]) -> Note:
    return Note(Span(groups[0].units.start, groups[-1].units.end), groups)
