"""Between the unit's page and the act: what is wanted of its reports, and what it brings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from luoshi.core.acts import Act
from luoshi.core.errors import Invalid
from luoshi.dispatch.actions import add_proof
from luoshi.dispatch.models import Report
from luoshi.dispatch.proving.forms import ProofForm
from luoshi.dispatch.proving.queries import Told, open_requests, told
from luoshi.documents.actions import attach


@dataclass(frozen=True)
class Wanted:
    """A proof that is wanted of a report, with the form in which it is added."""

    told: Told
    form: ProofForm


def wanted_by_report(reports: Iterable[int]) -> dict[int, Wanted]:
    """What reports wait for, by their ids, in two queries."""
    found = told(open_requests(list(reports)).values())
    return {one.request.report_id: Wanted(one, _form(one.request.report_id)) for one in found}


def _form(report: int) -> ProofForm:
    return ProofForm(auto_id=f"report{report}-%s")


def sheet_of(report: Report, form: ProofForm) -> dict[str, Any]:
    """What stands on the page of a proof that is wanted."""
    requests = told(open_requests([report.pk]).values())
    measured = report.measurements.select_related("target").order_by("target__no")
    return {"report": report, "wanted": Wanted(requests[0], form) if requests else None, "measured": measured}


def bring(acting: Callable[[], Act], report: Report, form: ProofForm) -> bool:
    """Adds what was brought; False where it was refused, and the form says why."""
    act, files = acting(), form.cleaned_data["proof"]
    try:
        proofs = attach(act, report.round.region, files) if files else ()
    except Invalid as refusal:
        for reason in refusal.reasons:
            form.add_error("proof", reason)
        return False
    return form.attempt(lambda: add_proof(act, report, proofs, form.cleaned_data["remark"])) is not None
