"""Repairs: what a document lost and how it was restored. The text itself is never altered."""

from __future__ import annotations

from collections.abc import Iterable

from luoshi.reading.flow import Flow, Span
from luoshi.reading.model import Repair, Task

LOST_STOP = "the stop after the title was lost"


def of_units(flow: Flow, tasks: Iterable[Task]) -> list[Repair]:
    """One repair for each unit name that was restored."""
    named = (one for task in tasks for one in task.responsibilities if one.restored)
    found = {one.span: Repair(one.span, flow.words(one.span), one.unit, one.restored or "") for one in named}
    return list(found.values())


def of_stops(places: Iterable[int]) -> list[Repair]:
    """One repair for each place where a title ran into its text."""
    return [Repair(Span(at, at), "", "。", LOST_STOP) for at in places]


def in_order(*kinds: list[Repair]) -> tuple[Repair, ...]:
    """All repairs in reading order."""
    return tuple(sorted((one for kind in kinds for one in kind), key=lambda repair: repair.span))
