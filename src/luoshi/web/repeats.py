"""A form that comes again after its act was done: the second click, or the page that was loaded again after a break.

An act with the same key is done once and says so by itself. But a page looks at the state of the thing before it comes
to the act, and would refuse: the letter is answered already. Whoever did that himself, with this very form, is told so.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from luoshi.organizations.acting import key_of
from luoshi.records.models import LogEntry


def is_done(request: HttpRequest) -> bool:
    """Whether this form has come before, from the same person, and its act was done."""
    user, key = getattr(request, "user", None), key_of(request) if request.method == "POST" else None
    if key is None or user is None or not user.is_authenticated:
        return False
    return LogEntry.objects.filter(key=key, n=0, actor_id=user.pk).exists()


def told_again(request: HttpRequest, back: str) -> HttpResponse:
    """Leads back to the page that the person came from, which shows what is true now; from the form itself, home."""
    messages.success(request, _("This is done already: your form has arrived before."))
    form = request.build_absolute_uri(request.path)
    return redirect(back if back and not back.startswith(form) else settings.LOGIN_REDIRECT_URL)
