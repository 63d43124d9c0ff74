"""The judge: a reading beside the planted answers, exactly; no partial credit for a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from luoshi.reading.model import Reading, Target, Task
from luoshi.reading.planted.draft import Duty, Planted
from luoshi.reading.planted.promises import Promise

_MARKS = re.compile(r"[\s,，;；:：、.。()（）〔〕\[\]]+")


@dataclass
class Tally:
    """How many were planted, how many found, and how many of those were right."""

    right: int = 0
    planted: int = 0
    found: int = 0

    def add(self, planted: Counter[str], found: Counter[str]) -> None:
        self.right += sum((planted & found).values())
        self.planted += sum(planted.values())
        self.found += sum(found.values())

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.planted if self.planted else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def judge(planted: Planted, readings: list[Reading], tallies: dict[str, Tally]) -> None:
    """Adds what was right and wrong to the tallies of `tasks`, `leads`, `participants` and `targets`, and of `figures`,
    `deadlines` and `claims` where some were planted."""
    tasks = [task for reading in readings for task in reading.tasks]
    kinds = {
        "tasks": (Counter(map(_key, planted.tasks)), Counter(map(_key, tasks))),
        "leads": (_planted_units(planted, "leads"), _found_units(tasks, "lead")),
        "participants": (_planted_units(planted, "participants"), _found_units(tasks, "participant")),
        "targets": _targets(planted, tasks),
    }
    if any(task.figures for task in planted.tasks):
        kinds["figures"] = _planted_figures(planted), _found_figures(planted, tasks)
    if any(task.due for task in planted.tasks):
        kinds["deadlines"] = _days(planted.tasks, "due"), _days(tasks, "deadline")
    if planted.claims:
        kinds["claims"] = _planted_claims(planted), _found_claims(readings)
    for kind, (answers, found) in kinds.items():
        tallies.setdefault(kind, Tally()).add(answers, found)


def _key(task: Duty | Task) -> str:
    """A task by its number and title; a leading 负责 is a matter of taste."""
    return f"{_bare(task.number or '')} {_bare(task.title).removeprefix('负责')}"


def _planted_units(planted: Planted, role: str) -> Counter[str]:
    return Counter(f"{_key(task)} {_bare(unit)}" for task in planted.tasks for unit in getattr(task, role))


def _found_units(tasks: list[Task], role: str) -> Counter[str]:
    return Counter(
        f"{_key(task)} {_bare(each.unit)}" for task in tasks for each in task.responsibilities if each.role == role
    )


def _targets(planted: Planted, tasks: list[Task]) -> tuple[Counter[str], Counter[str]]:
    """The planted targets whose sentence the shape wrote down, and the found ones of these sentences and indicators."""
    text = _bare(planted.text)
    written = [task for task in planted.tasks if task.promised and _bare(task.promised) in text]
    names = {(_key(task), one.indicator) for task in written for one in task.promises}
    answers = {f"{_key(task)} {_target(one, one.value)}" for task in written for one in task.promises}
    promised = {_key(task): _bare(task.promised) for task in written}
    found = (
        (task, one)
        for task in tasks
        for one in task.targets
        if (_key(task), one.indicator) in names or _bare(one.text) in promised.get(_key(task), "")
    )
    read = {f"{_key(task)} {_target(one, f'{one.value.normalize():f}')}" for task, one in found}
    return Counter(answers), Counter(read)


def _target(one: Promise | Target, value: str) -> str:
    return f"{one.indicator} {one.comparator} {value} {one.unit}"


def _days(tasks: Sequence[Duty] | Sequence[Task], name: str) -> Counter[str]:
    return Counter(f"{_key(task)} {day}" for task in tasks if (day := getattr(task, name)))


def _planted_claims(planted: Planted) -> Counter[str]:
    return Counter(f"{one.indicator} {one.value} {one.unit}" for one in planted.claims)


def _found_claims(readings: list[Reading]) -> Counter[str]:
    claims = (claim for reading in readings for claim in reading.claims if claim.value is not None)
    return Counter(f"{one.indicator} {one.value:f} {one.unit}" for one in claims)


def _planted_figures(planted: Planted) -> Counter[str]:
    return Counter(
        f"{_key(task)} {one.indicator} {one.value} {one.unit} {one.due or ''}"
        for task in planted.tasks
        for one in task.figures
    )


def _found_figures(planted: Planted, tasks: list[Task]) -> Counter[str]:
    """The targets of the indicators that were planted, with their days where those were; statements hold others, which
    nobody planted."""
    names = {figure.indicator for task in planted.tasks for figure in task.figures}
    dated = {figure.indicator for task in planted.tasks for figure in task.figures if figure.due}
    return Counter(
        f"{_key(task)} {one.indicator} {one.value} {one.unit} {one.due if one.indicator in dated else ''}"
        for task in tasks
        for one in task.targets
        if one.indicator in names
    )


def _bare(words: str) -> str:
    return _MARKS.sub("", words)
