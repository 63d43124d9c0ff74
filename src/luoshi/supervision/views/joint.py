"""A letter of both offices: one drafts it, the other confirms it, either ends what waits."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.views.asking import Matter, ask, form_page
from luoshi.supervision import actions, queries
from luoshi.supervision.forms import ReasonForm
from luoshi.supervision.rules import JOINT_DRAFTS


@login_required
@require_POST
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Drafts the letter that was proposed, for both offices."""
    actions.draft_jointly(acting(request), queries.get_visible_proposal(reach_of(request), pk))
    messages.success(request, _("The letter is drafted. The other office was told and confirms it next."))
    return redirect("supervision:proposal", pk)


@login_required
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirms the letter that the other office drafted, which issues it."""
    letter = actions.confirm_jointly(acting(request), queries.get_visible_draft(reach_of(request), pk))
    done = _("The letter %(letter)s is issued by both offices. The unit was told and signs for it next.")
    messages.success(request, done % {"letter": letter.label})
    return redirect("supervision:letter", letter.pk)


@login_required
@form_page
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends a draft that waits; the proposal is to be decided anew."""
    drafted = queries.get_visible_draft(reach_of(request), pk)
    JOINT_DRAFTS.answer("end", reach_of(request), drafted).require()
    form = ReasonForm(request.POST or None)
    matter = Matter(
        _("Do not issue it jointly"),
        _("The letter is not issued jointly. The other office was told; what the rules propose is open again."),
        reverse("supervision:proposal", args=[drafted.proposal_id]),
    )
    return ask(
        request, form, lambda: actions.end_jointly(acting(request), drafted, form.cleaned_data["reason"]), matter
    )
