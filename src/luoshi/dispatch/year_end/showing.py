"""The end of a year as its page shows it: what was carried over, what was not and why, where stocks begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from luoshi.dispatch.models import Correction, SettledFigure, YearEnd, YearEndLine, YearEndStart
from luoshi.dispatch.year_end.outcomes import Ended
from luoshi.ledger.models import Target, Task
from luoshi.organizations.reach import Reach


@dataclass(frozen=True)
class Standing:
    """A target of a line: what was reached when this was proposed or restated, and what was left."""

    target: Target
    value: Decimal | None
    left: Decimal | None


@dataclass(frozen=True)
class Line:
    """A line that was not finished, with its targets."""

    row: YearEndLine
    targets: tuple[Standing, ...]


@dataclass(frozen=True)
class Sheet:
    """Everything that stands on the page of a year's end."""

    carried: list[Line]
    left_out: list[Line]
    starts: list[YearEndStart]
    corrections: list[Correction]
    settled: list[SettledFigure]  # of what nobody reported at the last


def overview(lines: Sequence[Ended]) -> dict[str, Any]:
    """How many lines were done, are open, and cannot be told by a number."""
    done = sum(not line.may_go_on for line in lines)
    still_open = sum(line.is_open for line in lines)
    return {"done": done, "open": still_open, "untold": len(lines) - done - still_open}


def sheet_of(year_end: YearEnd, reach: Reach | None) -> Sheet:
    """The sheet of a year's end, in a fixed number of queries."""
    rows = list(year_end.lines.select_related("task", "became").order_by("task__no"))
    known = _targets(rows)
    lines = [Line(row, tuple(_standing(known, row))) for row in rows]
    starts = year_end.starts.select_related("target__task", "goes_on_in__task").order_by("target__task__no", "pk")
    return Sheet(
        [line for line in lines if line.row.due_on],
        [line for line in lines if not line.row.due_on],
        list(starts),
        _corrections(year_end),
        list(year_end.settled_figures.select_related("target__task").order_by("target__task__no", "target__no")),
    )


def stood_before(task: Task) -> list[Standing]:
    """The targets of the line that a task was carried over from, as its year left them or they were restated."""
    rows = list(YearEndLine.objects.filter(became=task))
    known = _targets(rows)
    return [one for row in rows for one in _standing(known, row)]


def _targets(rows: Sequence[YearEndLine]) -> dict[int, Target]:
    return Target.objects.in_bulk([target for row in rows for target, _value, _left in row.stood])


def _standing(known: dict[int, Target], row: YearEndLine) -> list[Standing]:
    return [Standing(known[target], _decimal(value), _decimal(left)) for target, value, left in row.stood]


def _corrections(year_end: YearEnd) -> list[Correction]:
    """What was put right since the year was ended."""
    if year_end.decided_at is None:
        return []
    made = Correction.objects.filter(measurement__target__task__plan=year_end.plan_id, at__gte=year_end.decided_at)
    return list(made.select_related("measurement__target__task").order_by("at", "pk"))


def _decimal(text: str | None) -> Decimal | None:
    """A figure of a line; what has no end is shown with one decimal."""
    if text is None:
        return None
    if "/" not in text:
        return Decimal(text)
    above, _sep, below = text.partition("/")
    return (Decimal(above) / Decimal(below)).quantize(Decimal("0.1"))
