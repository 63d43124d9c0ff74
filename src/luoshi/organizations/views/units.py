"""The pages of units, and the acts on them."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi.core import clock
from luoshi.core.filters import chosen_filters
from luoshi.core.paging import Page, paged
from luoshi.organizations import actions, queries
from luoshi.organizations.acting import acting, post_in, reach_of
from luoshi.organizations.bodies.listing import body_of, sits_in
from luoshi.organizations.forms import AliasForm, PostForm, UnitFilter, UnitForm
from luoshi.organizations.heirs import happenings
from luoshi.organizations.models import UnitVersion
from luoshi.organizations.rules import POSTS, REGIONS, UNITS
from luoshi.organizations.states import UnitKind
from luoshi.organizations.views.asking import Matter, ask, form_page


@login_required
@require_GET
def units(request: HttpRequest) -> HttpResponse:
    """The units that may be seen, narrowed by name and kind."""
    reach, today = reach_of(request), clock.today()
    found = queries.visible_units(reach, today).exclude(kind=UnitKind.COLLECTIVE)
    form = UnitFilter(request.GET)
    if form.is_valid():
        found = queries.narrowed(found, form.cleaned_data["name"], form.cleaned_data["kind"])
    page: Page[UnitVersion] = paged(queries.with_region_names(found, today), request)
    context = {
        "form": form,
        "chosen": chosen_filters(form, request),
        "page": page,
        "may_open": bool(REGIONS.anywhere("open_unit", reach)),
    }
    return render(request, "organizations/units.html", context)


@login_required
@require_GET
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit: its names, its posts and who holds them, and what the rooms above know about it."""
    reach, today = reach_of(request), clock.today()
    sheet = queries.sheet_of(queries.get_visible_unit(reach, pk, today), today)
    context = {
        "sheet": sheet,
        "may_open_post": bool(UNITS.answer("open_post", reach, sheet.unit)) and not sheet.version.valid_to,
        "may_appoint": bool(POSTS.anywhere("appoint", reach)),
        "may_rename": bool(UNITS.answer("rename_unit", reach, sheet.unit)) and not sheet.version.valid_to,
        "may_merge": bool(UNITS.answer("merge_units", reach, sheet.unit)) and not sheet.version.valid_to,
        "events": list(happenings(sheet.unit, today)),
        "unsettled": sheet.version.kind == UnitKind.UNCONFIRMED,
        "body": body_of(sheet.unit),
        "sits": sits_in(sheet.unit, today),
    }
    return render(request, "organizations/unit.html", context)


@login_required
@form_page
def open_unit(request: HttpRequest) -> HttpResponse:
    REGIONS.anywhere("open_unit", reach_of(request)).require()
    regions = {version.region_id: version for version in queries.visible_regions(reach_of(request), clock.today())}
    own = post_in(request)
    form = UnitForm(
        [(pk, version.name) for pk, version in regions.items()],
        request.POST or None,
        initial={"region": own.region if own else None},
    )
    return ask(
        request,
        form,
        lambda: actions.open_unit(acting(request), **form.facts(regions)),
        Matter(
            what=_("Open a unit"),
            done=_("The unit is open. Give it its posts next."),
            back=reverse("organizations:units"),
        ),
    )


@login_required
@form_page
def add_alias(request: HttpRequest, pk: int) -> HttpResponse:
    version = queries.get_visible_unit(reach_of(request), pk, clock.today())
    UNITS.answer("add_alias", reach_of(request), version.unit).require()
    form = AliasForm(request.POST or None)
    return ask(
        request,
        form,
        lambda: actions.add_alias(acting(request), version.unit, form.cleaned_data["name"]),
        Matter(
            what=_("Add a name to %(unit)s") % {"unit": version.name},
            done=_("Documents that use this name are now understood."),
            back=reverse("organizations:unit", args=[pk]),
        ),
    )


@login_required
@form_page
def open_post(request: HttpRequest, pk: int) -> HttpResponse:
    version = queries.get_visible_unit(reach_of(request), pk, clock.today())
    UNITS.answer("open_post", reach_of(request), version.unit).require()
    form = PostForm(request.POST or None)
    return ask(
        request,
        form,
        lambda: actions.open_post(acting(request), version.unit, form.cleaned_data["role"], form.cleaned_data["title"]),
        Matter(
            what=_("Open a post in %(unit)s") % {"unit": version.name},
            done=_("The post is open. The security administrator gives it to somebody."),
            back=reverse("organizations:unit", args=[pk]),
        ),
    )
