"""Lines: what of a task is compared, as counted pairs of characters; rare pairs weigh more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt

from luoshi.reading.expressions import expression
from luoshi.reading.model import Task

_NO_WORDS = expression(r"[^一-鿿A-Za-z]+")
#: The note of who does it, which says nothing of what is done.
_NOTE = expression(r"[((【\[][^()()【】\[\]]{0,12}(?:单位|部门|牵头|负责|配合|责任|协办|主办)[^()()【】\[\]]*[))】\]]")
_IN_TITLE = 3.0  # a pair in the title counts as often as this many in the text
_COMMON = 0.3  # pairs that stand in a larger share of the lines say nothing


@dataclass(frozen=True)
class Line:
    """A task with the weighed pairs of characters of its words; all weights together have the length 1."""

    task: Task
    weights: Mapping[str, float]
    title: Mapping[str, float]


def lines_of(upper: Sequence[Task], lower: Sequence[Task]) -> tuple[list[Line], list[Line]]:
    """The lines of both plans, their pairs weighed over both."""
    counted = [_counted(task) for task in (*upper, *lower)]
    titles = [Counter(pairs_in(task.title)) for task in (*upper, *lower)]
    known = Counter(pair for pairs in counted for pair in pairs)
    rarity = {pair: _rarity(count, len(counted)) for pair, count in known.items()}
    lines = [
        Line(task, _weighed(pairs, rarity), _weighed(title, rarity))
        for task, pairs, title in zip((*upper, *lower), counted, titles, strict=True)
    ]
    return lines[: len(upper)], lines[len(upper) :]


def pairs_in(words: str) -> Iterable[str]:
    """The pairs of characters that stand beside each other, none over a stop or a figure."""
    return (one + other for part in _NO_WORDS.split(words) for one, other in pairwise(part))


def _counted(task: Task) -> dict[str, float]:
    statement = _NOTE.sub("", task.statement).removeprefix(task.title)
    counts: dict[str, float] = {pair: 1 + log(count) for pair, count in Counter(pairs_in(statement)).items()}
    for pair in pairs_in(task.title):
        counts[pair] = counts.get(pair, 0) + _IN_TITLE
    return counts


def _rarity(count: int, lines: int) -> float:
    return log((lines + 1) / count) if count <= max(_COMMON * lines, 4) else 0.0


def _weighed(pairs: Mapping[str, float], rarity: Mapping[str, float]) -> dict[str, float]:
    weights = {pair: count * rarity[pair] for pair, count in pairs.items() if rarity.get(pair)}
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {pair: weight / length for pair, weight in weights.items()} if length else {}
