"""What of the rounds goes along when units become others: what an open round, or a late report, still waits for.

What was accepted stays with the unit that reported it, and a closed round stays as it was but for what may be reported
late in it: its figures are by the units of then.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from luoshi.core.registry import HandOver, Work, hand_overs
from luoshi.dispatch.models import Ask, Measurement, Obstacle, Reopening, Report
from luoshi.dispatch.states import UNDECIDED, ObstacleState, ReopeningState, ReportState, RoundState
from luoshi.dispatch.wording import period_in_words
from luoshi.records.log import Entry


def awaited_from(units: Collection[int], on: date) -> Iterator[Work]:
    """What open rounds ask of units and have not accepted yet, and what they wished or may report late."""
    for ask in (
        _open_asks(on).filter(unit__in=units).select_related("round", "task").order_by("round", "task__no", "pk")
    ):
        what = f"{period_in_words(ask.round)} · {ask.task.title}"
        yield Work(ask.pk, f"task:{ask.task_id}", ask.unit_id, what, reverse("dispatch:round", args=[ask.round_id]))


def _open_asks(on: date) -> QuerySet[Ask]:
    current = Report.objects.filter(ask=OuterRef("pk"), current=True)
    accepted, waits = current.filter(state=ReportState.ACCEPTED), current.filter(state__in=UNDECIDED)
    late = Q(state=ReopeningState.WISHED) | Q(state=ReopeningState.GRANTED, open_until__gte=on)
    reopened = Reopening.objects.filter(late, ask=OuterRef("pk"))
    return Ask.objects.filter(~Exists(accepted)).filter(
        Q(round__state=RoundState.OPEN) | Exists(reopened) | Exists(waits)
    )


def move_asks(entry: Entry, moves: Sequence[tuple[Work, int]], on: date) -> None:
    """The heir is asked instead, as many times as before; a report that waits for its review is the heir's."""
    heirs = {work.row: heir for work, heir in moves}
    for ask in Ask.objects.filter(pk__in=heirs).order_by("pk"):
        entry.change(ask, unit_id=heirs[ask.pk])
    for report in Report.objects.filter(ask__in=heirs, current=True).order_by("pk"):
        entry.change(report, unit_id=heirs[report.ask_id])
    for value in Measurement.objects.filter(report__ask__in=heirs, report__current=True).select_related("report"):
        entry.change(value, unit_id=heirs[value.report.ask_id])


def needed_from(units: Collection[int], on: date) -> Iterator[Work]:
    """What is needed from units and was not given yet."""
    waiting = Obstacle.objects.filter(needed_from__in=units, state=ObstacleState.OPEN, report__current=True)
    for one in waiting.select_related("report__task").order_by("pk"):
        what = f"{one.report.task.title} · {one.what}"
        url = reverse("dispatch:obstacle", args=[one.pk])
        yield Work(one.pk, f"task:{one.report.task_id}", one.needed_from_id or 0, what, url)


def move_needs(entry: Entry, moves: Sequence[tuple[Work, int]], on: date) -> None:
    """What was needed from a unit is needed from its heir."""
    heirs = {work.row: heir for work, heir in moves}
    for one in Obstacle.objects.filter(pk__in=heirs).order_by("pk"):
        entry.change(one, needed_from_id=heirs[one.pk])


hand_overs.add("dispatch.obstacles", HandOver("dispatch.obstacles", _("Obstacles to answer"), needed_from, move_needs))
hand_overs.add("dispatch.asks", HandOver("dispatch.asks", _("Reports that are awaited"), awaited_from, move_asks))
