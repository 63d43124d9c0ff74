"""The account of one person, for the administrators."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from luoshi.core import clock
from luoshi.organizations import queries
from luoshi.organizations.accounts.queries import authenticator_of, last_arrival, open_invitation, sessions_of
from luoshi.organizations.acting import reach_of
from luoshi.organizations.contact_details.listing import shown_hidden
from luoshi.organizations.rights import SEE
from luoshi.organizations.rules import PEOPLE

DETAILS = ("set_contact_details", "look_at_contact_details")
ACTS = ("invite", "revoke_invitation", "end_sessions", "reset_factor", "close_account", *DETAILS)


@login_required
@require_GET
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """What opens an account, when it was opened last, and what this administrator may do about it."""
    reach = reach_of(request)
    user = queries.get_visible_person(reach, pk)
    PEOPLE.anywhere(SEE, reach).require()
    now = clock.now()
    context = {
        "person": user,
        "held": queries.posts_held([pk], clock.today()).get(pk, ()),
        "details": shown_hidden(pk),
        "invitation": open_invitation(user),
        "factor": authenticator_of(user),
        "sessions": sessions_of(user, now).count(),
        "last": last_arrival(user),
        "now": now,
        "may": {act: bool(PEOPLE.answer(act, reach, user)) and user.is_active for act in ACTS},
    }
    return render(request, "organizations/accounts/person.html", context)
