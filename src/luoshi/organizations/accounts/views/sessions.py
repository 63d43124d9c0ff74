"""Sessions: a person sees and ends his own, the system administrator ends those of others."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from luoshi.core import clock
from luoshi.organizations import queries
from luoshi.organizations.accounts import arriving
from luoshi.organizations.accounts.browsers import in_words
from luoshi.organizations.accounts.queries import get_own_session, last_arrival, sessions_of
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.rules import PEOPLE
from luoshi.organizations.views.account import person_of


@login_required
@require_GET
def sessions(request: HttpRequest) -> HttpResponse:
    """Where the person is signed in, each with a way to end it."""
    user = person_of(request)
    here = request.session.session_key
    rows = [(one, in_words(one.browser), one.session_key == here) for one in sessions_of(user, clock.now())]
    return render(request, "organizations/accounts/sessions.html", {"rows": rows, "last": last_arrival(user)})


@login_required
@require_POST
def end(request: HttpRequest, number: int) -> HttpResponse:
    """Ends one of the person's sessions."""
    user = person_of(request)
    arriving.end_session(acting(request), user, get_own_session(user, number, clock.now()))
    messages.success(request, _("That session has ended."))
    return redirect("organizations:sessions")


@login_required
@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """Ends all of the person's sessions but this one."""
    arriving.end_other_sessions(acting(request), person_of(request), request.session.session_key)
    messages.success(request, _("You are signed in here only."))
    return redirect("organizations:sessions")


@login_required
@require_POST
def end_all(request: HttpRequest, pk: int) -> HttpResponse:
    """The system administrator ends the sessions of a person."""
    person = queries.get_visible_person(reach_of(request), pk)
    PEOPLE.answer("end_sessions", reach_of(request), person).require()
    arriving.end_sessions(acting(request), person)
    messages.success(request, _("All sessions of %(name)s have ended.") % {"name": person.name})
    return redirect("organizations:person", pk)
