"""What must hold of proofs that were asked for."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core.registry import register_check
from luoshi.dispatch.models import Evidence, ProofRequest, Report
from luoshi.dispatch.states import ProofRequestState, ReportState
from luoshi.organizations.standing_in.hands import Pair, pairs

RESTORE = gettext_lazy("The row was edited by hand: restore the database.")


@register_check(
    "dispatch.proofs",
    gettext_lazy("A report waits for a proof as long as one is wanted of it, and only so long."),
    RESTORE,
)
def who_waits_wants(full: bool) -> Iterator[str]:
    open_ones = ProofRequest.objects.filter(report=OuterRef("pk"), state=ProofRequestState.WANTED)
    waits = Q(state=ReportState.PROOF_WANTED, current=True)
    for pk in Report.objects.filter(waits & ~Exists(open_ones) | ~waits & Exists(open_ones)).order_by("pk"):
        yield _("report %(id)s waits for a proof that nobody wants, or the other way round") % {"id": pk.pk}


def proofs_judged(people: frozenset[int]) -> Iterator[Pair]:
    """Who reported and who asked for a proof; who brought it and who decided by it."""
    asked = Q(asked_by__in=people) | Q(report__submitted_by__in=people)
    for one in ProofRequest.objects.filter(asked).select_related("report").order_by("pk"):
        said = one.report
        yield Pair(f"proof request {one.pk}", said.submitted_by_id, said.submitted_at, one.asked_by_id, one.asked_at)
    brought = Evidence.objects.filter(Q(by__in=people) | Q(report__reviewed_by__in=people))
    for file in brought.filter(report__reviewed_at__isnull=False).select_related("report").order_by("pk"):
        yield Pair(f"proof {file.pk}", file.by_id, file.at, file.report.reviewed_by_id, file.report.reviewed_at)


pairs.add("dispatch.proofs", proofs_judged)
