"""The liaison's pages: what is mine and by when; each task opens in place and is answered there."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.core import clock
from luoshi.core.errors import Conflict
from luoshi.dispatch import queries
from luoshi.dispatch.answering import form_for, keep_typed, mine_of, names_to_choose, submit
from luoshi.dispatch.rules import ASKS
from luoshi.organizations.acting import acting, reach_of


@login_required
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """What is asked of the person's units in open rounds, the earliest due first."""
    reach, on = reach_of(request), clock.today()
    context = {
        "parts": mine_of(reach, on),
        "units": names_to_choose(reach, on),
        "bodies": {body for _unit, body in reach.seated},
    }
    return render(request, "dispatch/mine.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """One ask with its form; `unchanged` answers it with one click (本月无变化)."""
    reach, on = reach_of(request), clock.today()
    ask = queries.get_visible_ask(reach, pk)
    ASKS.answer("report", reach, ask).require()
    form = form_for(reach, ask, on, request.POST or None, request.FILES or None)
    if request.method == "POST" and submit(lambda: acting(request), form, "unchanged" in request.POST):
        messages.success(request, _("Reported. The supervision office reviews it."))
        return redirect("dispatch:mine")
    open_until, units = queries.first_end([ask], on), names_to_choose(reach, on)
    context = {"ask": ask, "form": form, "open_until": open_until, "units": units}
    return render(request, "dispatch/answer.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def keep_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Keeps what is typed and says what looks wrong in it: a fragment while typing, else the page again."""
    reach = reach_of(request)
    ask = queries.get_visible_ask(reach, pk)
    ASKS.answer("report", reach, ask).require()
    kept = keep_typed(reach, ask, request.POST, clock.now())
    if "X-Fragment" in request.headers:
        return render(request, "dispatch/_kept.html", {"kept": kept, "ask": ask}, status=200 if kept.draft else 409)
    if kept.draft is None:
        raise Conflict(_("You went on with this on another device. Open the page again: what you typed there stands."))
    messages.success(request, _("Your draft is kept. Nobody else sees it, and nothing is reported yet."))
    return redirect(f"{reverse('dispatch:mine')}#ask{pk}")
