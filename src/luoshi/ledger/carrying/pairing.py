"""Which target of a lower task brings the figure for which of the upper one; they count in one measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from luoshi.ledger.models import Target, Task
from luoshi.ledger.states import RollUp, TargetKind
from luoshi.reading import Span
from luoshi.reading import model as read
from luoshi.reading.alignment.figures import changes, measure

#: Kinds and units of which the figures of several places make no sum.
_LEVELS = (TargetKind.GROWTH, TargetKind.RELATIVE, TargetKind.RANK)
_RATES = ("%", "‰", "百分点", "倍", "位", "名")


@dataclass(frozen=True)
class Aim:
    """A target with what it asks on a day, as the aligner reads it."""

    target: Target
    as_read: read.Target


def as_read(task: Task, aims: Sequence[Aim]) -> read.Task:
    """A line of the ledger in the words of the aligner."""
    return read.Task(
        task.number or None,
        None,
        task.title,
        task.statement,
        Span(0, 0),
        (),
        targets=tuple(aim.as_read for aim in aims),
    )


def aims_of(task: Task) -> list[Aim]:
    """The targets of a task that came `with_parts`, each with what it asks on that day."""
    return [_aim(target) for target in task.aims if target.newest_first]  # type: ignore[attr-defined]


def _aim(target: Target) -> Aim:
    version = target.newest_first[0]  # type: ignore[attr-defined]
    due = version.due_on.isoformat() if version.due_on else None
    words = (target.indicator, version.comparator, version.amount, target.unit_label, due, target.words)
    return Aim(target, read.Target(*words, Span(0, 0)))


def paired(upper: Task, lower: Task) -> list[tuple[Target, Target]]:
    """Each upper target with the lower one that counts the same in the same measure; both came `with_parts`."""
    above, below = aims_of(upper), aims_of(lower)
    return [*_alike(upper, above, lower, below)] or [*_alone(above, below)]


def _alike(upper: Task, above: list[Aim], lower: Task, below: list[Aim]) -> Iterator[tuple[Target, Target]]:
    known = {id(aim.as_read): aim.target for aim in (*above, *below)}
    for one in changes(as_read(upper, above), [as_read(lower, below)]):
        if one.lower is not None and one.change != "unlike":
            yield known[id(one.upper)], known[id(one.lower)]


def _alone(above: list[Aim], below: list[Aim]) -> Iterator[tuple[Target, Target]]:
    """The only number of each line, though called otherwise, if it is counted in the same measure."""
    if len(above) == len(below) == 1 and in_one_measure(above[0].target, below[0].target):
        yield above[0].target, below[0].target


def in_one_measure(one: Target, other: Target) -> bool:
    """Whether the figures of two targets can be compared: 亩 and 万亩, 家 and 个."""
    return measure(one.unit_label)[1] == measure(other.unit_label)[1]


def converted(value: Decimal, lower: Target, upper: Target) -> Decimal:
    """A figure of the lower target in the unit of the upper one: 2000 亩 are 0.2 万亩."""
    return value * measure(lower.unit_label)[0] / measure(upper.unit_label)[0]


def adds_up(target: Target) -> bool:
    """Whether the figures of several places make a sum: areas and households do, shares and ranks do not."""
    return target.kind not in _LEVELS and not target.unit_label.endswith(_RATES)


def usual(targets: Sequence[Target]) -> RollUp:
    """How the results of a line come together unless the office says otherwise."""
    if not targets:
        return RollUp.ALL
    return RollUp.SUM if any(adds_up(target) for target in targets) else RollUp.WORST
