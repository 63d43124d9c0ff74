"""The pages of bodies: all of them, one with who sits in it on a day, and the three acts."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi.core import clock
from luoshi.core.errors import Forbidden
from luoshi.core.filters import chosen_filters
from luoshi.core.paging import Page, paged
from luoshi.organizations import actions, queries
from luoshi.organizations.acting import acting, post_in, reach_of
from luoshi.organizations.bodies import listing
from luoshi.organizations.bodies.forms import (
    BodyFilter,
    CharterForm,
    DayFilter,
    DissolveForm,
    MakeupForm,
    standing_makeup,
)
from luoshi.organizations.bodies.models import Body
from luoshi.organizations.handing import digest_of, open_work
from luoshi.organizations.models import UnitVersion
from luoshi.organizations.rules import BODIES, REGIONS
from luoshi.organizations.states import BodyState
from luoshi.organizations.views.asking import Matter, ask, form_page


@login_required
@require_GET
def bodies(request: HttpRequest) -> HttpResponse:
    """Every body with who heads it, its office and how many members it has, found by a word."""
    reach, today = reach_of(request), clock.today()
    form = BodyFilter(request.GET)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    page: Page[Body] = paged(listing.bodies_visible_to(reach, today, words), request)
    context = {
        "form": form,
        "chosen": chosen_filters(form, request),
        "page": page,
        "rows": listing.rosters_of(page.rows, today),
        "bare": list(listing.bare(reach, today)),
        "may_set_up": REGIONS.is_held("set_up_body", reach),
    }
    return render(request, "organizations/bodies/list.html", context)


@login_required
@require_GET
def body(request: HttpRequest, pk: int) -> HttpResponse:
    """One body: who sits in it on a day, its paper, what the rooms above know about it, and its history."""
    reach, today = reach_of(request), clock.today()
    found = listing.get_visible_body(reach, pk)
    version = queries.get_visible_unit(reach, found.unit_id, today)
    on = _day_asked(request, version, today)
    context = {
        "body": found,
        "version": version,
        "on": on,
        "form": DayFilter(initial={"on": on}),
        "roster": listing.rosters_of([found], on)[0],
        "seats": listing.seats_ever(found, today),
        "upper": listing.upper_of(version, today),
        "lower": listing.rosters_of(listing.below(found, today), today),
        "may_change": bool(BODIES.answer("change_body", reach, found)),
        "may_dissolve": bool(BODIES.answer("dissolve_body", reach, found)),
        "dissolved": found.state == BodyState.DISSOLVED,
    }
    return render(request, "organizations/bodies/body.html", context)


def _day_asked(request: HttpRequest, version: UnitVersion, today: date) -> date:
    """The day in the address, else today; of a body that has ended its last day."""
    form = DayFilter(request.GET)
    asked = form.cleaned_data["on"] if form.is_valid() else None
    return asked or listing.last_day_of(version, today)


@login_required
@form_page
def set_up_body(request: HttpRequest) -> HttpResponse:
    """Sets up a body, new or of a unit that is there already (`?unit=`)."""
    reach, today, own = reach_of(request), clock.today(), post_in(request)
    regions = {one.region_id: one for one in listing.regions_to_set_up(reach, today)}
    if not REGIONS.is_held("set_up_body", reach):
        raise Forbidden(REGIONS.refusals["set_up_body"])
    bare = {str(one.unit_id): one for one in listing.bare(reach, today).select_related("unit")}
    given = bare.get(request.GET.get("unit", ""))
    region = given.region_id if given else own.region if own and own.region in regions else next(iter(regions), 0)
    form = CharterForm(
        [(pk, one.name) for pk, one in regions.items()],
        listing.names_of_bodies(reach, today),
        listing.posts_offered(reach, today, region),
        listing.units_offered(reach, today, region),
        request.POST or None,
        initial={"region": region, "name": given.name if given else ""},
    )

    def perform() -> object:
        facts = form.cleaned_data
        under = listing.unit_of(reach, facts["under"])
        charter = actions.Charter(
            facts["name"], facts["kind"], regions[facts["region"]].region, under, given.unit if given else None
        )
        return actions.set_up_body(acting(request), charter, form.makeup(), facts["basis"])

    done = _("The body is set up from today on, and everybody who sits in it has been told.")
    return ask(request, form, perform, Matter(_("Set up a body"), done, reverse("organizations:bodies")))


@login_required
@form_page
def change_body(request: HttpRequest, pk: int) -> HttpResponse:
    """Says anew who sits in a body from today on."""
    reach, today = reach_of(request), clock.today()
    found = listing.get_visible_body(reach, pk)
    BODIES.answer("change_body", reach, found).require()
    [roster] = listing.rosters_of([found], today)
    region = queries.get_visible_unit(reach, found.unit_id, today).region_id
    posts, units = (offer(reach, today, region) for offer in (listing.posts_offered, listing.units_offered))
    form = MakeupForm(posts, units, request.POST or None, initial=standing_makeup(roster))
    return ask(
        request,
        form,
        lambda: actions.change_body(acting(request), found, form.makeup(), form.cleaned_data["basis"]),
        Matter(
            what=_("Change who sits in %(body)s") % {"body": roster.name},
            done=_("It holds from today on; what held before stays in its history. Who is new has been told."),
            back=reverse("organizations:body", args=[pk]),
        ),
    )


@login_required
@form_page
def dissolve_body(request: HttpRequest, pk: int) -> HttpResponse:
    """Dissolves a body: first shows what the unit of its office carries on, then does it."""
    reach, today = reach_of(request), clock.today()
    found = listing.get_visible_body(reach, pk)
    BODIES.answer("dissolve_body", reach, found).require()
    [roster] = listing.rosters_of([found], today)
    form = DissolveForm(request.POST or None)
    ready = form.is_bound and form.is_valid()
    if ready and form.cleaned_data["seen"] and "look" not in request.POST:
        if form.attempt(lambda: actions.dissolve_body(acting(request), found, form.grounds())):
            messages.success(request, _("The body is dissolved. What was open is with the unit that had its office."))
            return redirect("organizations:body", pk)
        ready = False
    work = open_work([found.unit_id], today)
    if ready:
        form.with_seen(digest_of(work))
    version = queries.get_visible_unit(reach, found.unit_id, today)
    context = {
        "form": form,
        "version": version,
        "roster": roster,
        "work": work,
        "ready": ready,
        "names": [roster.name],
    }
    return render(request, "organizations/bodies/dissolve.html", context, status=422 if form.errors else 200)
