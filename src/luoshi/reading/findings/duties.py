"""Duties: the tasks of a document and the units that answer for them."""

from __future__ import annotations

from dataclasses import dataclass

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
    return Duties()
