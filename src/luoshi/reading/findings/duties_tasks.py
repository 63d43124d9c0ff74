"""One task: from the block it stands in to the entry of the ledger."""

from __future__ import annotations

import re

from luoshi.reading.findings import deadlines, notes, targets
from luoshi.reading.findings.duties_blocks import Block
from luoshi.reading.findings.units import Units
from luoshi.reading.model import DocumentFields, Flow, Item, Leader, Responsibility, Span, Task
from luoshi.reading.outline import Outline, fold

_YEAR = re.compile(r"20\d\d(?=\s?年|[—\-])")


class Document:
    """What all tasks of one document share."""

    def __init__(self, flow: Flow, outline: Outline, fields: DocumentFields) -> None:
        self.flow, self.outline, self.fields = flow, outline, fields
        self.folded = fold(flow.text)
        self.rules = notes.rules_of(self.folded)
        self.notes = notes.find(self.folded, [heading.marker.start for heading in outline.headings])
        lists = [group.units for note in self.notes for group in note.groups]
        self.units = Units(flow.text, lists, None)
        self.year = 2023

    def words(self, span: Span) -> str:
        return re.sub(r"\s+", "", self.flow.words(span))


def task_of(document: Document, block: Block) -> Task:
    statement = Span(block.title.start, block.span.end)
    return Task(
        number=block.number,
        section=document.words(document.outline.headings[block.section].title) if block.section is not None else None,
        title=document.words(block.title),
        statement=document.flow.words(statement),
        span=block.span,
        responsibilities=responsibilities(document, block.notes),
        targets=targets.find(document.flow, statement, document.year),
        deadline=deadlines.find(document.folded, statement, document.year),
    )


def responsibilities(document: Document, found: tuple[notes.Note, ...]) -> tuple[Responsibility, ...]:
    named: dict[str, Responsibility] = {}
    for note in found:
        for role, span in notes.resolved(note.groups, document.rules, document.folded):
            for unit in document.units.named_in(span):
                named.setdefault(
                    unit.name, Responsibility(unit.name, unit.as_written, role, unit.span, unit.restored, note.divided)
                )
    return tuple(named.values())
