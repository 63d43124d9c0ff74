"""Entering how a person is reached, and looking at it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from luoshi.organizations import actions, queries
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.contact_details.forms import DetailsForm, LookForm
from luoshi.organizations.contact_details.listing import looked_at, values_of
from luoshi.organizations.rules import PEOPLE
from luoshi.organizations.views.asking import Matter, ask, form_page


@never_cache
@login_required
@form_page
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Enters a telephone number and a mail address, or erases what is known."""
    person = queries.get_visible_person(reach_of(request), pk)
    PEOPLE.answer("set_contact_details", reach_of(request), person).require()
    form = DetailsForm(request.POST or None)
    return ask(
        request,
        form,
        lambda: actions.set_contact_details(acting(request), person, form.values),
        Matter(
            what=_("Enter telephone and e-mail of %(name)s") % {"name": person.name},
            done=_("It is entered. What stood there before is erased."),
            back=reverse("organizations:person", args=[pk]),
        ),
    )


@never_cache
@login_required
@form_page
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows in whole how a person is reached, to who has said what for; the look is kept."""
    person = queries.get_visible_person(reach_of(request), pk)
    PEOPLE.answer("look_at_contact_details", reach_of(request), person).require()
    form = LookForm(request.POST or None)
    shown = None
    if form.is_valid():
        shown = looked_at(acting(request), [pk], form.cleaned_data["reason"]).get(pk, [])
    context = {"person": person, "form": form, "shown": shown, "known": bool(values_of([pk]))}
    return render(request, "organizations/look.html", context, status=422 if form.errors else 200)
