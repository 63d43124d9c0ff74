"""The pages of what the rules propose: the list, and one proposal with the letter that it would become."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi.core import clock
from luoshi.core.paging import Page, paged
from luoshi.organizations.acting import acting, post_in, reach_of
from luoshi.organizations.forms import ActForm
from luoshi.organizations.models import UnitVersion
from luoshi.organizations.queries import name_of, names_of, units_on
from luoshi.organizations.views.asking import Matter, ask, form_page
from luoshi.supervision import actions, queries
from luoshi.supervision.addressees import may_write, may_write_jointly
from luoshi.supervision.forms import ReasonForm
from luoshi.supervision.models import Letter, Proposal
from luoshi.supervision.offices import office_in, other_office
from luoshi.supervision.rules import JOINT_DRAFTS, PROPOSALS


@login_required
@require_GET
def list_proposals(request: HttpRequest) -> HttpResponse:
    """What the rules propose, the newest first."""
    page: Page[Proposal] = paged(queries.proposals_visible_to(reach_of(request)), request)
    names = names_of((one.unit_id for one in page.rows), clock.today())
    return render(request, "supervision/proposals.html", {"page": page, "names": names, "here": "proposals"})


@login_required
@form_page
def show_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """A proposal: its facts, its rule, and the decision for who may take it."""
    proposal = queries.get_visible_proposal(reach_of(request), pk)
    form = ActForm(request.POST if request.method == "POST" else None)
    if form.is_bound:
        PROPOSALS.answer("decide", reach_of(request), proposal).require()
        letter = form.attempt(lambda: actions.issue(acting(request), proposal))
        if letter is not None:
            return _issued(request, letter)
    context = proposal_context(request, queries.get_visible_proposal(reach_of(request), pk), form)
    return render(request, "supervision/proposal.html", context, status=422 if form.errors else 200)


def _issued(request: HttpRequest, letter: Letter) -> HttpResponse:
    done = _("The letter %(letter)s is issued. The unit was told and signs for it next.")
    messages.success(request, done % {"letter": letter.label})
    return redirect("supervision:letter", letter.pk)


def proposal_context(request: HttpRequest, proposal: Proposal, form: ActForm) -> dict[str, Any]:
    unit = units_on(clock.today()).get(unit=proposal.unit_id)
    return {
        "proposal": proposal,
        "unit": unit,
        "letter": queries.letter_of(proposal),
        "refusal": next(iter(may_write(post_in(request), unit).reasons), ""),
        "may_decide": bool(PROPOSALS.answer("decide", reach_of(request), proposal)),
        "form": form,
        **_jointly(request, proposal, unit),
    }


def _jointly(request: HttpRequest, proposal: Proposal, unit: UnitVersion) -> dict[str, Any]:
    """A letter of both offices: with whom it could be issued, or what of it waits and for whom."""
    reach, on = reach_of(request), clock.today()
    drafted, post = queries.draft_waiting(proposal), post_in(request)
    office = office_in(reach, proposal.region_id, post.post if post else None)
    own = drafted is not None and drafted.by_id in reach.hands
    return {
        "allowed": bool(may_write_jointly(unit)),
        "other": other_office(office, on) if office and drafted is None else None,
        "drafted": drafted,
        "waits_for": name_of(drafted.other, on) if drafted else "",
        "own": own,
        "may": {act: drafted and bool(JOINT_DRAFTS.answer(act, reach, drafted)) for act in ("confirm", "end")},
        "ended": queries.ended_draft(proposal) if drafted is None else None,
    }


@login_required
@form_page
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    """Sends no letter, for a stated reason."""
    proposal = queries.get_visible_proposal(reach_of(request), pk)
    PROPOSALS.answer("decide", reach_of(request), proposal).require()
    form = ReasonForm(request.POST or None)
    matter = Matter(
        _("Send no letter"), _("No letter is sent; the reason is kept."), reverse("supervision:proposal", args=[pk])
    )
    return ask(request, form, lambda: actions.dismiss(acting(request), proposal, form.cleaned_data["reason"]), matter)
