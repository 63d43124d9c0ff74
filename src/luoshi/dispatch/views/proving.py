"""The page on which a unit adds the proof that a reviewer asked for."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from luoshi.dispatch import queries
from luoshi.dispatch.proving.answering import bring, sheet_of
from luoshi.dispatch.proving.forms import ProofForm
from luoshi.dispatch.rules import REPORTS
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.views.asking import form_page


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
