"""Signing in and out."""

from __future__ import annotations

import math
from typing import Any

from axes.helpers import get_cool_off
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from luoshi.organizations.accounts.arriving import sign_out as sign_out_of
from luoshi.organizations.accounts.queries import user_called
from luoshi.organizations.accounts.views.arriving import first_proof_given, refused
from luoshi.organizations.acting import acting
from luoshi.organizations.forms import SignInForm
from luoshi.organizations.models import User
from luoshi.organizations.views.asking import form_page, home_or_next


@sensitive_post_parameters("password")
@never_cache
@form_page
def sign_in(request: HttpRequest) -> HttpResponse:
    """Asks for name and password. A good sign-in is an act; a bad one is counted by axes."""
    if request.user.is_authenticated:
        return redirect(home_or_next(request))
    form = SignInForm(request, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        user = form.get_user()
        return first_proof_given(request, user, user.backend, home_or_next(request))
    if form.errors:
        refused(request, user_called(form.data.get("username", "")), "password")
    context = {"form": form, "next": home_or_next(request), "why": request.GET.get("why", "")}
    context["house"] = settings.OIDC_NAME if settings.OIDC_ISSUER else ""
    return render(request, "organizations/sign_in.html", context, status=422 if form.errors else 200)


def locked_out(request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any]) -> HttpResponse:
    """Too many wrong passwords: how long it lasts, and who can help."""
    cool_off = get_cool_off(request)
    minutes = math.ceil(cool_off.total_seconds() / 60) if cool_off else 0
    wait = ngettext("Wait %(minutes)s minute.", "Wait %(minutes)s minutes.", minutes) % {"minutes": minutes}
    return render(request, "organizations/locked_out.html", {"wait": wait}, status=429)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    if isinstance(request.user, User):
        sign_out_of(acting(request), request.user)
    logout(request)
    messages.success(request, _("You have signed out."))
    return redirect(settings.LOGOUT_REDIRECT_URL)
