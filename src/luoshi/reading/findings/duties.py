"""Duties: the tasks of a document and the units that answer for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from luoshi.reading import repair
from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_answers import answer_blocks
from luoshi.reading.findings.duties_beside import with_those_beside
from luoshi.reading.findings.duties_blocks import Block, numbered_blocks, owners_of, sides_of_one, steps_of
from luoshi.reading.findings.duties_called import lost_stops
from luoshi.reading.findings.duties_closing import with_closing
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.duties_due import with_due
from luoshi.reading.findings.duties_leftover import doubts_of, left_over, sections_of, with_items
from luoshi.reading.findings.duties_minutes import minutes_blocks
from luoshi.reading.findings.duties_monthly import monthly_blocks
from luoshi.reading.findings.duties_paragraphs import (
    aims_below_lines,
    aims_blocks,
    expected_blocks,
    line_blocks,
    orphan_blocks,
)
from luoshi.reading.findings.duties_reports import saying_what_is_set
from luoshi.reading.findings.duties_slip import slip_blocks
from luoshi.reading.findings.duties_standing import StandingUnits
from luoshi.reading.findings.duties_subjects import article_blocks, led_by_title, subject_blocks
from luoshi.reading.findings.duties_tasks import task_of
from luoshi.reading.findings.duties_titled import blocks_without_notes, letter_blocks
from luoshi.reading.findings.duties_under_units import under_unit_lines
from luoshi.reading.findings.duties_works import beside_works, works_blocks, works_of_sentences
from luoshi.reading.findings.indicator_tables import tables_in
from luoshi.reading.findings.notes import Note
from luoshi.reading.findings.outlook import Outlook
from luoshi.reading.findings.statistics import told_in
from luoshi.reading.findings.tables import Tables, find_tables
from luoshi.reading.findings.tables_doubts import guesses_of
from luoshi.reading.findings.tables_running import running_table
from luoshi.reading.findings.tables_shares import RULE as SHARED
from luoshi.reading.flow import Flow, Span
from luoshi.reading.model import Claim, DocumentFields, LeftOut, Mapping, Repair, Section, TableColumns, Task
from luoshi.reading.outline import Outline
from luoshi.reading.stretches import Stretches

_NO_OUTLOOK = Outlook((), 0)


@dataclass(frozen=True)
class Duties:
    """What the duties module found; every marker is in a section, a task, an item or left_out."""

    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    repairs: tuple[Repair, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[str, ...] = ()
    markers: tuple[Span, ...] = ()
    tables: tuple[TableColumns, ...] = ()
    told: tuple[Claim, ...] = ()  # what tables tell of their tasks
    outlook: Outlook = _NO_OUTLOOK


def find(flow: Flow, outline: Outline, fields: DocumentFields, mappings: Sequence[Mapping] = ()) -> Duties:
    """The tasks of one document with their units, sections and items; nothing numbered is lost."""
    document = Document(flow, outline, fields, mappings)
    apart = document.apart
    begun_apart = {document.headings[at].marker.start for at in apart}
    tables = find_tables(document)
    blocks = [one for block in _blocks(document, fields, tables, begun_apart) for one in steps_of(document, block)]
    found = _with_free(blocks, [*letter_blocks(document), *_aims(document), *works_of_sentences(document)])
    found = saying_what_is_set(document, with_due(document, with_closing(document, found)))
    blocks = [block for block in found if block.span.start not in begun_apart and document.has_words(block.title)]
    units = document.units_with([group.units for block in blocks for note in block.notes for group in note.groups])
    standing = StandingUnits(document, units)
    tasks = with_items(document, [task_of(document, block, units, standing) for block in blocks])
    sections = sections_of(document, blocks, tasks, apart)
    return Duties(
        sections=sections,
        tasks=tasks,
        repairs=repair.in_order(repair.of_units(flow, tasks), repair.of_stops(lost_stops(document, blocks))),
        left_out=left_over(document, sections, tasks, apart),
        warnings=(*doubts_of(document), *guesses_of(tables.columns)),
        markers=tuple(heading.marker for heading in outline.headings),
        tables=tables.columns,
        told=(*tables.told, *told_in(flow, document.statistics, fields.title or "")),
        outlook=document.outlook,
    )


def _blocks(document: Document, fields: DocumentFields, tables: Tables, apart: set[int]) -> list[Block]:
    """The rows of tables with what is named around them, else the running text; both where tables only allot."""
    tables = tables if tables.rows else running_table(document)
    if not tables.rows:
        return slip_blocks(document) or _of_running_text(document, fields, apart)
    if all(block.rule == SHARED for block in tables.rows):
        return tables.rows + tables.around(_of_running_text(document, fields, apart))
    return tables.rows + tables.around(_blocks_with_notes(document, tables.outside(document.notes)))


def _of_running_text(document: Document, fields: DocumentFields, apart: set[int]) -> list[Block]:
    """What names who answers, unless that is but told by the way; else what asks something."""
    if found := under_unit_lines(document):
        return found
    if not document.notes and (found := monthly_blocks(document) or answer_blocks(document)):
        return found
    named = [one for one in _blocks_with_notes(document, document.notes) if one.span.start not in apart]
    return minutes_blocks(document, named) or _named_or_asked(document, fields, named)


def _named_or_asked(document: Document, fields: DocumentFields, named: list[Block]) -> list[Block]:
    """The blocks that name who answers, or those that ask, whichever of them are what the text is made of."""
    works = [] if document.notes else works_blocks(document)
    clauses = _in_one_item(document, [block for block in named if block.notes])
    if works and not _are_most(named, works):
        by_chance = [block for block in named if block.rule in _BY_CHANCE]
        beside = beside_works(document, works, blocks_without_notes(document, fields) or named)
        return _with_free(_with_notes_of(by_chance, beside), clauses)
    if not clauses and any(block.notes and block.rule not in _BY_CHANCE for block in named):
        return with_those_beside(document, named)
    asking = blocks_without_notes(document, fields)
    if clauses:
        return _parted(asking, clauses) if len(asking) > len(named) else named
    by_the_way = any(block.notes for block in named)
    if asking and (not by_the_way or len(asking) > len(named)):
        return _with_notes_of(named, asking)
    return with_those_beside(document, named) if named else []


def _in_one_item(document: Document, named: list[Block]) -> list[Block]:
    """The clauses of one item, where these alone say who does them, among others."""
    if document.notes or len(named) == 1 or any(block.rule != "unit first" for block in named):
        return []
    return (
        named if len({document.heading_at(block.span.start) for block in named}) == 1 < len(document.headings) else []
    )


def _parted(asking: list[Block], clauses: list[Block]) -> list[Block]:
    """What is asked, the item whose clauses say who does them parted into these."""
    at = clauses[0].span.start
    return [one for block in asking for one in (clauses if block.span.start <= at < block.span.end else [block])]


def _are_most(named: list[Block], works: list[Block]) -> bool:
    """Whether most works name who does them in their sentences."""
    begun = {block.span.start for block in named if block.notes and block.rule not in _BY_CHANCE}
    return sum(work.span.start in begun for work in works) * 2 > len(works)


def _with_notes_of(named: list[Block], blocks: list[Block]) -> list[Block]:
    """The blocks with the notes of those that begin at the same place."""
    notes = {block.span.start: block for block in named if block.notes}
    return [notes.get(block.span.start, block) for block in blocks]


#: What a sentence inside an item names may be told by the way, and says nothing of the items beside it.
_BY_CHANCE = ("told in its sentences", "units at the end")


def _blocks_with_notes(document: Document, notes: list[Note]) -> list[Block]:
    """The blocks that name who answers: titled lines, numbered items, sentences that begin with the unit."""
    own = owners_of(document, notes)
    owned = {note.span for found in own.values() for note in found}
    lines = {at: found for at in own if (found := line_blocks(document, at, own[at]))}
    lines = lines if any(len(found) > 1 for found in lines.values()) else {}
    own = {at: notes for at, notes in own.items() if at not in lines}
    free = _free(document, {*own, *lines}) if document.kind != "news" else []
    subjects = {at: found for at in free if (found := subject_blocks(document, at))}
    articles = [at for at, one in enumerate(document.headings) if one.style == "article" and at not in own]
    shared = [block for at in articles for block in article_blocks(document, at)]
    elsewhere = shared + [block for found in (lines | subjects).values() for block in found]
    numbered = numbered_blocks(document, own, set(lines) | set(subjects))
    orphans = orphan_blocks(document, [note for note in notes if note.span not in owned])
    found = orphans + elsewhere + [led_by_title(document, block) for block in numbered]
    return [block for block in found if block.rule in _BY_NOTES or not document.looks_back(block.span.start)]


#: What stands over a note is a task wherever it stands; what only reads like one is none where the text looks back.
_BY_NOTES = ("note", "titled line with a note", "paragraph with a note", "unit as heading, with notes")


def _free(document: Document, noted: set[int]) -> list[int]:
    """Headings without notes on themselves, above or below; articles of rules name duties, not tasks."""
    headings = range(len(document.headings))
    articles = {at for at in headings if document.headings[at].style == "article"}
    taken = {parent for at in noted for parent in document.outline.path(at)}
    taken |= {side for at in headings for side in sides_of_one(document, at)}
    return [at for at in headings if at not in taken and not {at, *document.outline.path(at)} & (noted | articles)]


def _aims(document: Document) -> list[Block]:
    """What is called an aim and sets something: headings, what stands before items, and tables under neither."""
    aims = [block for at in range(len(document.headings)) for block in aims_blocks(document, at)]
    aims += [block for part in _before_items(document) for block in expected_blocks(document, part)]
    aims += aims_below_lines(document)
    tables = tables_in(document.folded, Span(0, len(document.folded)))
    called = (one for one in tables if _CALLED_AIMS.search(document.words(one.title)))
    return _with_free(aims, [Block(None, None, one.title, one.span, (), "aims", due=one.until) for one in called])


_CALLED_AIMS = expression(r"指标|目标")


def _before_items(document: Document) -> Iterator[Span]:
    """What stands before the first heading, and what the chapters that look ahead say before their first item."""
    if document.headings:
        yield Span(0, document.headings[0].marker.start)
    for at, heading in enumerate(document.headings):
        if heading.parent is None and document.looks_ahead(end := document.own_text(at).end - 1):
            yield Span(heading.title.end, end + 1)


def _with_free(blocks: list[Block], more: list[Block]) -> list[Block]:
    """The blocks with those of others that stand under none of them, in reading order."""
    taken = Stretches(block.span for block in blocks)
    free = (one for one in more if not taken.meet(one.span))
    return sorted([*blocks, *free], key=lambda block: block.span)
