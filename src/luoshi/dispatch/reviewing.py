"""What a reviewer has before him: a report with its figures, proofs and earlier answers; the clean ones of a round."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from luoshi.core import clock
from luoshi.core.acts import Act
from luoshi.core.addresses import number_in
from luoshi.dispatch.actions import ask_for_proof, review_reports
from luoshi.dispatch.actions.proving import Want
from luoshi.dispatch.actions.reviewing import Review
from luoshi.dispatch.carrying.taking_over import origins_of
from luoshi.dispatch.entering import entered_for, is_to_be_answered
from luoshi.dispatch.forms import ReviewForm
from luoshi.dispatch.models import Measurement, Report, Round
from luoshi.dispatch.proving.forms import AskForm
from luoshi.dispatch.proving.queries import requests_of
from luoshi.dispatch.queries import in_review
from luoshi.dispatch.reopening.queries import granted_for
from luoshi.dispatch.rules import REPORTS
from luoshi.dispatch.states import Doubt
from luoshi.dispatch.year_end.twins import twins_of
from luoshi.ledger.models import Task
from luoshi.organizations.queries import name_of
from luoshi.organizations.reach import Reach


def measured_in(report: Report) -> list[Measurement]:
    """The figures of a report, in the order of its targets."""
    return list(report.measurements.select_related("target__task").order_by("target__no"))


def clean_among(round: Round, ticked: Iterable[str], hands: Collection[int]) -> list[int]:
    """Of the ticked reports those that may be accepted at once: no proof, no lower figure, none of his own hands."""
    chosen = {int(one) for one in ticked if one.isdecimal()}
    clean = (
        in_review(round)
        .filter(pk__in=chosen, evidence__isnull=True, fall="", insisted="", entered_for__isnull=True)
        .exclude(proof_requests__isnull=False)
        .exclude(submitted_by__in=hands)
    )
    return list(clean.values_list("pk", flat=True))


def decide(act: Act, report: Report, form: ReviewForm, pressed: Container[str]) -> str:
    """Accepts or returns one report, or asks for a proof, by the button; what was done, or "" and the form says why."""
    message = form.cleaned_data["message"]
    if "prove" in pressed:
        want = Want(report.pk, message, form.unproved())
        asked = form.attempt(lambda: ask_for_proof(act, report.round, [want], form.cleaned_data.get("until")))
        return _("The proof is asked for and the unit is told. The report stays as open as before.") if asked else ""
    accept = "accept" in pressed
    review = Review(report.pk, accept, message, form.verified() if accept else {})
    if not form.attempt(lambda: review_reports(act, report.round, [review])):
        return ""
    if accept:
        return _("The report is accepted. Its light shows what is known now.")
    return _("The report is returned and its unit is told. It waits for a new one.")


def ask_for_all(act: Act, round: Round, ticked: Iterable[str], form: AskForm) -> int:
    """Asks for proofs of all ticked reports, with one message and one day; how many, or 0 and the form says why."""
    chosen = dict.fromkeys(number for one in ticked if (number := number_in(one)) is not None)
    if not chosen:
        form.add_error(None, _("Tick at least one report of which you want a proof."))
        return 0
    wants = [Want(report, form.cleaned_data["message"]) for report in chosen]
    asked = form.attempt(lambda: ask_for_proof(act, round, wants, form.cleaned_data["until"]))
    return len(wants) if asked else 0


def sheet_of(reach: Reach, report: Report, form: ReviewForm) -> dict[str, Any]:
    """What stands on a report's page."""
    own = report.submitted_by_id in reach.hands
    may = bool(REPORTS.answer("review", reach, report)) and report.current
    return {
        "report": report,
        "unit": name_of(report.unit, clock.today()),
        "measured": form.measured,
        "proofs": report.evidence.order_by("pk"),
        "requests": requests_of(report),
        "may_prove": bool(REPORTS.answer("add_proof", reach, report)) and report.current,
        "earlier": Report.objects.filter(ask=report.ask_id).exclude(pk=report.pk).order_by("n"),
        "openings": report.openings.select_related("target").order_by("target__no"),
        "origins": origins_of(report, reach.on),
        "granted": granted_for(report),
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
    """What looked wrong when it was handed in, with the names of the targets; both lines, where one counts twice."""
    targets = {one.target_id: one.target for one in measured}
    twice = [targets[pk] for pk, doubt in report.doubts if doubt == Doubt.TWICE and pk in targets]
    twins = twins_of(twice)
    for pk, doubt in report.doubts:
        told = f"{targets[pk].indicator if pk in targets else ''}: {Doubt(doubt).label}"
        yield _with_lines(told, targets[pk].task, twins[pk].task) if doubt == Doubt.TWICE and pk in twins else told


def _with_lines(told: str, *lines: Task) -> SafeString:
    """A sentence with the lines that it is about."""
    links = ((reverse("ledger:task", args=[one.pk]), one.title, one.number or one.no) for one in lines)
    return format_html("{}（{}）", told, format_html_join("、", '<a href="{}">{}（{}）</a>', links))
