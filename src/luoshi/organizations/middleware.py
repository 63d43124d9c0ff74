"""Signing out whoever has been away too long, without writing to the session at every page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from luoshi.core import clock
from luoshi.organizations.accounts.sessions import SHOWN, shown_of

COOKIE = "luoshi_seen"
REFRESH = timedelta(minutes=5)
#: When the session began: what counts while there is no cookie, so that dropping the cookie gains nothing.
BEGAN = "began"
#: The header of what a page asks for every few seconds.
BY_ITSELF = "X-By-Itself"


def session_begins(sender: Any, request: HttpRequest, **facts: Any) -> None:
    """Receives `user_logged_in`."""
    request.session[BEGAN] = now_in_seconds()
    request.session[SHOWN] = shown_of(request)


def now_in_seconds() -> int:
    return int(clock.now().timestamp())


class IdleSignOut:
    """Ends a session after LUOSHI_IDLE_MINUTES without a request (the time stands in a signed cookie), and after
    LUOSHI_SESSION_HOURS whatever happens.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if has_session(request) and (why := over(request)):
            logout(request)
            return back_to_sign_in(request, why)
        response = self.get_response(request)
        if has_session(request) and not by_itself(request) and _outdated(request):
            remember(request, response)
        return response


def has_session(request: HttpRequest) -> bool:
    """Whether somebody is signed in by a session (not by a key to the API, which is never idle)."""
    return SESSION_KEY in request.session and request.user.is_authenticated


def by_itself(request: HttpRequest) -> bool:
    """Whether an open page asks without anybody there: that is no sign of life."""
    return BY_ITSELF in request.headers


def away(request: HttpRequest) -> timedelta:
    """How long ago this session was last seen."""
    began = request.session.get(BEGAN, 0)
    return timedelta(seconds=now_in_seconds() - max(began, _seen(request)))


def over(request: HttpRequest) -> str:
    """Why a session is over: nobody was there, or it has lasted for too long; "" while it goes on."""
    if away(request) > timedelta(minutes=settings.IDLE_MINUTES):
        return "idle"
    lasted = timedelta(seconds=now_in_seconds() - request.session.get(BEGAN, 0))
    return "long" if lasted > timedelta(hours=settings.SESSION_HOURS) else ""


def _seen(request: HttpRequest) -> int:
    """The moment in the cookie; 0 when it is missing, forged or of another session."""
    try:
        session, seen = _signed(request.COOKIES.get(COOKIE, ""))
    except (signing.BadSignature, ValueError, TypeError):
        return 0
    return seen if session == request.session.session_key else 0


@lru_cache(maxsize=1000)
def _signed(cookie: str) -> tuple[str, int]:
    """The session and the moment in a cookie that we have signed; it comes with each request for some minutes."""
    session, seen = signing.loads(cookie, salt=COOKIE)
    return session, int(seen)


def _outdated(request: HttpRequest) -> bool:
    return COOKIE not in request.COOKIES or away(request) > REFRESH


def remember(request: HttpRequest, response: HttpResponse) -> None:
    """Writes the present moment into the cookie."""
    response.set_cookie(
        COOKIE,
        signing.dumps([request.session.session_key, now_in_seconds()], salt=COOKIE),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def back_to_sign_in(request: HttpRequest, why: str) -> HttpResponse:
    """To the sign-in page, which says why and leads back to the page that was asked for."""
    asked = {"next": request.get_full_path()} if request.method == "GET" else {}
    return HttpResponseRedirect(f"{reverse('organizations:sign_in')}?{urlencode({'why': why} | asked)}")
