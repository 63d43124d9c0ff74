"""What a document asks: its sections, and the tasks with who answers, by when, and what is to be reached."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from luoshi.reading.flow import Span


@dataclass(frozen=True)
class Section:
    number: str | None
    title: str
    level: int
    span: Span


@dataclass(frozen=True)
class Item:
    """A numbered sub-item of a task, or what a column for a part of the year says (一季度), due on its last day."""

    number: str
    text: str
    span: Span
    due: str | None = None


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
