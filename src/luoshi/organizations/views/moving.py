"""Moving a unit under another one: looked at first, by a form, or by dragging it there in the tree."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from luoshi.core import clock
from luoshi.organizations import actions, queries
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.becoming_forms import MoveForm
from luoshi.organizations.models import UnitVersion
from luoshi.organizations.rules import UNITS
from luoshi.organizations.tree import branch_of
from luoshi.organizations.views.asking import form_page


@login_required
@form_page
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Moves a unit: first shows what belongs to it and goes along, then does it."""
    version = queries.get_visible_unit(reach_of(request), pk, clock.today())
    UNITS.answer("move_unit", reach_of(request), version.unit).require()
    form = _form(request, version)
    sure = form.is_valid() and form.cleaned_data["seen"] and "look" not in request.POST
    if sure and form.attempt(lambda: actions.move_unit(acting(request), version.unit, form.above(), form.grounds())):
        messages.success(request, _("The unit has moved, and everything that belongs to it with it."))
        return redirect("organizations:tree")
    return render(
        request, "organizations/move.html", _context(request, version, form), status=422 if form.errors else 200
    )


def _form(request: HttpRequest, version: UnitVersion) -> MoveForm:
    """The form, with the unit onto which this one was dragged."""
    units = queries.visible_units(reach_of(request), clock.today()).filter(region=version.region_id)
    initial = {"under": request.GET.get("under", "")}
    return MoveForm(version, units.select_related("unit"), request.POST or None, initial=initial)


def _context(request: HttpRequest, version: UnitVersion, form: MoveForm) -> dict[str, Any]:
    """What goes along; once the form is filled in, it can be done as it is seen."""
    branch = branch_of(version.unit_id, version.region_id, clock.today())
    ready = form.is_bound and form.is_valid()
    if ready:
        form.with_seen(branch.digest)
    return {
        "form": form,
        "version": version,
        "branch": branch,
        "ready": ready,
        "goes": form.goes(),
        "onto": form["under"].value(),
        "may_merge": bool(UNITS.answer("merge_units", reach_of(request), version.unit)),
    }
