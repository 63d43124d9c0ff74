"""The shares of a line (分解): what each region is to bring, and what they come to beside the target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from luoshi.ledger.carrying.models import HandedLine
from luoshi.ledger.carrying.queries import lines_handed
from luoshi.ledger.models import Target, Task
from luoshi.organizations.queries import region_names


@dataclass(frozen=True)
class Part:
    """A region with its shares by target."""

    line: HandedLine
    region: str
    shares: Mapping[int, Decimal]


@dataclass(frozen=True)
class Total:
    """A target beside the sum of its shares: `left` is what no region is to bring yet, negative where it is more."""

    target: Target
    asked: Decimal
    shared: Decimal

    @property
    def left(self) -> Decimal:
        return self.asked - self.shared


@dataclass(frozen=True)
class Apportioned:
    """A task with the regions to which it is handed down and their shares."""

    task: Task
    how: str
    targets: Sequence[Target]
    rows: Sequence[Part]

    def totals(self) -> list[Total]:
        """What the shares of each target come to."""
        return [
            Total(
                target,
                target.newest_first[0].amount,  # type: ignore[attr-defined]
                sum((row.shares.get(target.pk, Decimal(0)) for row in self.rows), Decimal(0)),
            )
            for target in self.targets
        ]


def apportioned(task: Task, on: date) -> Apportioned:
    """The shares of a task that came `with_parts`, in a fixed number of queries."""
    lines = list(lines_handed([task.pk], on))
    names = region_names((line.region_id for line in lines), on)
    rows = [Part(line, names.get(line.region_id, ""), shares_of(line)) for line in lines]
    targets = [target for target in task.aims if target.newest_first]  # type: ignore[attr-defined]
    return Apportioned(task, lines[0].how if lines else "", targets, rows)


def shares_of(line: HandedLine) -> dict[int, Decimal]:
    """The shares of a line that came with them, by target."""
    return {share.target_id: share.amount for share in line.held}  # type: ignore[attr-defined]
