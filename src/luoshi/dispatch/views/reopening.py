"""The pages of a late report on a closed round: asking for it, and deciding on it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from luoshi.core import clock
from luoshi.dispatch import actions, queries
from luoshi.dispatch.models import Reopening
from luoshi.dispatch.reopening.forms import DecisionForm, WishForm
from luoshi.dispatch.reopening.queries import get_visible_reopening, reopenings_visible_to
from luoshi.dispatch.reopening.showing import sheet_of, wish_of
from luoshi.dispatch.rules import ASKS, REOPENINGS
from luoshi.dispatch.states import ReopeningState
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.views.asking import form_page


@login_required
@form_page
def ask_to_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """A unit asks to report late on a closed round, or the office offers it; what was asked for already is shown."""
    reach = reach_of(request)
    ask = queries.get_visible_ask(reach, pk)
    ASKS.answer("reopen", reach, ask).require()
    if known := reopenings_visible_to(reach).filter(ask=ask).exclude(state=ReopeningState.REFUSED).first():
        return redirect("dispatch:reopening", known.pk)
    form = WishForm(request.POST or None)
    if form.is_valid():
        reopening = form.attempt(lambda: actions.ask_to_reopen(acting(request), ask, form.cleaned_data["reason"]))
        if reopening is not None:
            messages.success(request, _asked_for(reopening))
            return redirect("dispatch:reopening", reopening.pk)
    context = {"ask": ask, "form": form, **wish_of(reach, ask, clock.today())}
    return render(request, "dispatch/ask_to_reopen.html", context, status=422 if form.errors else 200)


def _asked_for(reopening: Reopening) -> str:
    """Who decides, as the one who asked sees it: a unit's person does not belong to the office."""
    if reopening.offered:
        return _("Asked for. Somebody else of the supervision office decides; you are told.")
    return _("Asked for. The supervision office decides; you are told.")


@login_required
@form_page
def show_reopening(request: HttpRequest, pk: int) -> HttpResponse:
    """A late report as it was asked for and decided; the decision, for who may take it."""
    reach, on = reach_of(request), clock.today()
    reopening = get_visible_reopening(reach, pk)
    form = DecisionForm(reopening.ask.round, on, request.POST or None)
    if request.method == "POST":
        REOPENINGS.answer("decide", reach, reopening).require()
        if form.is_valid() and form.attempt(lambda: decide(request, reopening, form)) is not None:
            return redirect("dispatch:reopening", pk)
    context = sheet_of(reach, get_visible_reopening(reach, pk), form, on)
    return render(request, "dispatch/reopening.html", context, status=422 if form.errors else 200)


def decide(request: HttpRequest, reopening: Reopening, form: DecisionForm) -> Reopening:
    given, grant = form.cleaned_data, "grant" in request.POST
    decided = actions.decide_reopening(acting(request), reopening, grant, given["remark"], given["open_until"])
    done = {
        True: _("It is granted and the unit is told. What it reports now stays marked as late."),
        False: _("It is refused and the unit is told why. What is missing stays missing."),
    }
    messages.success(request, done[grant])
    return decided
