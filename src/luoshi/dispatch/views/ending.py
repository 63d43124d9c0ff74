"""The pages of the end of a plan's year: what would happen, what was proposed and decided, settling its figures."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from luoshi.core import clock
from luoshi.dispatch import actions
from luoshi.dispatch.lights.year_end import settled_by
from luoshi.dispatch.models import YearEnd
from luoshi.dispatch.queries import get_visible_plan
from luoshi.dispatch.rules import PLANS, YEAR_ENDS
from luoshi.dispatch.year_end.forms import DecidingForm, EndingForm, SettlingForm
from luoshi.dispatch.year_end.outcomes import ended_lines
from luoshi.dispatch.year_end.queries import get_visible_year_end
from luoshi.dispatch.year_end.settling import to_settle
from luoshi.dispatch.year_end.showing import overview, sheet_of
from luoshi.dispatch.year_end.wishes import obstacles_to
from luoshi.ledger.models import Plan
from luoshi.ledger.year_end import last_day, later_plans
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.views.asking import form_page


@login_required
@form_page
def end_year(request: HttpRequest, pk: int) -> HttpResponse:
    """How every line of a plan stands at the end of its year, and what shall become of the open ones."""
    plan = get_visible_plan(reach_of(request), pk)
    PLANS.answer("end_year", reach_of(request), plan).require()
    lines, later = ended_lines(plan, clock.today()), later_asked(request, plan)
    form = EndingForm(plan, later, lines, request.POST or None)
    if form.is_valid():
        year_end = form.attempt(lambda: actions.propose_year_end(acting(request), plan, form.ending()))
        if year_end is not None:
            messages.success(request, _("The end of the term is proposed. It takes effect when another person agrees."))
            return redirect("dispatch:year_end", year_end.pk)
    context = {"plan": plan, "form": form, "later": later, "choices": later_plans(plan), **overview(lines)}
    context["in_the_way"] = list(obstacles_to(plan, clock.today()))
    return render(request, "dispatch/end_year.html", context, status=422 if form.errors else 200)


def later_asked(request: HttpRequest, plan: Plan) -> Plan | None:
    """The plan that takes lines over: the one named in the address, else that of the next year; `new` begins one."""
    known, asked = later_plans(plan), request.GET.get("later", "")
    next_years = [one for one in known if one.year == plan.year + 1]
    named = {str(one.pk): one for one in known} | {"new": None}
    return named.get(asked, next_years[0] if next_years else None)


@login_required
@form_page
def show_year_end(request: HttpRequest, pk: int) -> HttpResponse:
    """The end of a year as it was proposed and decided; the decision, for who may take it."""
    year_end = get_visible_year_end(reach_of(request), pk)
    form = DecidingForm(request.POST or None)
    if request.method == "POST":
        YEAR_ENDS.answer("decide", reach_of(request), year_end).require()
        if form.is_valid() and form.attempt(lambda: decide(request, year_end, form)) is not None:
            return redirect("dispatch:year_end", pk)
    context = year_end_context(request, get_visible_year_end(reach_of(request), pk), form)
    return render(request, "dispatch/year_end.html", context, status=422 if form.errors else 200)


def decide(request: HttpRequest, year_end: YearEnd, form: DecidingForm) -> YearEnd:
    approve = "approve" in request.POST
    decided = actions.decide_year_end(acting(request), year_end, approve, form.cleaned_data["remark"])
    done = {
        True: _("The term is ended. Its open lines go on, and their units were told."),
        False: _("It is refused; the plan stays as it was. Its proposer was told."),
    }
    messages.success(request, done[approve])
    return decided


def year_end_context(request: HttpRequest, year_end: YearEnd, form: DecidingForm) -> dict[str, Any]:
    reach = reach_of(request)
    own = year_end.proposed_by_id in reach.hands
    return {
        "year_end": year_end,
        "sheet": sheet_of(year_end, reach),
        "settle_by": settled_by(last_day(year_end.plan)),
        "own": own,
        "form": form if YEAR_ENDS.answer("decide", reach, year_end) and not own else None,
        "may_settle": bool(YEAR_ENDS.answer("settle", reach, year_end)),
    }


@login_required
@form_page
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """The last figure of each target, and the settled one where it differs."""
    year_end = get_visible_year_end(reach_of(request), pk)
    YEAR_ENDS.answer("settle", reach_of(request), year_end).require()
    form = SettlingForm(to_settle(year_end.plan, clock.today()), request.POST or None)
    if form.is_valid():
        given = (form.figures(), form.cleaned_data["basis"], form.unreported())
        if form.attempt(lambda: actions.settle_year(acting(request), year_end, *given)) is not None:
            messages.success(request, _("The last figures are settled; the lights are provisional no more."))
            return redirect("dispatch:year_end", pk)
    context = {"year_end": year_end, "form": form, "settle_by": settled_by(last_day(year_end.plan))}
    return render(request, "dispatch/settle_year.html", context, status=422 if form.errors else 200)
