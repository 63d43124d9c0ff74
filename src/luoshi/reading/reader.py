"""The way through the reader, step by step; each step has its module."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple

from luoshi.reading.findings import (
    achievements,
    attachments,
    claims,
    document,
    done_columns,
    duties,
    mechanisms,
    recognised,
    references,
)
from luoshi.reading.flow import Flow
from luoshi.reading.intake import take_in
from luoshi.reading.model import Mapping, Reading, Source
from luoshi.reading.outline import outline_of
from luoshi.reading.parts import parts_of

#: Raised with every change that can alter a reading; kept with each stored reading.
READER_VERSION = "1.17"


class Opened(NamedTuple):
    """A file that was taken in: what it is, its decoded source text, and its running text."""

    source: Source
    text: str
    flow: Flow


class Part(NamedTuple):
    """One document of a file: its own running text, and what was read in it with spans counted in the whole file."""

    flow: Flow
    reading: Reading


def open_file(data: bytes, name: str, slowly: bool = True) -> Opened:
    """Decodes a file and finds its running text. Raises UnreadableFile where there is none.

    Unless `slowly`, no words in pictures are recognised and no old Word documents converted, which takes seconds.
    """
    return Opened(*take_in(data, name, slowly))


def read(data: bytes, name: str, mappings: Sequence[Mapping] = ()) -> list[Reading]:
    """Reads the documents of one file, spans counted in its decoded source. Raises UnreadableFile.

    `mappings` say what the columns of tables hold; the same bytes and mappings give the same reading.
    """
    return readings_of(open_file(data, name), mappings)


def readings_of(opened: Opened, mappings: Sequence[Mapping] = ()) -> list[Reading]:
    """Reads the documents of a file that was taken in, spans counted in its decoded source."""
    return [part.reading for part in documents_of(opened, mappings)]


def documents_of(opened: Opened, mappings: Sequence[Mapping] = ()) -> list[Part]:
    """The documents of a file that was taken in, each with the part of the running text that is its own."""
    with _without_collecting():
        parts = enumerate(parts_of(opened.flow), 1)
        return [Part(flow, _read_part(opened, replace(opened.source, part=n), flow, mappings)) for n, flow in parts]


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Looks for no garbage in cycles meanwhile: a reading makes next to none, and looking takes a twentieth of it."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _read_part(opened: Opened, source: Source, flow: Flow, mappings: Sequence[Mapping]) -> Reading:
    reading = read_flow(source, flow, mappings).in_source(flow)
    together = attachments.together(flow.attachments, reading.attachments)
    whole = replace(reading, attachments=together, pages=opened.flow.pages, places=opened.flow.places)
    return recognised.sobered(whole, opened.text)


def read_flow(source: Source, flow: Flow, mappings: Sequence[Mapping] = ()) -> Reading:
    """Reads one document; spans count in the flow."""
    outline = outline_of(flow)
    fields = document.fields_of(flow, outline)
    found = duties.find(flow, outline, fields, mappings)
    tasks = done_columns.without_done(found.tasks, flow, found.outlook)
    return Reading(
        source=source,
        document=fields,
        sections=found.sections,
        tasks=tasks,
        claims=claims.beside(found.told, claims.find(flow, outline, tasks, fields, found.outlook)),
        achievements=achievements.find(flow, fields, tasks, found.outlook),
        mechanisms=mechanisms.find(flow, fields, found.outlook),
        repairs=(*found.repairs, *references.repairs(flow, fields.document_number)),
        left_out=found.left_out,
        warnings=(*flow.doubts, *found.warnings),
        tables=found.tables,
        attachments=attachments.listed(flow),
        markers=found.markers,
    )
