"""What the ladder looks at: what is missing on a day, by unit and round, with the facts that a letter would name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from luoshi.dispatch.counting import Missing, missing_after_grace
from luoshi.dispatch.models import Round
from luoshi.ledger.models import Task
from luoshi.supervision.ladder import Facts

Fact = dict[str, Any]
Key = tuple[int, int]  # (unit, round)


def missing_on(on: date, **only: int) -> dict[Key, list[Fact]]:
    """The facts of a day by unit and round; a task stands once, however many of its targets are missing.

    `only` narrows them, as `unit=3, round=7`.
    """
    found: dict[Key, dict[int, Missing]] = defaultdict(dict)
    for one in missing_after_grace(on, **only):
        found[one.unit, one.round].setdefault(one.task, one)
    tasks = Task.objects.in_bulk({task for missing in found.values() for task in missing})
    rounds = Round.objects.in_bulk({round for _unit, round in found})
    return {key: _facts(missing.values(), tasks, rounds) for key, missing in found.items()}


def _facts(missing: Iterable[Missing], tasks: dict[int, Task], rounds: dict[int, Round]) -> list[Fact]:
    ordered = sorted(missing, key=lambda one: tasks[one.task].no)
    return [_fact(one, tasks[one.task], rounds[one.round]) for one in ordered]


def _fact(one: Missing, task: Task, round: Round) -> Fact:
    return {
        "key": f"missing:round:{round.pk}:unit:{one.unit}:task:{task.pk}",
        "task": task.pk,
        "number": task.number or str(task.no),
        "title": task.title,
        "due_on": round.due_on.isoformat(),
        "grace_until": round.grace_until.isoformat(),
    }


def counted(missing: dict[Key, list[Fact]]) -> list[Facts]:
    """The same in numbers, as the rules read it."""
    return [Facts(unit, round, {"missing_after_grace": len(facts)}) for (unit, round), facts in missing.items()]
