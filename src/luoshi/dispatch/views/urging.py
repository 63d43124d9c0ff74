"""The page from which the office urges units that owe reports."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from luoshi.core import clock
from luoshi.dispatch import actions, queries
from luoshi.dispatch.rules import ROUNDS
from luoshi.dispatch.urging.late import late_units, text_to_copy, with_numbers
from luoshi.dispatch.urging_forms import CallForm
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.contact_details.listing import looked_at
from luoshi.organizations.queries import get_visible_unit
from luoshi.organizations.states import DetailKind
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


@login_required
@require_POST
def press(request: HttpRequest, pk: int) -> HttpResponse:
    """One click reminds all units that owe reports; says for how many nobody is there to be told."""
    reach = reach_of(request)
    round = actions.press_round(acting(request), queries.get_visible_round(reach, pk))
    late = late_units(round, clock.today())
    alone = sum(not one.people for one in late)
    told = ngettext("%(n)s unit is reminded.", "%(n)s units are reminded.", len(late) - alone)
    messages.success(request, told % {"n": len(late) - alone} + (f" {_to_call(alone)}" if alone else ""))
    return redirect("dispatch:round", pk)


def _to_call(n: int) -> str:
    return ngettext("%(n)s unit has nobody appointed: call it.", "%(n)s units have nobody appointed: call them.", n) % {
        "n": n
    }


@never_cache
@login_required
@require_POST
def numbers(request: HttpRequest, pk: int) -> HttpResponse:
    """The same with the telephone numbers of who may be called; that they were looked at is kept, with what for."""
    reach, on = reach_of(request), clock.today()
    round = queries.get_visible_round(reach, pk)
    ROUNDS.answer("remind", reach, round).require()
    late = late_units(round, on)
    people = [person.pk for one in late for person in one.people]
    what_for = _("Urging reports on “%(plan)s”") % {"plan": round.plan.title[:150]}
    shown = looked_at(acting(request), people, what_for, [DetailKind.PHONE])
    late = with_numbers(late, {pk: one.value for pk, [one] in shown.items()})
    context = {"round": round, "late": late, "text": text_to_copy(round, late, on), "form": CallForm(late)}
    return render(request, "dispatch/urge.html", context | {"asked": True})
