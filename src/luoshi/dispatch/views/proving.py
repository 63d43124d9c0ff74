"""That a reviewer asks for many proofs at once, and the page on which a unit adds what was asked for."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from luoshi.dispatch import queries
from luoshi.dispatch.proving.answering import bring, sheet_of
from luoshi.dispatch.proving.forms import AskForm, ProofForm
from luoshi.dispatch.reviewing import ask_for_all
from luoshi.dispatch.rules import REPORTS, ROUNDS
from luoshi.dispatch.views.rounds import round_context
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.views.asking import form_page


@login_required
@require_POST
def ask_for_proofs(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks for proofs of all reports that were ticked for it, with one message and one day, in one act."""
    reach = reach_of(request)
    round = queries.get_visible_round(reach, pk)
    ROUNDS.answer("review", reach, round).require()
    form = AskForm(request.POST)
    if form.is_valid() and (n := ask_for_all(acting(request), round, request.POST.getlist("prove"), form)):
        done = ngettext(
            "A proof of %(n)s report is asked for; its unit is told.",
            "Proofs of %(n)s reports are asked for; their units are told.",
            n,
        )
        messages.success(request, done % {"n": n})
        return redirect("dispatch:round", pk)
    return render(request, "dispatch/round.html", round_context(request, pk, proofs=form), status=422)


@login_required
@form_page
def add_proof(request: HttpRequest, pk: int) -> HttpResponse:
    """What is wanted of one report, with its figures as they stand; files, or why there are none."""
    reach = reach_of(request)
    report = queries.get_visible_report(reach, pk)
    REPORTS.answer("add_proof", reach, report).require()
    form = ProofForm(request.POST or None, request.FILES or None)
    if form.is_valid() and bring(lambda: acting(request), report, form):
        messages.success(request, _("Added. The report is in review again, with the figures that you reported."))
        return redirect("dispatch:mine")
    return render(request, "dispatch/prove.html", sheet_of(report, form), status=422 if form.errors else 200)
