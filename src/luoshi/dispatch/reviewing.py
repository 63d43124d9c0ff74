"""What a reviewer has before him: a report with its figures, proofs and earlier answers; the clean ones of a round."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from luoshi.core import clock
from luoshi.core.acts import Act
from luoshi.dispatch.actions import review_reports
from luoshi.dispatch.actions.reviewing import Review
from luoshi.dispatch.carrying.taking_over import origins_of
from luoshi.dispatch.entering import entered_for, is_to_be_answered
from luoshi.dispatch.forms import ReviewForm
from luoshi.dispatch.models import Measurement, Report, Round
from luoshi.dispatch.queries import in_review
from luoshi.dispatch.rules import REPORTS
from luoshi.dispatch.states import Doubt
from luoshi.organizations.queries import name_of
from luoshi.organizations.reach import Reach


def measured_in(report: Report) -> list[Measurement]:
    """The figures of a report, in the order of its targets."""
    return list(report.measurements.select_related("target").order_by("target__no"))


def clean_among(round: Round, ticked: Iterable[str], hands: Collection[int]) -> list[int]:
    """Of the ticked reports those that may be accepted at once: no proof, no lower figure, none of his own hands."""
    chosen = {int(one) for one in ticked if one.isdecimal()}
    clean = (
        in_review(round)
        .filter(pk__in=chosen, evidence__isnull=True, fall="", insisted="", entered_for__isnull=True)
        .exclude(submitted_by__in=hands)
    )
    return list(clean.values_list("pk", flat=True))


def decide(act: Act, report: Report, form: ReviewForm, accept: bool) -> bool:
    """Accepts or returns one report as the form says; False where it was refused, and the form says why."""
    review = Review(report.pk, accept, form.cleaned_data["message"], form.verified() if accept else {})
    return form.attempt(lambda: review_reports(act, report.round, [review])) is not None


def sheet_of(reach: Reach, report: Report, form: ReviewForm) -> dict[str, Any]:
    """What stands on a report's page."""
    own = report.submitted_by_id in reach.hands
    may = bool(REPORTS.answer("review", reach, report)) and report.current
    return {
        "report": report,
        "unit": name_of(report.unit, clock.today()),
        "measured": form.measured,
        "proofs": report.evidence.order_by("pk"),
        "earlier": Report.objects.filter(ask=report.ask_id).exclude(pk=report.pk).order_by("n"),
        "openings": report.openings.select_related("target").order_by("target__no"),
        "origins": origins_of(report, reach.on),
        "entered": entered_for(report),
        "may_answer_entry": is_to_be_answered(report, reach.on) and bool(REPORTS.answer("answer_entry", reach, report)),
        "doubts": list(_doubts(form.measured, report)),
        "references": report.references.select_related("target").order_by("target__no"),
        "obstacle": getattr(report, "obstacle", None),
        "own": own,
        "may_correct": not own and bool(REPORTS.answer("correct", reach, report)),
        "form": form if may and not own else None,
    }


def _doubts(measured: Iterable[Measurement], report: Report) -> Iterator[str]:
    """What looked wrong when it was handed in, with the names of the targets."""
    names = {one.target_id: one.target.indicator for one in measured}
    for target, doubt in report.doubts:
        yield f"{names.get(target, '')}: {Doubt(doubt).label}"
