"""The second factor of the person himself: the picture for the app, and the recovery codes."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from luoshi.organizations import queries
from luoshi.organizations.accounts import factors, owing, pictures, sealing
from luoshi.organizations.accounts.ending import end_sessions
from luoshi.organizations.accounts.forms import FactorForm
from luoshi.organizations.accounts.queries import authenticator_of
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.forms import ActForm
from luoshi.organizations.rules import PEOPLE
from luoshi.organizations.views.account import person_of
from luoshi.organizations.views.asking import Matter, ask, form_page

#: Where the session keeps, sealed, the secret that is being admitted.
OFFERED = "factor"


@sensitive_post_parameters()
@never_cache
@login_required
@form_page
def factor(request: HttpRequest) -> HttpResponse:
    """Shows the picture, and takes the first code of the app; then the recovery codes are told once."""
    user, secret = person_of(request), _offered(request)
    form = FactorForm(user, request.POST or None)
    fresh: list[str] | None = None
    if form.is_valid():
        fresh = form.attempt(lambda: factors.enrol_factor(acting(request), user, secret, form.cleaned_data["code"]))
    if fresh:
        end_sessions(user, request.session.session_key)  # those that began without it
        return _admitted(request, fresh)
    present = authenticator_of(user)
    context = {
        "form": form,
        "picture": pictures.qr(factors.address(user, secret)),
        "letters": factors.in_letters(secret),
        "present": present,
        "left": factors.codes_left(present) if present else 0,
        "owed": owing.lacks_factor(request),
    }
    return render(request, "organizations/accounts/factor.html", context, status=422 if form.errors else 200)


def _offered(request: HttpRequest) -> bytes:
    """The secret that this session offers, the same until it is admitted."""
    kept = sealing.opened(request.session.get(OFFERED, ""))
    if kept is None:
        kept = factors.fresh_secret()
        request.session[OFFERED] = sealing.sealed(kept)
    return kept


def _admitted(request: HttpRequest, fresh: list[str]) -> HttpResponse:
    """The recovery codes, which are told in this answer only."""
    del request.session[OFFERED]
    return render(request, "organizations/accounts/recovery.html", {"codes": fresh})


@login_required
@form_page
def reset_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """The security administrator takes away the second factor of somebody who has lost it."""
    person = queries.get_visible_person(reach_of(request), pk)
    PEOPLE.answer("reset_factor", reach_of(request), person).require()
    matter = Matter(
        what=_("Reset the second factor of %(name)s") % {"name": person.name},
        done=_("The second factor is gone, and the person's sessions have ended."),
        back=reverse("organizations:person", args=[pk]),
    )
    return ask(request, ActForm(request.POST or None), lambda: factors.reset_factor(acting(request), person), matter)
