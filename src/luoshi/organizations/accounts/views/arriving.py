"""From the first proof (a password, or another house's word) to the session: the second factor comes between."""

from __future__ import annotations

from axes.handlers.proxy import AxesProxyHandler
from django.contrib import messages
from django.contrib.auth import login, user_login_failed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from luoshi.core import clock
from luoshi.core.acts import Act
from luoshi.core.dates import moment_in_words
from luoshi.core.errors import Invalid
from luoshi.organizations.accounts import arriving, keeping, pending
from luoshi.organizations.accounts.forms import CodeForm
from luoshi.organizations.accounts.owing import OWED
from luoshi.organizations.accounts.queries import Arrival, authenticator_of, last_arrival, too_many_codes
from luoshi.organizations.acting import act_as, address_of
from luoshi.organizations.models import User
from luoshi.organizations.views.asking import form_page

HOUSE = "luoshi.organizations.accounts.house.HouseBackend"


def first_proof_given(request: HttpRequest, user: User, backend: str, next_page: str) -> HttpResponse:
    """The person is in, or is asked for the second proof."""
    if authenticator_of(user) is None:
        return arrive(request, user, backend, next_page)
    pending.put(request, user, backend, next_page)
    return redirect("organizations:code")


def arrive(request: HttpRequest, user: User, backend: str, next_page: str, code: str = "") -> HttpResponse:
    """Begins the session: an act; raises Invalid when the second proof does not fit."""
    last, now = last_arrival(user), clock.now()
    first = "house" if backend == HOUSE else "password"
    arriving.sign_in(act_as(user, now, "web", ip=address_of(request)), user, code, first)
    login(request, user, backend=backend)
    if keeping.too_old(user, now):
        request.session[OWED] = [arriving.PASSWORD]
    if last:
        messages.info(request, last_time(last))
    return redirect(next_page)


def last_time(last: Arrival) -> str:
    """When and from where the person signed in last, so that he notices if it was not he."""
    said = _("You signed in last on %(moment)s from %(address)s.") % {
        "moment": moment_in_words(last.at),
        "address": last.address or "—",
    }
    if not last.refused:
        return said
    tries = ngettext("Since then %(n)s try was refused.", "Since then %(n)s tries were refused.", last.refused)
    return f"{said} {tries % {'n': last.refused}}"


def refused(request: HttpRequest, user: User | None, reason: str) -> None:
    """Notes in the log that somebody tried to sign in as a person whom we know."""
    if user is not None:
        act = Act(None, "", clock.now(), "web", ip=address_of(request))
        arriving.refuse_sign_in(act, user, reason)


@sensitive_post_parameters("code")
@never_cache
@form_page
def code(request: HttpRequest) -> HttpResponse:
    """Asks for the second proof; wrong ones are counted with the wrong passwords."""
    found = pending.person_of(request)
    if found is None:
        return redirect("organizations:sign_in")
    user, first = found
    form = CodeForm(request.POST or None)
    if form.is_valid():
        credentials = {"username": user.username}
        if too_many_codes(user, clock.now()) or not AxesProxyHandler.is_allowed(request, credentials):
            request.axes_locked_out = True  # type: ignore[attr-defined]
        else:
            try:
                return arrive(request, user, first.backend, first.next, form.cleaned_data["code"])
            except Invalid as refusal:
                form.add_error("code", refusal.reasons)
                refused(request, user, "code")
                user_login_failed.send(__name__, credentials=credentials, request=request)
    return render(request, "organizations/accounts/code.html", {"form": form}, status=422 if form.errors else 200)
