"""Words that were recognised in a picture: what rests on letters that were hard to see is less sure, and says so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from luoshi.reading.errors import gettext_noop
from luoshi.reading.flow import Place, Span
from luoshi.reading.model import Claim, Reading, Target, Task

UNSURE = gettext_noop("Words here were hard to recognise in the picture: compare them with it.")
_SURE = 0.9
Figure = TypeVar("Figure", Target, Claim)


def sobered(reading: Reading, text: str) -> Reading:
    """The reading of a source text, no surer of tasks and figures than the recognition was of their letters."""
    unsure = [place for place in reading.places if place.confidence < _SURE and _says(text[slice(*place.span)])]
    if not unsure:
        return reading
    tasks = tuple(_task(task, unsure) for task in reading.tasks)
    return replace(reading, tasks=tasks, claims=tuple(_figure(claim, unsure) for claim in reading.claims))


def _says(words: str) -> bool:
    return any(map(str.isalnum, words))


def _task(task: Task, unsure: Sequence[Place]) -> Task:
    parts = [_within(task.span, unsure), *(_within(one.span, unsure) for one in task.responsibilities)]
    faint = {place for places in parts for place in places}
    targets = tuple(_figure(target, unsure) for target in task.targets)
    if not faint:
        return replace(task, targets=targets)
    confidence = min(task.confidence, *(place.confidence for place in faint))
    return replace(task, targets=targets, confidence=confidence, warnings=(*task.warnings, UNSURE))


def _figure(figure: Figure, unsure: Sequence[Place]) -> Figure:
    confidence = min((place.confidence for place in _within(figure.span, unsure)), default=1.0)
    return replace(figure, confidence=min(figure.confidence, confidence))


def _within(span: Span, unsure: Sequence[Place]) -> list[Place]:
    """The places that a span touches."""
    first = bisect_left(unsure, span.start, key=lambda place: place.span.end - 1)
    touched = []
    for place in unsure[first:]:
        if place.span.start >= span.end:
            break
        touched.append(place)
    return touched
