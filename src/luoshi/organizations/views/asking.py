"""What the pages share: the way back, and a page that asks for what one act needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from luoshi.organizations.forms import ActForm

form_page = require_http_methods(["GET", "HEAD", "POST"])


def home_or_next(request: HttpRequest) -> str:
    """The page of ours that was asked for before, else the first page."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else resolve_url(settings.LOGIN_REDIRECT_URL)


@dataclass(frozen=True)
class Matter:
    """What a page of one act says: its heading and button, what is true afterwards, where it leads back to.

    `buttons` are the names and labels of several ones, where the act is one thing or the other.
    `suggested` are entries of the catalogue of duties (`Suggestion`) that stand beside the form; they fill in nothing.
    """

    what: str
    done: str
    back: str
    suggested: Sequence[Any] = ()
    buttons: Sequence[tuple[str, str]] = ()


def ask(request: HttpRequest, form: ActForm, perform: Callable[[], Any], matter: Matter) -> HttpResponse:
    """The page of one act: asks for what it needs, does it and goes back; or says what has to be corrected."""
    if form.is_valid() and form.attempt(perform) is not None:
        messages.success(request, matter.done)
        return redirect(matter.back)
    context = {"form": form, "matter": matter}
    return render(request, "organizations/ask.html", context, status=422 if form.errors else 200)
