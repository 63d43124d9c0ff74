"""What a document tells: stated facts, achievements, ways of working."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from luoshi.reading.flow import Span


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
