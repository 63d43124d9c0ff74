"""Inviting people: a code for one, or a sheet to cut up for many."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from luoshi.core import clock
from luoshi.organizations import queries
from luoshi.organizations.accounts import pictures
from luoshi.organizations.accounts.forms import InviteForm
from luoshi.organizations.accounts.invitations import Handed, invite, revoke_invitation
from luoshi.organizations.accounts.queries import get_open_invitation, waiting_people
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.forms import ActForm
from luoshi.organizations.models import User
from luoshi.organizations.rules import PEOPLE
from luoshi.organizations.views.asking import form_page


@never_cache
@login_required
@form_page
def invite_one(request: HttpRequest, pk: int) -> HttpResponse:
    """A code for one person: the first, or another when the password is forgotten."""
    person = queries.get_visible_person(reach_of(request), pk)
    PEOPLE.answer("invite", reach_of(request), person).require()
    form = ActForm(request.POST or None)
    what = _("Make a one-time code for %(name)s") % {"name": person.name}
    return _invited(request, form, [person], what)


@never_cache
@login_required
@form_page
def invite_many(request: HttpRequest) -> HttpResponse:
    """A sheet for those who have no password yet."""
    reach = reach_of(request)
    PEOPLE.anywhere("invite", reach).require()
    waiting = {user.pk: user for user in waiting_people(reach)}
    form = InviteForm([(pk, f"{user.name} ({user.username})") for pk, user in waiting.items()], request.POST or None)
    chosen = [waiting[pk] for pk in form.cleaned_data["people"]] if form.is_valid() else []
    return _invited(request, form, chosen, _("Make one-time codes for several people"))


def _invited(request: HttpRequest, form: ActForm, people: Sequence[User], what: str) -> HttpResponse:
    """The codes, which are told in this answer only; or the page that asks whether to make them."""
    handed = form.attempt(lambda: invite(acting(request), people)) if form.is_valid() else None
    if handed:
        return invitation_sheet(request, handed)
    nobody = isinstance(form, InviteForm) and not form.is_offered
    context = {"form": form, "what": what, "days": settings.INVITATION_DAYS, "nobody": nobody}
    return render(request, "organizations/accounts/invite.html", context, status=422 if form.errors else 200)


def invitation_sheet(request: HttpRequest, handed: Sequence[Handed]) -> HttpResponse:
    """The sheet with everybody's code, to print and to cut up. It cannot be shown a second time."""
    held = queries.posts_held([one.user.pk for one in handed], clock.today())
    address = request.build_absolute_uri(reverse("organizations:join"))
    slips = [
        (one, held.get(one.user.pk, ()), pictures.qr(f"{address}?{urlencode({'code': one.code})}")) for one in handed
    ]
    return render(request, "organizations/accounts/invitations.html", {"slips": slips, "address": address})


@login_required
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """The code that a person was given opens nothing any more."""
    person = queries.get_visible_person(reach_of(request), pk)
    PEOPLE.answer("revoke_invitation", reach_of(request), person).require()
    revoke_invitation(acting(request), get_open_invitation(person))
    messages.success(request, _("The code of %(name)s opens nothing any more.") % {"name": person.name})
    return redirect("organizations:person", pk)
