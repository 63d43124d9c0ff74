"""Units become others: renamed, settled, merged, split, each looked at before it is done; and the tree of units."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi.core import clock
from luoshi.core.registry import Work
from luoshi.organizations import actions, queries
from luoshi.organizations.acting import acting, post_in, reach_of
from luoshi.organizations.actions import Heir
from luoshi.organizations.becoming_forms import (
    GroundsForm,
    Group,
    MergeForm,
    RegionForm,
    RenameForm,
    SettleForm,
    SplitForm,
)
from luoshi.organizations.handing import digest_of, open_work
from luoshi.organizations.models import Unit, UnitVersion
from luoshi.organizations.rules import REGIONS, SETUPS, UNITS
from luoshi.organizations.states import UnitKind
from luoshi.organizations.tree import tree_of
from luoshi.organizations.views.asking import Matter, ask, form_page


@login_required
@require_GET
def tree(request: HttpRequest) -> HttpResponse:
    """The units of one region as a tree, with the names that are still to be settled."""
    reach, today = reach_of(request), clock.today()
    regions = {one.region_id: one for one in queries.visible_regions(reach, today)}
    own = post_in(request)
    asked = request.GET.get("region", "")
    region = int(asked) if asked.isdigit() else (own.region if own else 0)
    words = request.GET.get("name", "").strip()
    context = {
        "regions": regions.values(),
        "region": regions.get(region),
        "words": words,
        "tree": tree_of(reach, region, today, words),
        "may_open_region": bool(REGIONS.anywhere("open_region", reach)),
        "may_set_up": bool(SETUPS.anywhere("bring_setup", reach)),
        "may_rename": UNITS.is_held("rename_unit", reach),
        "may_merge": UNITS.is_held("merge_units", reach),
        "may_move": UNITS.is_held("move_unit", reach),
    }
    return render(request, "organizations/tree.html", context)


def _found(request: HttpRequest, pk: int, act: str) -> UnitVersion:
    """The unit that a page changes; refused to who may not."""
    version = queries.get_visible_unit(reach_of(request), pk, clock.today())
    UNITS.answer(act, reach_of(request), version.unit).require()
    return version


def _beside(request: HttpRequest, version: UnitVersion) -> dict[int, UnitVersion]:
    """The units of the same region that a person sees, by id."""
    units = queries.visible_units(reach_of(request), clock.today()).filter(region=version.region_id)
    return {one.unit_id: one for one in units.select_related("unit")}


@login_required
@form_page
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    version = _found(request, pk, "rename_unit")
    form = RenameForm(request.POST or None, initial={"name": version.name, "kind": version.kind})
    return ask(
        request,
        form,
        lambda: actions.rename_unit(
            acting(request), version.unit, form.cleaned_data["name"], form.cleaned_data["kind"], form.grounds()
        ),
        Matter(
            what=_("Rename %(unit)s") % {"unit": version.name},
            done=_("The unit has its new name from today on; documents with the old one still find it."),
            back=reverse("organizations:unit", args=[pk]),
        ),
    )


@login_required
@form_page
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Merges a unit: first shows what would go along, then does it."""
    version = _found(request, pk, "merge_units")
    into = {"into": request.GET.get("into", "")}  # a unit that was dragged onto another
    form = MergeForm(version.unit, _beside(request, version), request.POST or None, initial=into)
    valid = form.is_valid()
    if valid and form.cleaned_data["seen"] and "look" not in request.POST:
        event = form.attempt(lambda: actions.merge_units(acting(request), form.olds(), form.heir(), form.grounds()))
        if event:
            messages.success(request, _("The units are merged. Everything open is with the unit that carries on."))
            return redirect("organizations:unit", event.unit_id)
    return _looked(request, form, version, form.olds() if valid else [version.unit], "organizations/merge.html")


@login_required
@form_page
def split(request: HttpRequest, pk: int) -> HttpResponse:
    """Splits a unit: first shows its open work, each group with the choice of its heir, then does it."""
    version = _found(request, pk, "split_unit")
    units = {unit: one for unit, one in _beside(request, version).items() if unit != pk}
    form = SplitForm(units, request.POST or None)
    if form.is_valid() and form.cleaned_data["seen"] and "look" not in request.POST:
        event = form.attempt(lambda: actions.split_unit(acting(request), version.unit, form.parts(), form.grounds()))
        if event:
            messages.success(request, _("The unit is split. Everything open is with the unit that was chosen for it."))
            return redirect("organizations:unit", event.unit_id)
    return _looked(request, form, version, [version.unit], "organizations/split.html")


def _looked(
    request: HttpRequest, form: GroundsForm, version: UnitVersion, units: list[Unit], template: str
) -> HttpResponse:
    """The page with what is open now; once the form is filled in, it can be done as it is seen."""
    work = open_work([unit.pk for unit in units], clock.today())
    ready = form.is_bound and form.is_valid()
    if ready:
        form.with_seen(digest_of(work))
    context = {
        "form": form,
        "version": version,
        "work": work,
        "ready": ready,
        "names": [queries.name_of(unit, clock.today()) for unit in units],
        "groups": _groups(work, form),
        "heirs": _heir_names(form) if ready and isinstance(form, SplitForm) else [],
    }
    return render(request, template, context, status=422 if form.errors else 200)


def _groups(work: list[Any], form: GroundsForm) -> list[Group]:
    """Open work by what goes to one heir together."""
    by_key: dict[str, list[Work]] = defaultdict(list)
    for _kind, works in work:
        for one in works:
            by_key[one.group].append(one)
    return [Group(key, works, form.data.get(f"share-{key}", "")) for key, works in by_key.items()]


def _heir_names(form: SplitForm) -> list[tuple[int, str]]:
    """(place, name) of the units that carry on."""
    today = clock.today()
    heirs = form.heirs()
    return [(n, queries.name_of(one.unit, today) if one.unit else one.name) for n, one in enumerate(heirs)]


@login_required
@form_page
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Says what a name means that a document brought: a unit of its own, or another name of one that is there."""
    version = _found(request, pk, "rename_unit")
    if version.kind != UnitKind.UNCONFIRMED:
        return redirect("organizations:unit", pk)
    may_merge = UNITS.answer("merge_units", reach_of(request), version.unit)
    units = {unit: one for unit, one in _beside(request, version).items() if unit != pk} if may_merge else {}
    form = SettleForm(units, request.POST or None, initial={"name": version.name})
    return ask(
        request,
        form,
        lambda: _settled(request, form, version.unit),
        Matter(
            what=_("Settle the name %(unit)s") % {"unit": version.name},
            done=_("The name is settled; what was named so has its unit."),
            back=reverse("organizations:tree"),
        ),
    )


def _settled(request: HttpRequest, form: SettleForm, unit: Unit) -> Any:
    meant, given = form.meant(), form.cleaned_data
    if meant:
        return actions.merge_units(acting(request), [unit], Heir(meant), form.grounds())
    return actions.rename_unit(acting(request), unit, given["name"], given["kind"], form.grounds())


@login_required
@form_page
def open_region(request: HttpRequest) -> HttpResponse:
    REGIONS.anywhere("open_region", reach_of(request)).require()
    regions = {one.region_id: one for one in queries.visible_regions(reach_of(request), clock.today())}
    form = RegionForm([(pk, one.name) for pk, one in regions.items()], request.POST or None)
    return ask(
        request,
        form,
        lambda: actions.open_region(acting(request), **form.facts(regions)),
        Matter(
            what=_("Open a region"),
            done=_("The region is open. Open its units next."),
            back=reverse("organizations:tree"),
        ),
    )
