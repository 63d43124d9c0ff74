"""A document beside the plan above it, as both stand at the desk: what is carried out, missing, or another number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from luoshi.documents.desk import Line, desk_of
from luoshi.documents.models import Document
from luoshi.reading import Span
from luoshi.reading.alignment import Alignment, FigureChange, Match, align
from luoshi.reading.alignment.model import CHANGES
from luoshi.reading.model import Responsibility, Target, Task


class Carrier(NamedTuple):
    """A line of the lower plan, and why it is thought to carry out the line above."""

    line: Line
    match: Match


class Carried(NamedTuple):
    """A line of the upper plan with the lines that carry it out."""

    line: Line
    carriers: Sequence[Carrier]


class Changed(NamedTuple):
    """A number of the upper plan that is another one below; `said` is a msgid."""

    line: Line
    figure: FigureChange
    said: str


@dataclass(frozen=True)
class Compared:
    """Two plans line by line."""

    carried: Sequence[Carried]
    missing: Sequence[Line]
    added: Sequence[Line]
    changed: Sequence[Changed]


def compared(upper: Document, lower: Document) -> Compared:
    """The lines of both documents as people left them at the desk, aligned."""
    (above, upper_lines), (below, lower_lines) = _plan(upper), _plan(lower)
    lines = zip((*above, *below), (*upper_lines, *lower_lines), strict=True)
    return _compared(align(above, below), {id(task): line for task, line in lines})


def _plan(document: Document) -> tuple[list[Task], list[Line]]:
    lines = desk_of(document).standing()
    return [_task(line) for line in lines], lines


def _compared(found: Alignment, lines: Mapping[int, Line]) -> Compared:
    by_upper = groupby(found.matches, key=lambda match: id(match.upper))
    return Compared(
        [Carried(lines[upper], [Carrier(lines[id(one.lower)], one) for one in matches]) for upper, matches in by_upper],
        [lines[id(task)] for task in found.missing],
        [lines[id(task)] for task in found.added],
        [Changed(lines[id(one.task)], one, CHANGES[one.change]) for one in found.figures if one.change != "same"],
    )


def _task(line: Line) -> Task:
    value = line.task.value
    return Task(
        value.get("number"),
        value.get("section"),
        value["title"],
        value.get("statement") or "",
        Span(*line.task.span),
        tuple(_responsibilities(line)),
        targets=tuple(_target(one.value) for one in line.targets if one.value.get("value") is not None),
    )


def _responsibilities(line: Line) -> Iterator[Responsibility]:
    for one in line.responsibilities:
        yield Responsibility(one.value["unit"], one.value.get("as_written") or "", one.value["role"], Span(*one.span))


def _target(value: dict[str, Any]) -> Target:
    return Target(
        value["indicator"],
        value["comparator"],
        Decimal(str(value["value"])),
        value.get("unit") or "",
        value.get("due"),
        value.get("text") or "",
        Span(0, 0),
    )
