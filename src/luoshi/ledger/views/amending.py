"""The pages of a line that changes: proposing and the change itself with the decision on it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.core import clock
from luoshi.ledger import actions, queries
from luoshi.ledger.amendment_forms import (
    ChangeForm,
    DecisionForm,
    NewDateForm,
    NewLeadForm,
    NewTargetForm,
)
from luoshi.ledger.catalogued import doubts_about, suggested_for
from luoshi.ledger.models import Amendment, Task
from luoshi.ledger.rules import AMENDMENTS, TASKS
from luoshi.ledger.states import AmendmentKind, AmendmentState
from luoshi.ledger.wording import told
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.views.asking import Matter, ask, form_page


@login_required
@form_page
def propose_lead(request: HttpRequest, pk: int) -> HttpResponse:
    task = amendable(request, queries.get_visible_task(reach_of(request), pk))
    return ask_for(request, NewLeadForm(task, reach_of(request), request.POST or None), _("Propose another main lead"))


@login_required
@form_page
def propose_target_lead(request: HttpRequest, pk: int) -> HttpResponse:
    target = queries.get_visible_target(reach_of(request), pk)
    task = amendable(request, target.task)
    what = _("Propose another lead for “%(target)s”") % {"target": target.indicator}
    return ask_for(request, NewLeadForm(task, reach_of(request), request.POST or None, target), what)


@login_required
@form_page
def propose_date(request: HttpRequest, pk: int) -> HttpResponse:
    task = amendable(request, queries.get_visible_task(reach_of(request), pk))
    return ask_for(request, NewDateForm(task, request.POST or None), _("Propose another date"))


@login_required
@form_page
def propose_target(request: HttpRequest, pk: int) -> HttpResponse:
    target = queries.get_visible_target(reach_of(request), pk)
    amendable(request, target.task)
    what = _("Propose another figure for “%(target)s”") % {"target": target.indicator}
    return ask_for(request, NewTargetForm(target, request.POST or None), what)


def amendable(request: HttpRequest, task: Task) -> Task:
    TASKS.answer("amend", reach_of(request), task).require()
    return task


def ask_for(request: HttpRequest, form: ChangeForm, what: str) -> HttpResponse:
    """The page that proposes one change of a task."""

    def perform() -> Amendment:
        given = form.cleaned_data
        return actions.propose_amendment(
            acting(request), form.task, form.change(), given["reason"], given["effective_on"]
        )

    done = _("The change is proposed. It takes effect when another person approves it.")
    suggested = suggested_for(reach_of(request), form.task) if form.plain.kind == AmendmentKind.LEAD else []
    return ask(request, form, perform, Matter(what, done, reverse("ledger:task", args=[form.task.pk]), suggested))


@login_required
@form_page
def show_amendment(request: HttpRequest, pk: int) -> HttpResponse:
    """A change: what stood, what shall stand, why, by whom; and the decision, for who may take it."""
    amendment = queries.get_visible_amendment(reach_of(request), pk)
    form = DecisionForm(request.POST or None)
    if request.method == "POST":
        AMENDMENTS.answer("decide", reach_of(request), amendment).require()
        if form.is_valid() and form.attempt(lambda: decide(request, amendment, form)) is not None:
            return redirect("ledger:task", amendment.task_id)
    context = amendment_context(request, queries.get_visible_amendment(reach_of(request), pk), form)
    return render(request, "ledger/amendment.html", context, status=422 if form.errors else 200)


def decide(request: HttpRequest, amendment: Amendment, form: DecisionForm) -> Amendment:
    approve = "approve" in request.POST
    decided = actions.decide_amendment(acting(request), amendment, approve, form.cleaned_data["remark"])
    done = {
        True: _("The change is approved. Its proposer was told."),
        False: _("The change is refused; what stood goes on. Its proposer was told."),
    }
    messages.success(request, done[approve])
    return decided


def amendment_context(request: HttpRequest, amendment: Amendment, form: DecisionForm) -> dict[str, Any]:
    reach = reach_of(request)
    own = amendment.proposed_by_id in reach.hands
    [change] = told([amendment], clock.today())
    may_decide = bool(AMENDMENTS.answer("decide", reach, amendment)) and not own
    doubts = doubts_about(reach, amendment) if amendment.state == AmendmentState.PROPOSED else []
    return {
        "change": change,
        "amendment": amendment,
        "own": own,
        "form": form if may_decide else None,
        "doubts": doubts,
    }
