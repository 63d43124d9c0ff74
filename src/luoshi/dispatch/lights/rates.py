"""Rates of a round with honest denominators (S11): who was excused leaves them, who was returned loses his on-time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from luoshi.dispatch.lights.numbers import tenths


@dataclass(frozen=True)
class Answer:
    """What came to one ask: its day, and whether it stands (in review or accepted) or was returned."""

    excused: bool = False
    submitted_on: date | None = None
    returned: bool = False


@dataclass(frozen=True)
class Counts:
    """A round in numbers: `due` is asked without excused; on time, late and missing make it up."""

    asked: int
    excused: int
    on_time: int
    late: int
    missing: int

    @property
    def due(self) -> int:
        return self.asked - self.excused

    @property
    def reported(self) -> int:
        return self.on_time + self.late


def count(answers: Iterable[Answer], due_on: date) -> Counts:
    """Counts what came by the due day, after it, and not at all; what was returned has not come."""
    places = [_place(answer, due_on) for answer in answers]
    return Counts(len(places), *(places.count(place) for place in ("excused", "on_time", "late", "missing")))


def _place(answer: Answer, due_on: date) -> str:
    if answer.submitted_on is not None and not answer.returned:
        return "on_time" if answer.submitted_on <= due_on else "late"
    return "excused" if answer.excused else "missing"


def rate(part: int, whole: int) -> Decimal | None:
    """Per cent with one decimal, half up; None where nothing was due."""
    return tenths(Fraction(part * 100, whole)) if whole else None
