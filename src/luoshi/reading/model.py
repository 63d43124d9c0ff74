"""The words of the reader: the findings made in a text.

Inside the reader every `Span` counts in `Flow.text`. `Reading.in_source` turns all of them into
positions of the decoded source file, so that `source[start:end]` is what was read; nobody else converts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from luoshi.reading.errors import gettext_noop
from luoshi.reading.flow import Attachment, Flow, Place, SourcePage, Span

SCHEMA = "luoshi.reading/1"


@dataclass(frozen=True)
class Source:
    """The file as it came: its name, digest, type, length in decoded characters, and which document of it this is."""

    name: str
    sha256: str
    media_type: str
    characters: int
    encoding: str = "utf-8"
    part: int = 1


@dataclass(frozen=True)
class Region:
    name: str
    code: str | None = None


@dataclass(frozen=True)
class Reference:
    """Another document that this one names."""

    title: str
    document_number: str | None
    span: Span


@dataclass(frozen=True)
class PrintedField:
    """A field that a site prints around a document, by its own label (发文字号), as written."""

    label: str
    value: str
    span: Span


@dataclass(frozen=True)
class DocumentFields:
    """What stands on the head of a document; None where it does not say. Dates are ISO (YYYY-MM-DD)."""

    kind: str = "other"  # plan | news | report | notice | other
    title: str | None = None
    document_number: str | None = None
    index_number: str | None = None
    issuer: str | None = None
    written_on: str | None = None
    published_on: str | None = None
    effect: str | None = None
    region: Region | None = None
    addressees: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    printed: tuple[PrintedField, ...] = ()


@dataclass(frozen=True)
class Section:
    number: str | None
    title: str
    level: int
    span: Span


@dataclass(frozen=True)
class Item:
    """A numbered sub-item of a task."""

    number: str
    text: str
    span: Span


@dataclass(frozen=True)
class Responsibility:
    """A unit and its part in a task. `restored` says what the text had lost, or None."""

    unit: str
    as_written: str
    role: str  # lead | participant
    span: Span
    restored: str | None = None
    divided: bool = False  # 按职责分工: every lead answers for a part of its own
    confidence: float = 1.0


@dataclass(frozen=True)
class Leader:
    """A person or post that heads a task (领衔、牵头领导), as written."""

    name: str
    span: Span


@dataclass(frozen=True)
class Target:
    """A commitment that a number can check. `value` counts in `unit`; `comparator` is one of >= <= = > < ~.

    `base` is since when it is counted, as written (2020年, 上年), where the text says so.
    """

    indicator: str
    comparator: str
    value: Decimal
    unit: str
    due: str | None
    text: str
    span: Span
    confidence: float = 1.0
    base: str | None = None


@dataclass(frozen=True)
class Aim:
    """A commitment without a figure of its own: it looks to others, or to what will be handed down."""

    indicator: str
    kind: str  # relative | tier | pending
    with_: str
    due: str | None
    text: str
    span: Span
    confidence: float = 1.0


@dataclass(frozen=True)
class Task:
    number: str | None
    section: str | None
    title: str
    statement: str
    span: Span
    responsibilities: tuple[Responsibility, ...] = ()
    leaders: tuple[Leader, ...] = ()
    deadline: str | None = None
    targets: tuple[Target, ...] = ()
    aims: tuple[Aim, ...] = ()
    items: tuple[Item, ...] = ()
    confidence: float = 1.0
    warnings: tuple[str, ...] = ()
    rule: str = ""  # the rule that found it, for "how was this read"


@dataclass(frozen=True)
class Rank:
    position: int
    among: str


@dataclass(frozen=True)
class Versus:
    """A comparison in percentage points, negative where below."""

    with_: str
    points: Decimal


@dataclass(frozen=True)
class Claim:
    """A stated fact with a number or a rank. `change` is growth in percent, negative for a fall."""

    indicator: str
    value: Decimal | None
    unit: str | None
    change: Decimal | None
    rank: Rank | None
    versus: tuple[Versus, ...]
    period: str | None
    text: str
    span: Span
    confidence: float = 1.0
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Achievement:
    name: str
    kind: str  # pilot | honour | innovation | experience | brand
    level: str | None
    text: str
    span: Span


@dataclass(frozen=True)
class Mechanism:
    """A way of working that a document names (月调度、季通报、年考核)."""

    name: str
    text: str
    span: Span


@dataclass(frozen=True)
class Repair:
    """What the source had lost and how it was restored; the text itself is never altered."""

    span: Span
    found: str
    restored: str
    why: str


@dataclass(frozen=True)
class Column:
    """A column of a table: the words over it, what it holds (from MEANINGS, None for nothing that is read), and why
    that is doubtful."""

    heading: str
    meaning: str | None
    doubt: str | None = None


@dataclass(frozen=True)
class TableColumns:
    """How a table was understood: which of the flow's tables, where its rows begin, and whether a person said so."""

    table: int
    first_row: int
    columns: tuple[Column, ...]
    mapped: bool = False


@dataclass(frozen=True)
class Mapping:
    """What a person said that the columns of a table with this heading hold; read by it, nothing is guessed."""

    header: tuple[str, ...]
    meanings: tuple[str | None, ...]


@dataclass(frozen=True)
class LeftOut:
    """A numbered thing of the source that became neither section, task nor item; `why` is from LEFT_OUT."""

    text: str
    span: Span
    why: str


#: Why a numbering marker is left out: the closed list of `docs/reference/reading.md`.
LEFT_OUT = {
    "not_a_task": gettext_noop("numbered text that asks nobody to do anything"),
    "contents": gettext_noop("a line of the table of contents"),
    "repeated": gettext_noop("the same item stands elsewhere in full"),
    "attachment": gettext_noop("a numbered attachment or form"),
    "member_list": gettext_noop("a list of members or contacts"),
    "page_furniture": gettext_noop("navigation or other text of the page around the document"),
    "definition": gettext_noop("an explanation of terms"),
    "list_in_sentence": gettext_noop("an enumeration inside a sentence"),
}


@dataclass(frozen=True)
class Reading:
    """All that was read in one document; the contract is `docs/reference/reading.md`."""

    source: Source
    document: DocumentFields = DocumentFields()
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
        return self if flow.is_source else _relocated(self, flow)


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a kind of finding, none of any other; asked thousands of times in one reading."""
    return tuple(one.name for one in fields(kind)) if is_dataclass(kind) else ()


@cache
def _where_spans_may_be(kind: type) -> tuple[str, ...]:
    """The fields of a kind of finding that are not mere words and numbers."""
    plain = re.compile(r"(?:(?:str|int|float|bool|Decimal|None|tuple\[str, \.\.\.\])(?: \| )?)+")
    return tuple(one.name for one in fields(kind) if not plain.fullmatch(str(one.type))) if is_dataclass(kind) else ()


def spans_in(thing: Any) -> Iterator[Span]:
    """Every span inside a finding or a reading, however deep."""
    if isinstance(thing, Span):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from spans_in(part)
    elif is_dataclass(thing):
        kind: Any = type(thing)
        for name in _names(kind):
            yield from spans_in(getattr(thing, name))


def _relocated(thing: Any, flow: Flow) -> Any:
    kind: Any = type(thing)
    if kind is Span:
        return flow.to_source(thing)
    if isinstance(thing, tuple):
        return tuple([_relocated(part, flow) for part in thing])
    if names := _where_spans_may_be(kind):
        moved = object.__new__(kind)  # not made anew field by field: all fields are known to fit
        vars(moved).update(vars(thing), **{name: _relocated(getattr(thing, name), flow) for name in names})
        return moved
    return thing
