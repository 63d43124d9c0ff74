"""The person's own account: posts, password, keys to the API."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from luoshi.core import clock
from luoshi.core.errors import Conflict
from luoshi.organizations import actions, queries
from luoshi.organizations import keys as api_keys
from luoshi.organizations.accounts.arriving import PASSWORD
from luoshi.organizations.accounts.ending import end_sessions
from luoshi.organizations.accounts.owing import OWED, paid
from luoshi.organizations.accounts.queries import authenticator_of
from luoshi.organizations.acting import POST_IN_SESSION, acting, reach_of
from luoshi.organizations.contact_details.listing import own
from luoshi.organizations.forms import PasswordForm, TokenForm
from luoshi.organizations.models import User
from luoshi.organizations.rights import SEE
from luoshi.organizations.rules import LOG, PEOPLE
from luoshi.organizations.views.asking import form_page, home_or_next


def person_of(request: HttpRequest) -> User:
    """The person who is signed in (after `login_required`)."""
    assert isinstance(request.user, User)
    return request.user


@login_required
@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """The person's posts, and the way to password, keys, and what administrators look after."""
    reach = reach_of(request)
    context = {
        "held": reach.held,
        "factor": authenticator_of(person_of(request)),
        "details": own(person_of(request).pk),
        "may_see_people": bool(PEOPLE.anywhere(SEE, reach)),
        "may_see_log": bool(LOG.anywhere(SEE, reach)),
    }
    return render(request, "organizations/account.html", context)


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
            end_sessions(user, request.session.session_key)
            paid(request, PASSWORD)
            messages.success(request, _("Your password is changed. Other browsers have been signed out."))
            return redirect("organizations:account")
    return render(
        request,
        "organizations/change_password.html",
        {"form": form, "owed": PASSWORD in request.session.get(OWED, [])},
        status=422 if form.errors else 200,
    )


@login_required
@require_POST
def choose_post(request: HttpRequest) -> HttpResponse:
    """From now on the person acts in another of his posts, or in the place of somebody who has named him."""
    held = {str(one.post): one for one in reach_of(request).posts}
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
