"""A reading: all that was read in one document."""

from __future__ import annotations

from dataclasses import dataclass, field

from luoshi.reading.flow import Attachment, Flow, Place, SourcePage, Span
from luoshi.reading.model.columns import TableColumns
from luoshi.reading.model.document import DocumentFields, Source
from luoshi.reading.model.facts import Achievement, Claim, Mechanism
from luoshi.reading.model.margin import LeftOut, Repair
from luoshi.reading.model.spans import relocated
from luoshi.reading.model.tasks import Section, Task


@dataclass(frozen=True)
class Reading:
    """All that was read in one document; the contract is `docs/reference/reading.md`."""

    source: Source
    document: DocumentFields = field(default_factory=DocumentFields)
    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    claims: tuple[Claim, ...] = ()
    achievements: tuple[Achievement, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    repairs: tuple[Repair, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[str, ...] = ()
    tables: tuple[TableColumns, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    pages: tuple[SourcePage, ...] = ()  # of what is laid out for print
    places: tuple[Place, ...] = ()  # where its words stand there, in the order of the text
    markers: tuple[Span, ...] = field(default=(), repr=False)  # every recognised numbering marker

    def in_source(self, flow: Flow) -> Reading:
        """The same reading with all spans counted in the source file."""
        return self if flow.is_source else relocated(self, flow)
