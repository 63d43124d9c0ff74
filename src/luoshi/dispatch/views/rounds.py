"""The pages of rounds: the list, opening one, one round with its counts and rows, closing it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.core import clock
from luoshi.core.dates import in_words
from luoshi.core.paging import Page, paged
from luoshi.dispatch import actions, queries
from luoshi.dispatch.burden import campaign_of, offered
from luoshi.dispatch.forms import ExcuseForm, OpenForm
from luoshi.dispatch.models import Ask, Round
from luoshi.dispatch.narrowing import asks_narrowed, looked_at, name_of, narrowed_by
from luoshi.dispatch.obstacles import obstacles_visible_to, standing, told
from luoshi.dispatch.proving.forms import AskForm
from luoshi.dispatch.references import compared_in
from luoshi.dispatch.reopening.limits import asked_until, limits_of
from luoshi.dispatch.reopening.queries import may_reopen
from luoshi.dispatch.rows import LABELS, rows_of, sheet_of
from luoshi.dispatch.rules import ASKS, OWN_UNIT, PLANS, ROUNDS
from luoshi.dispatch.states import RoundState
from luoshi.ledger.catalogued import doubts_of_plan
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.queries import get_visible_unit


@login_required
@require_GET
def list_rounds(request: HttpRequest) -> HttpResponse:
    """The rounds that the person may see, and the plans over which he may open one."""
    reach = reach_of(request)
    page: Page[Round] = paged(queries.rounds_visible_to(reach), request)
    plans = queries.plans_to_open(reach)
    reports_itself = not reach.roles().isdisjoint(OWN_UNIT)
    return render(request, "dispatch/rounds.html", {"page": page, "plans": plans, "reports_itself": reports_itself})


@login_required
@require_http_methods(["GET", "POST"])
def open_round(request: HttpRequest, pk: int) -> HttpResponse:
    """What a round would ask of how many, before it is opened; and the act itself."""
    reach, on = reach_of(request), clock.today()
    plan = queries.get_visible_plan(reach, pk)
    PLANS.answer("open_round", reach, plan).require()
    form = OpenForm(plan, request.POST or None)
    if form.is_valid():
        (period, rule), because = form.chosen(), form.cleaned_data["because"]
        round = form.attempt(lambda: actions.open_round(acting(request), plan, period, rule, because))
        if round is not None:
            messages.success(request, _("The round is open until %(day)s.") % {"day": in_words(round.due_on)})
            return redirect("dispatch:round", round.pk)
    context = {"plan": plan, "form": form, "doubted": doubts_of_plan(reach, plan, on), **offered(plan, on)}
    return render(request, "dispatch/open.html", context, status=422 if form.is_bound else 200)


@login_required
@require_GET
def show_round(request: HttpRequest, pk: int) -> HttpResponse:
    """One round: its counts, each of which opens its rows, and what waits for a reviewer."""
    return render(request, "dispatch/round.html", round_context(request, pk))


def round_context(
    request: HttpRequest, pk: int, excuse: ExcuseForm | None = None, proofs: AskForm | None = None
) -> dict[str, Any]:
    reach, to = reach_of(request), narrowed_by(request.GET.dict())
    round = queries.get_visible_round(reach, pk)
    page: Page[Ask] = paged(asks_narrowed(reach, round, to, clock.today()), request)
    rows = rows_of(page.rows, clock.today())
    return {
        "round": round,
        "page": page,
        "rows": rows,
        "may_tick": any(row.clean and row.report.submitted_by_id not in reach.hands for row in rows if row.report),
        "sheet": sheet_of(round, reach, clock.today()),
        "shown": to,
        "shown_label": LABELS.get(to.place, ""),
        "shown_unit": name_of(to.unit, clock.today()),
        "looked_at": looked_at(round, clock.today()),
        "obstacles": told(standing(obstacles_visible_to(reach).filter(report__round=round)), clock.today()),
        "compared": list(compared_in(round)) if ROUNDS.answer("compare", reach, round) else [],
        "hands": reach.hands,
        "campaign": campaign_of(round.plan, clock.today()),
        "may_review": to.place == "in_review" and bool(ROUNDS.answer("review", reach, round)),
        "may_enter": round.state == RoundState.OPEN and ASKS.is_held("enter_for", reach),
        "may_reopen": may_reopen(reach, round, clock.today()),
        "late_until": asked_until(round) if round.state == RoundState.CLOSED and limits_of(round).in_a_year else None,
        "may_excuse": bool(ROUNDS.answer("excuse", reach, round)),
        "may_close": clock.today() > round.grace_until and bool(ROUNDS.answer("close", reach, round)),
        "excuse": excuse or ExcuseForm(),
        "proofs": proofs or AskForm(),
        "wanted": request.POST.getlist("prove"),
    }


@login_required
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    round = queries.get_visible_round(reach_of(request), pk)
    actions.close_round(acting(request), round)
    messages.success(request, _("The round is closed. What is missing stays missing."))
    return redirect("dispatch:round", pk)


@login_required
@require_POST
def excuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Excuses a unit from what it has not answered (应急免报)."""
    reach, form = reach_of(request), ExcuseForm(request.POST)
    round = queries.get_visible_round(reach, pk)
    ROUNDS.answer("excuse", reach, round).require()
    if not form.is_valid():
        return render(request, "dispatch/round.html", round_context(request, pk, form), status=422)
    unit = get_visible_unit(reach, form.cleaned_data["unit"], clock.today()).unit
    actions.excuse_unit(acting(request), round, unit, form.cleaned_data["reason"])
    messages.success(request, _("The unit is excused; it leaves every figure of this round."))
    return redirect("dispatch:round", pk)
