"""Whoever owes something (a newer password, a second factor) sees the page for it until it is done."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from luoshi.organizations.accounts.arriving import FACTOR, PASSWORD, owes_factor
from luoshi.organizations.acting import reach_of
from luoshi.organizations.models import User

#: Where a session keeps what its person owes since he signed in.
OWED = "owed"
#: Where it keeps that he has a second factor: looked up once, since a session ends with the factor.
PROVED = "factor_there"
#: Where each is done.
PAGES = {PASSWORD: "organizations:change_password", FACTOR: "organizations:factor"}
#: What is open meanwhile.
OPEN = {*PAGES.values(), "organizations:sign_out"}


class DebtsFirst:
    """Middleware: leads to the page where what is owed is done."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponse | None:
        """Django asks before each view."""
        here = request.resolver_match.view_name if request.resolver_match else ""
        owed = [] if here in OPEN | settings.ALWAYS_OPEN else owed_by(request)
        return redirect(PAGES[owed[0]]) if owed else None


def owed_by(request: HttpRequest) -> list[str]:
    """What the person of a request owes; a second factor from the moment on at which a role of his asks for it."""
    noted: list[str] = request.session.get(OWED, [])
    return [*noted, FACTOR] if lacks_factor(request) else noted


def lacks_factor(request: HttpRequest) -> bool:
    """Whether he acts in a role that asks for a second factor, given or lent to him a moment ago or long since."""
    user = request.user
    if not settings.SECOND_FACTOR_ROLES or not isinstance(user, User) or request.session.get(PROVED):
        return False
    reached = reach_of(request)
    if owes_factor(user, reached):
        return True
    if reached.roles() & set(settings.SECOND_FACTOR_ROLES):
        request.session[PROVED] = True
    return False


def paid(request: HttpRequest, what: str) -> None:
    """The person has done what was owed since he signed in."""
    left = [one for one in request.session.get(OWED, []) if one != what]
    if left:
        request.session[OWED] = left
    else:
        request.session.pop(OWED, None)
