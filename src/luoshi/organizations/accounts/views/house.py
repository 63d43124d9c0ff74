"""To another house and back: a person who is known there and has an account here is signed in."""

from __future__ import annotations

import requests
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from mozilla_django_oidc.views import OIDCAuthenticationCallbackView, OIDCAuthenticationRequestView

from luoshi.core.errors import Unknown
from luoshi.organizations.accounts.views.arriving import first_proof_given


@never_cache
@require_GET
def leave(request: HttpRequest) -> HttpResponse:
    """Sends the browser to the provider; there is no such page where none is set."""
    if not settings.OIDC_ISSUER:
        raise Unknown
    answer: HttpResponse = OIDCAuthenticationRequestView.as_view()(request)
    return answer


@never_cache
@require_GET
def back(request: HttpRequest) -> HttpResponse:
    """What the provider answers: the person is in, is asked for the second factor, or is told what to do."""
    if not settings.OIDC_ISSUER:
        raise Unknown
    try:
        answer: HttpResponse = _Back.as_view()(request)
    except (SuspiciousOperation, requests.RequestException):
        return not_let_in(request)
    return answer


class _Back(OIDCAuthenticationCallbackView):
    """The library's checks, our way of letting people in."""

    def login_success(self) -> HttpResponse:
        wanted = self.request.session.get("oidc_login_next") or resolve_url(settings.LOGIN_REDIRECT_URL)
        return first_proof_given(self.request, self.user, self.user.backend, wanted)

    def login_failure(self) -> HttpResponse:
        return not_let_in(self.request)


def not_let_in(request: HttpRequest) -> HttpResponse:
    """Who is unknown here, or did not come from the provider, is told what to do."""
    return render(request, "organizations/accounts/not_let_in.html", {"house": settings.OIDC_NAME}, status=403)
