"""Figures: what became of each number of the upper plan in the lines that carry it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from luoshi.reading.alignment.lines import pairs_in
from luoshi.reading.alignment.model import FigureChange
from luoshi.reading.expressions import expression
from luoshi.reading.model import Target, Task

_SCALES = {"百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}
_SAME_MEASURES = {"个百分点": "百分点", "户次": "户", "所": "个", "处": "个", "家": "个", "座": "个"}
_ALIKE = 0.5  # of the pairs of the shorter indicator
_LEVEL = expression(r"^(?:全[国省市县区]|[省市县区]级?|新增|累计|年度)")


def changes(task: Task, carriers: Sequence[Task]) -> Iterator[FigureChange]:
    """Each number of an upper line beside the one in the lines that carry it out, the likest first."""
    free = [target for carrier in carriers for target in carrier.targets]
    for target in task.targets:
        best = max(free, key=lambda other: _closeness(target, other), default=None)
        if best is None or not same_indicator(target, best):
            yield FigureChange(task, target, None, "missing")
            continue
        free.remove(best)
        yield FigureChange(task, target, best, _change(target, best))


def same_indicator(one: Target, other: Target) -> bool:
    """Whether two numbers count the same thing: most of the shorter name stands in the longer one."""
    return _likeness(one, other) >= _ALIKE


def _closeness(one: Target, other: Target) -> tuple[float, bool, bool]:
    return _likeness(one, other), _measure(one)[1] == _measure(other)[1], one.comparator == other.comparator


def _likeness(one: Target, other: Target) -> float:
    first, second = (set(pairs_in(_LEVEL.sub("", target.indicator))) for target in (one, other))
    if not first or not second:
        return float(one.indicator == other.indicator)
    return len(first & second) / min(len(first), len(second))


def _change(upper: Target, lower: Target) -> str:
    scale, measure = _measure(upper)
    other_scale, other_measure = _measure(lower)
    if measure != other_measure:
        return "unlike"
    before, after = upper.value * scale, lower.value * other_scale
    return "same" if before == after else "raised" if after > before else "lowered"


def _measure(target: Target) -> tuple[Decimal, str]:
    return measure(target.unit or "")


def measure(unit: str) -> tuple[Decimal, str]:
    """By what a value is multiplied, and what then is counted: 万亩 is ten thousand times 亩."""
    scale = Decimal(1)
    while len(unit) > 1 and unit[0] in _SCALES:
        scale, unit = scale * _SCALES[unit[0]], unit[1:]
    return scale, _SAME_MEASURES.get(unit, unit)
