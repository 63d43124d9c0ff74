"""Duties: the tasks of a document and the units that answer for them."""

from __future__ import annotations

from dataclasses import dataclass, field

from luoshi.reading.findings import notes as responsibility
from luoshi.reading.findings.duties_blocks import Block, items_of, is_section, owners_of, section_above, task_headings
from luoshi.reading.findings.duties_tasks import Document, task_of
from luoshi.reading.model import DocumentFields, Flow, LeftOut, Repair, Section, Span, Task
from luoshi.reading.outline import Outline


@dataclass(frozen=True)
class Duties:
    """What the duties module found; every marker is in a section, a task, an item or left_out."""

    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    repairs: tuple[Repair, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[str, ...] = ()
    markers: tuple[Span, ...] = ()


def find(flow: Flow, outline: Outline, fields: DocumentFields) -> Duties:
    document = Document(flow, outline, fields)
    own = owners_of(outline, document.notes)
    chosen = task_headings(outline, own)
    blocks = [
        Block(
            heading=at,
            section=section_above(outline, at),
            number=outline.headings[at].number,
            title=outline.headings[at].title,
            span=outline.headings[at].span,
            notes=own.get(at, ()),
            items=items_of(outline, at),
        )
        for at in chosen
    ]
    tasks = [task_of(document, block) for block in blocks]
    return Duties(
        sections=_sections(document, set(chosen)),
        tasks=tuple(tasks),
        markers=tuple(heading.marker for heading in outline.headings),
    )


def _sections(document, tasks: set[int]) -> tuple[Section, ...]:
    found = []
    for at, heading in enumerate(document.outline.headings):
        if is_section(document.outline, at, tasks):
            found.append(
                Section(
                    heading.number,
                    document.words(heading.title),
                    heading.level,
                    Span(heading.marker.start, heading.title.end),
                )
            )
    return tuple(found)
