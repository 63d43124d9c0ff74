"""What counting speaks of: a count, where its chain of quantities stands, and what was said before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from luoshi.reading.flow import Span
from luoshi.reading.quantities import Quantity


@dataclass(slots=True)
class Count:
    """A quantity and what it counts; `left` and `right` are the words beside it in its clause."""

    quantity: Quantity
    indicator: str
    clause: Span
    left: str = ""
    right: str = ""
    shared: bool = False
    base: str | None = None  # since when it is counted (比2020年增长…)


class Beside(NamedTuple):
    """Where a chain stands and the words on both sides of it."""

    clause: Span
    left: str
    right: str


class Context(NamedTuple):
    """The counts of the sentence so far, and what was last spoken of; the quantity in hand."""

    earlier: list[Count]
    said_before: str
    of: Quantity | None = None
