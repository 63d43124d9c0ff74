"""The other figures of comparisons: which of them counts for a target at the end of a period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.db.models import Q

from luoshi.core.errors import Unknown
from luoshi.dispatch.models import Reference, Round
from luoshi.dispatch.states import ReportState
from luoshi.ledger.models import Target
from luoshi.ledger.states import TargetKind

By = Mapping[tuple[int, date], Reference]

#: The office's own stands by itself; a unit's counts with its report.
COUNTS = Q(report__isnull=True, superseded=False) | Q(report__state=ReportState.ACCEPTED, report__current=True)


def references_of(targets: Iterable[int]) -> By:
    """The figures that count, by target and end of the period: the office's, else the one that was accepted."""
    rows = Reference.objects.filter(COUNTS, target__in=targets).select_related("report")
    ordered = sorted(rows, key=lambda one: (one.report_id is None, one.pk))
    return {(one.target_id, one.period_end): one for one in ordered}


def compared_in(round: Round) -> Iterator[tuple[Target, Reference | None]]:
    """The relative targets of what a round asks, in the order of the ledger, with what they are compared with."""
    tasks = round.asks.values("task")
    targets = list(
        Target.objects.filter(task__in=tasks, kind=TargetKind.RELATIVE)
        .select_related("task")
        .order_by("task__no", "no")
    )
    known = references_of(target.pk for target in targets)
    for target in targets:
        yield target, known.get((target.pk, round.period_end))


def get_compared(round: Round, pk: int) -> Target:
    """A relative target of what a round asks; or Unknown."""
    for target, _known in compared_in(round):
        if target.pk == pk:
            return target
    raise Unknown
