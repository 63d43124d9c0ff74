"""The page from which the office urges units that owe reports."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from luoshi.core import clock
from luoshi.dispatch import actions, queries
from luoshi.dispatch.rules import ROUNDS
from luoshi.dispatch.urging.late import late_units, text_to_copy
from luoshi.dispatch.urging_forms import CallForm
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.queries import get_visible_unit
from luoshi.organizations.views.asking import form_page


@login_required
@form_page
def urge(request: HttpRequest, pk: int) -> HttpResponse:
    """The text to copy, whom to call, and the form for one call."""
    reach, on = reach_of(request), clock.today()
    round = queries.get_visible_round(reach, pk)
    ROUNDS.answer("remind", reach, round).require()
    late = late_units(round, on)
    form = CallForm(late, request.POST or None)
    if form.is_valid():
        said, unit = form.cleaned_data, get_visible_unit(reach, form.cleaned_data["unit"], on).unit
        if form.attempt(lambda: actions.log_call(acting(request), round, unit, said["whom"], said["said"])):
            messages.success(request, _("The call is noted. It stands on the pages of the round and of the unit."))
            return redirect("dispatch:urge", pk)
    context = {"round": round, "late": late, "text": text_to_copy(round, late, on), "form": form}
    return render(request, "dispatch/urge.html", context, status=422 if form.errors else 200)
