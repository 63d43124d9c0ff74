"""How sure a task and its units are, by how they were found; benchmarks/calibration.py measures whether it holds."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from luoshi.reading.findings.units_grammar import is_body_of_place, is_department, is_unit
from luoshi.reading.model import Responsibility, Target
from luoshi.reading.model.changing import changed
from luoshi.reading.quantities.units import kind_of

#: What stands in a row of a table or over a note is a task; what only stands beside such a thing may be none.
_BY_RULE = {
    "like the items beside it": 0.88,
    "numbered, names nobody": 0.88,
    "numbered, asks": 0.8,
    "item that sets figures": 0.8,
    "counted, asks": 0.88,
    "told in its sentences": 0.9,
    "units at the end": 0.93,
    "unit as heading": 0.88,
    "titled paragraph": 0.9,
    "titled sentence": 0.8,
    "titled line, asks": 0.8,
    "asked in a letter": 0.88,
    "matter of a slip": 0.93,
    "answered in a letter": 0.88,
    "settled at a meeting": 0.93,
    "paragraph, asks": 0.8,
    "promises of a paragraph": 0.75,
    "set by a paper in the news": 0.75,
    "campaign under a title": 0.9,
    "work in a list": 0.9,
    "list ahead": 0.8,
    "asked at a meeting": 0.8,
    "paragraph with a note": 0.93,
    "behind the last task": 0.85,
    "in a chapter of safeguards": 0.85,
    "due under no number": 0.8,
    "months below": 0.9,
    "set and told": 0.9,
    "allotted among units": 0.93,
    "aims": 0.95,
    "aims of a year": 0.75,
}
#: What is a task because it sets figures.
_BY_FIGURES = ("aims", "aims of a year", "promises of a paragraph", "set and told", "set by a paper in the news")
#: Where only others beside it say that something is a task, a title cut from a sentence leaves open what the task is.
_BESIDE_OTHERS = "like the items beside it"
#: What a cell says in its first sentence is its task, however long.
_IN_CELLS = "row of a table"
_BEYOND_DOUBT = 0.98
_WARNED = 0.2  # off for each warning
_LONG_TITLE, _TOO_LONG = 40, 0.1
_OF_GRANTS, _ANSWERED_FOR, _CUT = 0.85, 0.95, 0.9
_LOST_NAME, _ODD, _ENDS_AS_UNIT = 0.4, 0.75, 0.93


def of_task(rule: str, title: str, warnings: tuple[str, ...]) -> float:
    """From 0 to 1, how sure it is that a clerk would enter this task."""
    sure = _BY_RULE.get(rule, _BEYOND_DOUBT) - _WARNED * len(warnings)
    too_long = len(title) > _LONG_TITLE and not rule.startswith(_IN_CELLS)
    return round(max(sure - (_TOO_LONG if too_long else 0), 0.1), 2)


def of_units(named: Iterable[Responsibility], rule: str) -> tuple[Responsibility, ...]:
    """The units of a task, each with how sure it is that it has this part in it, from 0 to 1."""
    by_rule = _BY_RULE.get(rule, _BEYOND_DOUBT)
    return tuple([changed(one, {"confidence": min(by_rule, _of_name(one.unit))}) for one in named])


@lru_cache(maxsize=4096)
def _of_name(name: str) -> float:
    if name.startswith("?"):
        return _LOST_NAME
    if is_department(name) or is_body_of_place(name):
        return _BEYOND_DOUBT
    return _ENDS_AS_UNIT if is_unit(name) else _ODD


def of_target(target: Target, task: float, rule: str, grants: bool, is_cut: bool = False) -> Target:
    """A bare count is sure in a task that is beyond doubt. No target is surer than a doubtful task, unless this was
    found by its figures, nor than most numbers of a document that grants something: there amounts, shares and sizes
    are conditions as a rule; what is counted is brought about. `is_cut`: the title is the first clause of a sentence.
    """
    is_count = kind_of(target.unit) == "count"
    most = min(_OF_GRANTS if grants and not is_count else 1, _most_in(task, rule, is_cut))
    answered = task >= _BEYOND_DOUBT and is_count and "/" not in target.unit and target.confidence >= _OF_GRANTS
    sure = min(max(target.confidence, _ANSWERED_FOR if answered else 0), most)
    return target if sure == target.confidence else changed(target, {"confidence": sure})


def _most_in(task: float, rule: str, is_cut: bool) -> float:
    """How sure a target can be in a task."""
    if rule in _BY_FIGURES:
        return 1
    most = _CUT if is_cut and rule == _BESIDE_OTHERS else 1
    return min(most, task) if task <= _BY_RULE["numbered, asks"] else most
