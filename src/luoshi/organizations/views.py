"""Signing in, the person's own account, and the pages of units."""

from __future__ import annotations

import math
from typing import Any

from axes.helpers import get_cool_off
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from luoshi.core import clock
from luoshi.core.errors import Conflict
from luoshi.core.paging import Page, paged
from luoshi.organizations import actions, queries
from luoshi.organizations import keys as api_keys
from luoshi.organizations.acting import POST_IN_SESSION, act_as, acting, address_of, reach_of
from luoshi.organizations.forms import PasswordForm, SignInForm, TokenForm, UnitFilter
from luoshi.organizations.models import UnitVersion, User
from luoshi.organizations.states import UnitKind

form_page = require_http_methods(["GET", "HEAD", "POST"])


def home_or_next(request: HttpRequest) -> str:
    """The page of ours that was asked for before, else the first page."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else resolve_url(settings.LOGIN_REDIRECT_URL)


def person_of(request: HttpRequest) -> User:
    """The person who is signed in (after `login_required`)."""
    assert isinstance(request.user, User)
    return request.user


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
        actions.sign_in(act_as(user, clock.now(), "web", ip=address_of(request)), user)
        login(request, user)
        return redirect(home_or_next(request))
    context = {"form": form, "next": home_or_next(request), "idle": "idle" in request.GET}
    return render(request, "organizations/sign_in.html", context, status=422 if form.errors else 200)


def locked_out(request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any]) -> HttpResponse:
    """Too many wrong passwords: how long it lasts, and who can help."""
    cool_off = get_cool_off(request)
    minutes = math.ceil(cool_off.total_seconds() / 60) if cool_off else 0
    wait = ngettext("Wait %(minutes)s minute.", "Wait %(minutes)s minutes.", minutes) % {"minutes": minutes}
    return render(request, "organizations/locked_out.html", {"wait": wait}, status=429)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    messages.success(request, _("You have signed out."))
    return redirect(settings.LOGOUT_REDIRECT_URL)


@login_required
@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """The person's posts, password and keys."""
    return render(request, "organizations/account.html", {"held": reach_of(request).held})


@sensitive_post_parameters()
@never_cache
@login_required
@form_page
def change_password(request: HttpRequest) -> HttpResponse:
    user = person_of(request)
    form = PasswordForm(user, request.POST or None)
    if form.is_valid():
        changed = form.attempt(lambda: actions.change_password(acting(request), user, form.cleaned_data["new"]))
        if changed:
            update_session_auth_hash(request, changed)
            messages.success(request, _("Your password is changed. Other browsers have been signed out."))
            return redirect("organizations:account")
    return render(request, "organizations/change_password.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_POST
def choose_post(request: HttpRequest) -> HttpResponse:
    """From now on the person acts in another of his posts."""
    held = {str(one.post): one for one in reach_of(request).held}
    chosen = held.get(request.POST.get("post", ""))
    if chosen is None:
        raise Conflict(_("You do not hold this post today. Choose one of those in your menu."))
    request.session[POST_IN_SESSION] = chosen.post
    return redirect(home_or_next(request))


@never_cache
@login_required
@form_page
def keys(request: HttpRequest) -> HttpResponse:
    """The person's keys to the API. A new one is shown in this answer and never again."""
    form, shown = TokenForm(request.POST or None), None
    if form.is_valid():
        shown = _issue(request, form)
    context = {
        "form": TokenForm() if shown else form,
        "shown": shown,
        "tokens": queries.tokens_of(reach_of(request)),
        "today": clock.today(),
    }
    return render(request, "organizations/keys.html", context, status=422 if form.errors else 200)


def _issue(request: HttpRequest, form: TokenForm) -> str | None:
    """The new key in clear; None where the act refused, or had been done before with this form."""
    user, facts, key = person_of(request), form.cleaned_data, api_keys.fresh_key()
    token = form.attempt(
        lambda: actions.issue_token(
            acting(request), user, facts["name"], facts["expires_on"], facts["may_write"], digest=api_keys.digest(key)
        )
    )
    if token and token.digest != api_keys.digest(key):
        form.add_error(None, _("This key was shown once already. Revoke it and issue another if you have not kept it."))
        return None
    return key if token else None


@login_required
@require_POST
def revoke_key(request: HttpRequest, pk: int) -> HttpResponse:
    token = queries.get_visible_token(reach_of(request), pk)
    actions.revoke_token(acting(request), token)
    messages.success(request, _("The key “%(name)s” no longer opens anything.") % {"name": token.name})
    return redirect("organizations:keys")


@login_required
@require_GET
def units(request: HttpRequest) -> HttpResponse:
    """The units that may be seen, narrowed by name and kind."""
    found = queries.visible_units(reach_of(request), clock.today()).exclude(kind=UnitKind.COLLECTIVE)
    form = UnitFilter(request.GET)
    if form.is_valid():
        found = queries.narrowed(found, form.cleaned_data["name"], form.cleaned_data["kind"])
    page: Page[UnitVersion] = paged(found, request)
    places = queries.region_names({unit.region_id for unit in page.rows}, clock.today())
    rows = [(unit, places.get(unit.region_id, "")) for unit in page.rows]
    return render(request, "organizations/units.html", {"form": form, "page": page, "rows": rows})


@login_required
@require_GET
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit: its names, its posts and who holds them, and what the rooms above know about it."""
    version = queries.get_visible_unit(reach_of(request), pk, clock.today())
    return render(request, "organizations/unit.html", {"sheet": queries.sheet_of(version, clock.today())})
