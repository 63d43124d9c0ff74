"""The office enters what a unit answered by telephone or on paper; the unit says whether it is right."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.core import clock
from luoshi.dispatch import actions, queries
from luoshi.dispatch.answering import enter, entry_form_for, names_to_choose
from luoshi.dispatch.forms import EntryAnswerForm
from luoshi.dispatch.rules import ASKS, REPORTS
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.queries import name_of
from luoshi.organizations.views.asking import Matter, ask, form_page


@login_required
@form_page
def enter_for_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One ask, answered for its unit."""
    reach, on = reach_of(request), clock.today()
    asked = queries.get_visible_ask(reach, pk)
    ASKS.answer("enter_for", reach, asked).require()
    form = entry_form_for(asked, on, request.POST or None, request.FILES or None)
    if request.method == "POST" and enter(lambda: acting(request), form, "unchanged" in request.POST):
        messages.success(request, _("Entered. The unit is told and may dispute it for three working days."))
        return redirect("dispatch:round", asked.round_id)
    context = {"ask": asked, "form": form, "unit": name_of(asked.unit, on), "units": names_to_choose(reach, on)}
    return render(request, "dispatch/enter.html", context, status=422 if form.errors else 200)


@login_required
@form_page
def answer_entry(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit agrees with what was entered for it, or disputes it."""
    report = queries.get_visible_report(reach_of(request), pk)
    REPORTS.answer("answer_entry", reach_of(request), report).require()
    form = EntryAnswerForm(request.POST or None)
    back = reverse("dispatch:report", args=[pk])
    what = _("Say whether the entry on “%(task)s” is right") % {"task": report.task.title}
    done = _("You agree. Somebody of the supervision office reviews the report.")
    if request.POST.get("right") == "no":
        done = _("You dispute it: it cannot be accepted. When it is returned, report what is right.")
    matter = Matter(what, done, back)

    def perform() -> object:
        given = form.cleaned_data
        return actions.answer_entry(acting(request), report, given["right"] == "yes", given["why"])

    return ask(request, form, perform, matter)
