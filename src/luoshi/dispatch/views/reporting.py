"""The liaison's pages: what is mine and by when; each task opens in place and is answered there."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from luoshi.core import clock
from luoshi.dispatch import queries
from luoshi.dispatch.answering import form_for, mine_of, submit
from luoshi.dispatch.rules import ASKS
from luoshi.organizations.acting import acting, reach_of


@login_required
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """What is asked of the person's units in open rounds, the earliest due first."""
    return render(request, "dispatch/mine.html", {"parts": mine_of(reach_of(request), clock.today())})


@login_required
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """One ask with its form; `unchanged` answers it with one click (本月无变化)."""
    reach = reach_of(request)
    ask = queries.get_visible_ask(reach, pk)
    ASKS.answer("report", reach, ask).require()
    form = form_for(ask, clock.today(), request.POST or None, request.FILES or None)
    if request.method == "POST" and submit(lambda: acting(request), form, "unchanged" in request.POST):
        messages.success(request, _("Reported. The supervision office reviews it."))
        return redirect("dispatch:mine")
    return render(request, "dispatch/answer.html", {"ask": ask, "form": form}, status=422 if form.errors else 200)
