"""A round as its page shows it: counts that open their rows, and rows with all that stands in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core.figures import Figure, in_figures
from luoshi.dispatch.counting import RoundCounts, by_unit_among, counts_among
from luoshi.dispatch.lights.rates import rate
from luoshi.dispatch.models import Ask, Light, Measurement, ProofRequest, Report, Round
from luoshi.dispatch.proving.queries import is_provable
from luoshi.dispatch.queries import asks_in
from luoshi.dispatch.states import ProofRequestState, ReportState
from luoshi.organizations.queries import names_of
from luoshi.organizations.reach import Reach

LABELS = {
    "asked": gettext_lazy("Asked"),
    "on_time": gettext_lazy("On time"),
    "late": gettext_lazy("Late"),
    "missing": gettext_lazy("Missing"),
    "in_review": gettext_lazy("In review"),
    "proof_wanted": gettext_lazy("Proof asked for"),
    "excused": gettext_lazy("Excused"),
}


@dataclass(frozen=True)
class Told:
    """A figure under its label."""

    label: Any
    figure: Figure


@dataclass(frozen=True)
class UnitLine:
    """A unit with its numbers in a round."""

    unit: int
    name: str
    counts: RoundCounts


@dataclass(frozen=True)
class Sheet:
    """The numbers of a round, as far as a person sees it."""

    counts: RoundCounts
    figures: list[Told]
    rates: list[Told]
    units: list[UnitLine]


def sheet_of(round: Round, reach: Reach | None, on: date) -> Sheet:
    """The numbers of a round with the rows behind each (S11), in three queries."""
    asks = asks_in(reach, round)
    counts, by_unit = counts_among(asks), by_unit_among(asks)
    names = names_of(by_unit, on)
    units = [UnitLine(unit, names.get(unit, ""), one) for unit, one in by_unit.items()]
    figures = [Told(label, _count(round, counts, key, on)) for key, label in LABELS.items()]
    return Sheet(counts, figures, _rates(round, counts, on), sorted(units, key=lambda one: -one.counts.missing))


def _count(round: Round, counts: RoundCounts, key: str, on: date) -> Figure:
    address = reverse("dispatch:round", args=[round.pk])
    formula = _("what was asked when the round opened, by what came")
    return Figure(getattr(counts, key), formula, "1", "", on, f"{address}?show={key}")


def _rates(round: Round, counts: RoundCounts, on: date) -> list[Told]:
    """Rates with their fractions: on time of due, reported of due."""
    address = reverse("dispatch:round", args=[round.pk])
    parts = ((_("On-time rate"), "on_time", counts.on_time), (_("Reporting rate"), "accepted", counts.reported))
    return [
        Told(
            label, Figure(rate(part, counts.due), f"{part}/{counts.due}", "1", f"{part}/{counts.due}", on, address, "%")
        )
        for label, _key, part in parts
    ]


@dataclass(frozen=True)
class AskRow:
    """One ask with the name of its unit, what came, and the task's light."""

    ask: Ask
    unit: str
    report: Report | None
    light: Light | None
    proofs: int = 0
    proof_until: date | None = None  # by when a proof that was asked for is to come
    was_asked: bool = False  # for a proof, at any time

    @property
    def values(self) -> str:
        """What was reported, and beside it what was seen."""
        return "; ".join(map(value_in_words, self.report.measurements.all())) if self.report else ""

    @property
    def late(self) -> bool:
        """Whether it came after the due day."""
        return self.report is not None and self.report.submitted_on > self.ask.round.due_on

    @property
    def is_missing(self) -> bool:
        """Whether nothing stands and nobody is excused."""
        return not self.ask.excused and (self.report is None or self.report.state == ReportState.RETURNED)

    @property
    def after_closing(self) -> bool:
        """Whether it came after the round was closed, by an exception."""
        closed = self.ask.round.closed_at
        return self.report is not None and closed is not None and self.report.submitted_at > closed

    @property
    def clean(self) -> bool:
        """Whether a reviewer may accept it with others at once: nothing fell, and no result is claimed."""
        waits = self.report is not None and self.report.state == ReportState.IN_REVIEW
        if self.report is None or not waits or self.proofs:
            return False
        looked_at = self.report.fall or self.report.insisted or self.was_asked
        return not (looked_at or hasattr(self.report, "entered_for"))

    @property
    def provable(self) -> bool:
        """Whether a reviewer may ask for a proof of it, with others at once."""
        if self.report is None or self.report.state != ReportState.IN_REVIEW:
            return False
        return is_provable(self.report, self.proofs)


def value_in_words(one: Measurement) -> str:
    """`6 家` or `3,000 户, seen: 2,600`."""
    told = f"{in_figures(one.value)} {one.target.unit_label}".strip()
    if one.verified is None:
        return told
    return _("%(reported)s, seen: %(seen)s") % {"reported": told, "seen": in_figures(one.verified)}


def rows_of(asks: Iterable[Ask], on: date) -> list[AskRow]:
    """Asks (with round and task) as rows, in a fixed number of queries."""
    asks = list(asks)
    names = names_of({ask.unit_id for ask in asks}, on)
    measured = Prefetch("measurements", Measurement.objects.select_related("target").order_by("target__no"))
    current = (
        Report.objects.filter(ask__in=[ask.pk for ask in asks], current=True)
        .select_related("entered_for", "ask")
        .prefetch_related(measured)
    )
    reports = {one.ask_id: one for one in _with_proofs(current)}
    held = Light.objects.filter(task__in={ask.task_id for ask in asks}, target__isnull=True, valid_to__isnull=True)
    lights = {one.task_id: one for one in held}
    return [
        AskRow(
            ask,
            names.get(ask.unit_id, ""),
            report := reports.get(ask.pk),
            lights.get(ask.task_id),
            getattr(report, "proofs", 0),
            getattr(report, "proof_until", None),
            getattr(report, "was_asked", False),
        )
        for ask in asks
    ]


def _with_proofs(reports: QuerySet[Report]) -> QuerySet[Report]:
    """Reports with how many proofs they have, until when one is wanted, and whether one ever was."""
    requests = ProofRequest.objects.filter(report=OuterRef("pk"))
    wanted = requests.filter(state=ProofRequestState.WANTED)
    until = Subquery(wanted.values("until")[:1])
    return reports.annotate(proofs=Count("evidence"), proof_until=until, was_asked=Exists(requests))
