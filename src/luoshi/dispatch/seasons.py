"""Which tasks a round asks about: those with a number in each, the others by quarter or when a node falls due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from luoshi.dispatch.dates import ends_quarter
from luoshi.dispatch.facts import aims_of
from luoshi.dispatch.lights.aims import Aim
from luoshi.dispatch.lights.judging import is_by_nodes
from luoshi.dispatch.lights.rules import Rules, load
from luoshi.dispatch.models import Ask, Round
from luoshi.dispatch.queries import rule_set_on
from luoshi.ledger.models import Plan, Task


def due_tasks(plan: Plan, start: date, end: date, on: date) -> set[int] | None:
    """The tasks of which a period has something to say; None for all: a quarter has ended, or nothing was asked yet.

    The first round asks for all, so that it is known where each stands.
    """
    first = not Round.objects.filter(plan=plan).exists()
    rule_set = rule_set_on(on)
    if first or rule_set is None or ends_quarter(end):
        return None
    return set(_due(plan, start, end, on, load(rule_set.body)))


def _due(plan: Plan, start: date, end: date, on: date, rules: Rules) -> Iterator[int]:
    deadlines = dict(Task.objects.filter(plan=plan).values_list("pk", "deadline"))
    asked = set(Ask.objects.filter(round__plan=plan).values_list("task", flat=True))
    for task, known in aims_of(deadlines, on).items():
        aims, deadline = known.values(), deadlines[task]
        falls_due = deadline is not None and start <= deadline <= end
        if task not in asked or falls_due or any(_has_news(aim, start, end, rules) for aim in aims):
            yield task


def _has_news(aim: Aim, start: date, end: date, rules: Rules) -> bool:
    """Whether a target has a number of its own in every period, or a day of it falls into this one."""
    days = [aim.due, *(node.day for node in aim.nodes)]
    return not is_by_nodes(aim, rules) or any(start <= day <= end for day in days)
