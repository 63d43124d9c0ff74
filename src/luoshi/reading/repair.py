"""Repairs: what a document lost and how it was restored. The text itself is never altered."""

from __future__ import annotations

from luoshi.reading.model import Flow, Repair, Task


def of_tasks(flow: Flow, tasks: tuple[Task, ...]) -> tuple[Repair, ...]:
    """One repair for each unit name that was restored, in reading order."""
    found = {
        one.span: Repair(one.span, flow.words(one.span), one.unit, one.restored)
        for task in tasks
        for one in task.responsibilities
        if one.restored
    }
    return tuple(sorted(found.values(), key=lambda repair: repair.span))
