"""What decides whether a count is promised: the count with the words beside it."""

from __future__ import annotations

from dataclasses import dataclass

from luoshi.reading.expressions import expression
from luoshi.reading.findings.counting_base import Count
from luoshi.reading.quantities import Quantity


@dataclass(slots=True)
class Case:
    """A count with the words that decide about it: its clause, what stands before it, its sentence."""

    count: Count
    quantity: Quantity
    clause: str
    before: str
    sentence: str
    after: str
    text: str

    @property
    def so_far(self) -> str:
        """The sentence up to the end of the count."""
        return self.sentence[: len(self.sentence) - len(self.after)]


FOR_CLASS = expression(r"^\s*对于?")
