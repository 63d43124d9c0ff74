"""Whoever owes something (a newer password, a second factor) sees the page for it until it is done."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from luoshi.organizations.accounts.arriving import FACTOR, PASSWORD

#: Where a session keeps what its person owes; noted at signing in.
OWED = "owed"
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
        owed = request.session.get(OWED)
        here = request.resolver_match.view_name if request.resolver_match else ""
        return redirect(PAGES[owed[0]]) if owed and here not in OPEN | settings.ALWAYS_OPEN else None


def paid(request: HttpRequest, what: str) -> None:
    """The person has done what was owed."""
    left = [one for one in request.session.get(OWED, []) if one != what]
    if left:
        request.session[OWED] = left
    else:
        request.session.pop(OWED, None)
