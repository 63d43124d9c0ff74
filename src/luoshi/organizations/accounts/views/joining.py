"""Coming in for the first time, or again after the password was forgotten: by a one-time code."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from luoshi.core import clock
from luoshi.organizations.accounts.forms import JoinForm
from luoshi.organizations.accounts.invitations import accept_invitation, invitation_of
from luoshi.organizations.acting import act_as, address_of
from luoshi.organizations.views.asking import form_page


@sensitive_post_parameters()
@never_cache
@form_page
def join(request: HttpRequest) -> HttpResponse:
    """Asks for the code and a password; a good code sets it, and signing in comes next."""
    code = request.POST.get("code") or request.GET.get("code", "")
    found = invitation_of(code, clock.now()) if code else None
    form = JoinForm(request.POST or None, initial={"code": code})
    if form.is_valid() and found is None:
        form.add_error("code", _("This code is unknown, was used, or has expired. Ask the system administrator."))
    elif form.is_valid() and found:
        act = act_as(found.user, clock.now(), "web", form.cleaned_data["key"], address_of(request))
        if form.attempt(lambda: accept_invitation(act, found, form.cleaned_data["new"])):
            messages.success(request, _("Your password is set. Sign in with it now."))
            return redirect("organizations:sign_in")
    context = {"form": form, "person": found.user if found else None, "lost": bool(code) and found is None}
    return render(request, "organizations/accounts/join.html", context, status=422 if form.errors else 200)
