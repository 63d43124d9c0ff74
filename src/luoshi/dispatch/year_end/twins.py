"""A line carried over and the plan's own line that count the same thing: one result counts in one of them (S18)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from luoshi.dispatch.models import Ask, Measurement
from luoshi.dispatch.states import ReportState
from luoshi.ledger.models import Target
from luoshi.ledger.states import TargetKind


@dataclass(frozen=True)
class Twin:
    """The other target: what it stood at before a round, and what it is reported at in it, if anything."""

    target: Target
    before: Decimal = Decimal(0)
    now: Decimal | None = None

    @property
    def grown(self) -> Decimal:
        return Decimal(0) if self.now is None else self.now - self.before


def twins_of(targets: Iterable[Target]) -> dict[int, Target]:
    """For each sum the one of the same name and unit in its plan of which one was carried over and the other was not.

    One query, and a second where something was carried over.
    """
    sums = [one for one in targets if one.kind == TargetKind.FLOW]
    there = Target.objects.filter(kind=TargetKind.FLOW, task__plan__in={one.task.plan_id for one in sums})
    carried = list(there.filter(task__carried_from__isnull=False).select_related("task")) if sums else []
    if not carried:
        return {}
    named = there.filter(task__carried_from__isnull=True, indicator__in={one.indicator for one in carried})
    own = {_called(one): one for one in named.select_related("task").order_by("-pk")}
    over = {_called(one): one for one in sorted(carried, key=lambda one: -one.pk)}
    pairs = ((one.pk, (own if one.task.carried_from_id else over).get(_called(one))) for one in sums)
    return {pk: twin for pk, twin in pairs if twin}


def grown_beside(asks: Collection[Ask], covered: Mapping[int, Iterable[Target]]) -> dict[int, dict[int, Twin]]:
    """The twins of what is asked, by ask and target, with what their unit has reported of them in that round."""
    twins = twins_of({one.pk: one for targets in covered.values() for one in targets}.values())
    if not twins:
        return {}
    told = _told({one.pk for one in twins.values()}, {ask.unit_id for ask in asks})
    return {
        ask.pk: {
            one.pk: _as_told(twins[one.pk], told[twins[one.pk].pk, ask.unit_id], ask.round.period_end)
            for one in covered[ask.pk]
            if one.pk in twins
        }
        for ask in asks
    }


def _called(target: Target) -> tuple[int, str, str]:
    return target.task.plan_id, target.indicator, target.unit_label


def _told(targets: Collection[int], units: Collection[int]) -> Mapping[tuple[int, int], list[Measurement]]:
    """The figures that stand, by target and unit, in the order of time."""
    rows = Measurement.objects.filter(target__in=targets, unit__in=units, report__current=True)
    found: dict[tuple[int, int], list[Measurement]] = defaultdict(list)
    for row in rows.exclude(report__state=ReportState.RETURNED).order_by("period_end", "pk"):
        found[row.target_id, row.unit_id].append(row)
    return found


def _as_told(target: Target, told: Iterable[Measurement], ends: date) -> Twin:
    twin = Twin(target)
    for row in told:
        if row.period_end < ends:
            twin = Twin(target, row.counts)
        elif row.period_end == ends:
            twin = Twin(target, twin.before, row.counts)
    return twin
