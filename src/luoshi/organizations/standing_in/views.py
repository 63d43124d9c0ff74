"""The pages of standing in: one's own, and the two acts."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi.core import clock
from luoshi.core.paging import Page, paged
from luoshi.organizations import actions
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.forms import ActForm
from luoshi.organizations.models import User
from luoshi.organizations.rules import DELEGATIONS, HOLDINGS
from luoshi.organizations.standing_in import listing
from luoshi.organizations.standing_in.forms import DelegateForm
from luoshi.organizations.standing_in.models import Delegation
from luoshi.organizations.views.account import person_of
from luoshi.organizations.views.asking import Matter, ask, form_page


@login_required
@require_GET
def standing_in(request: HttpRequest) -> HttpResponse:
    """Who stands in for this person, for whom he stands in, and who else does for whom in his region."""
    reach, today = reach_of(request), clock.today()
    page: Page[Delegation] = paged(listing.delegations_visible_to(reach), request)
    context = {
        "page": page,
        "rows": listing.standing(page.rows, reach, today),
        "mine": listing.own_posts(person_of(request), today),
        "lent": [one for one in reach.posts if one.principal],
    }
    return render(request, "organizations/standing_in.html", context)


@login_required
@form_page
def delegate(request: HttpRequest, pk: int) -> HttpResponse:
    reach = reach_of(request)
    holding = listing.get_lendable(reach, pk)
    HOLDINGS.answer("delegate", reach, holding).require()
    form = DelegateForm(listing.colleagues(holding, clock.today()), request.POST or None)
    facts = {"name": holding.user.name, "title": holding.post.title}
    return ask(
        request,
        form,
        lambda: actions.delegate(acting(request), holding, User(pk=form.cleaned_data["person"]), form.absence()),
        Matter(
            what=_("Name who stands in for %(name)s (%(title)s)") % facts,
            done=_("It is noted, and both have been told. It ends by itself after the last day."),
            back=reverse("organizations:standing_in"),
        ),
    )


@login_required
@form_page
def end(request: HttpRequest, pk: int) -> HttpResponse:
    reach = reach_of(request)
    delegation = listing.get_visible_delegation(reach, pk)
    DELEGATIONS.answer("end", reach, delegation).require()
    form = ActForm(request.POST or None)
    facts = {"name": delegation.delegate.name, "holder": delegation.holding.user.name}
    return ask(
        request,
        form,
        lambda: actions.end_delegation(acting(request), delegation),
        Matter(
            what=_("End now that %(name)s stands in for %(holder)s") % facts,
            done=_("It has ended, and the person has been told."),
            back=reverse("organizations:standing_in"),
        ),
    )
