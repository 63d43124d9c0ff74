"""The reviewer's pages: one report with its proof, all clean ones at once, and the proof's file."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.core.downloads import download
from luoshi.core.errors import Invalid
from luoshi.dispatch import actions, queries
from luoshi.dispatch.actions.reviewing import Review
from luoshi.dispatch.forms import ReviewForm
from luoshi.dispatch.models import Round
from luoshi.dispatch.proving.queries import is_provable
from luoshi.dispatch.reviewing import clean_among, decide, measured_in, sheet_of
from luoshi.dispatch.rules import REPORTS, ROUNDS
from luoshi.organizations.acting import acting, reach_of
from luoshi.records import files


@login_required
@require_http_methods(["GET", "POST"])
def show_report(request: HttpRequest, pk: int) -> HttpResponse:
    """A report with its figures, proofs and history; who may review it decides here."""
    reach = reach_of(request)
    report = queries.get_visible_report(reach, pk)
    form = ReviewForm(measured_in(report), is_provable(report), request.POST or None)
    if request.method == "POST":
        REPORTS.answer("review", reach, report).require()
        if form.is_valid() and (done := decide(acting(request), report, form, request.POST)):
            messages.success(request, done)
            return redirect(next_to_review(report.round))
    return render(request, "dispatch/report.html", sheet_of(reach, report, form), status=422 if form.errors else 200)


def next_to_review(round: Round) -> str:
    """The round's page with what still waits for review, or all of it where nothing does."""
    address = reverse("dispatch:round", args=[round.pk])
    return f"{address}?show=in_review" if queries.in_review(round).exists() else address


@login_required
@require_POST
def accept_clean(request: HttpRequest, pk: int) -> HttpResponse:
    """Accepts all reports that were ticked and have nothing to look at, in one act."""
    reach = reach_of(request)
    round = queries.get_visible_round(reach, pk)
    ROUNDS.answer("review", reach, round).require()
    ticked = clean_among(round, request.POST.getlist("report"), reach.hands)
    if not ticked:
        raise Invalid(_("Tick at least one report that has neither a proof nor a lower figure."))
    actions.review_reports(acting(request), round, [Review(report, True) for report in ticked])
    done = ngettext("%(n)s report accepted.", "%(n)s reports accepted.", len(ticked)) % {"n": len(ticked)}
    messages.success(request, done)
    return redirect(next_to_review(round))


@login_required
@require_GET
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """The file of a proof."""
    proof = queries.get_visible_evidence(reach_of(request), pk)
    return download(files.read(proof.file_id), proof.name)
