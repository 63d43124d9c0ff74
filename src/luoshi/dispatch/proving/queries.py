"""Named questions about proofs that were asked for: which are open, for whom, and where one may be asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from luoshi.dispatch.models import ProofRequest, Report
from luoshi.dispatch.rules import REPORTS
from luoshi.dispatch.states import ProofRequestState
from luoshi.ledger.models import Target
from luoshi.organizations.reach import Reach


@dataclass(frozen=True)
class Told:
    """A request with the names of the figures that it is about."""

    request: ProofRequest
    figures: str


def open_requests(reports: Collection[int]) -> dict[int, ProofRequest]:
    """The proofs that reports wait for, by report."""
    rows = ProofRequest.objects.filter(report__in=reports, state=ProofRequestState.WANTED).select_related("asked_by")
    return {one.report_id: one for one in rows}


def requests_of(report: Report) -> list[Told]:
    """What was asked for in the review of a report, the first first."""
    return told(report.proof_requests.select_related("asked_by", "answered_by").order_by("pk"))


def told(requests: Iterable[ProofRequest]) -> list[Told]:
    """Requests with the names of their figures, in one query more."""
    requests = list(requests)
    targets = Target.objects.in_bulk({pk for one in requests for pk in one.targets})
    return [Told(one, "、".join(targets[pk].indicator for pk in one.targets if pk in targets)) for one in requests]


def is_provable(report: Report, proofs: int | None = None) -> bool:
    """Whether a proof may be asked for: for results, for what was drawn, and for lower or doubtful figures.

    A result is never handed in without a file; `proofs` is how many it has, where that was counted. For everything
    else a unit keeps no papers for the office (S20).
    """
    if report.unchanged:
        return False
    drawn_or_doubtful = report.ask.drawn or bool(report.fall or report.insisted)
    return drawn_or_doubtful or (report.evidence.exists() if proofs is None else proofs > 0)


def to_prove(reach: Reach, on: date) -> QuerySet[ProofRequest]:
    """The proofs that are wanted of a person's units."""
    mine = Report.objects.filter(REPORTS.query("add_proof", reach), current=True)
    return ProofRequest.objects.filter(report__in=mine.values("pk"), state=ProofRequestState.WANTED)


def overdue(reach: Reach, on: date) -> QuerySet[ProofRequest]:
    """The proofs that have not come by their day, for who may decide without them."""
    late = ProofRequest.objects.filter(state=ProofRequestState.WANTED, until__lt=on)
    asked = Report.objects.filter(pk__in=late.values("report"))  # a few, of all that were ever reported
    theirs = asked.filter(REPORTS.query("review", reach), current=True).exclude(submitted_by__in=reach.hands)
    return late.filter(report__in=theirs.values("pk"))
