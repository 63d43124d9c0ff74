"""The words of the reader: the findings made in a text.

Inside the reader every `Span` counts in `Flow.text`. `Reading.in_source` turns all of them into
positions of the decoded source file, so that `source[start:end]` is what was read; nobody else converts.
"""

from __future__ import annotations

from luoshi.reading.model.columns import Column, Mapping, TableColumns
from luoshi.reading.model.document import DocumentFields, PrintedField, Reference, Region, Source
from luoshi.reading.model.facts import Achievement, Claim, Mechanism, Rank, Versus
from luoshi.reading.model.margin import LEFT_OUT, LeftOut, Repair
from luoshi.reading.model.reading import Reading
from luoshi.reading.model.spans import spans_in
from luoshi.reading.model.tasks import Aim, Item, Leader, Responsibility, Section, Target, Task

SCHEMA = "luoshi.reading/1"

__all__ = [
    "LEFT_OUT",
    "SCHEMA",
    "Achievement",
    "Aim",
    "Claim",
    "Column",
    "DocumentFields",
    "Item",
    "Leader",
    "LeftOut",
    "Mapping",
    "Mechanism",
    "PrintedField",
    "Rank",
    "Reading",
    "Reference",
    "Region",
    "Repair",
    "Responsibility",
    "Section",
    "Source",
    "TableColumns",
    "Target",
    "Task",
    "Versus",
    "spans_in",
]
