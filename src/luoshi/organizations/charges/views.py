"""The list of places with who is there for them, and the two acts."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from luoshi.core import clock
from luoshi.core.errors import Forbidden
from luoshi.core.filters import chosen_filters
from luoshi.core.paging import Page, paged
from luoshi.organizations import actions, queries
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.charges.forms import ChargeFilter, ChargeForm, DischargeForm
from luoshi.organizations.charges.listing import (
    charges_visible_to,
    get_visible_charge,
    lines_of,
    posts_offered,
    regions_to_charge,
)
from luoshi.organizations.charges.models import Charge
from luoshi.organizations.rules import CHARGES, REGIONS
from luoshi.organizations.views.asking import Matter, ask, form_page


@login_required
@require_GET
def charges(request: HttpRequest) -> HttpResponse:
    """Every place with the person who is there for it, found by a word."""
    reach, today = reach_of(request), clock.today()
    form = ChargeFilter(request.GET)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    page: Page[Charge] = paged(charges_visible_to(reach, today, words), request)
    context = {
        "form": form,
        "chosen": chosen_filters(form, request),
        "page": page,
        "rows": lines_of(page.rows, today),
        "may_charge": REGIONS.is_held("charge", reach),
    }
    return render(request, "organizations/charges.html", context)


@login_required
@form_page
def charge(request: HttpRequest) -> HttpResponse:
    reach, today = reach_of(request), clock.today()
    regions = {one.region_id: one for one in regions_to_charge(reach, today)}
    if not REGIONS.is_held("charge", reach):
        raise Forbidden(REGIONS.refusals["charge"])
    given = {one: request.GET.get(one, "") for one in ("region", "line", "place")}
    form = ChargeForm(
        [(pk, one.name) for pk, one in regions.items()],
        posts_offered(regions, today),
        request.POST or None,
        initial=given,
    )

    def perform() -> object:
        facts = form.cleaned_data
        spot = actions.Spot(regions[facts["region"]].region, facts["line"], facts["place"])
        return actions.charge(acting(request), spot, queries.get_visible_post(reach, facts["post"]), facts["basis"])

    done = _("The place is in his charge from today on, and he has been told.")
    return ask(request, form, perform, Matter(_("Give a place to somebody"), done, reverse("organizations:charges")))


@login_required
@form_page
def discharge(request: HttpRequest, pk: int) -> HttpResponse:
    reach = reach_of(request)
    row = get_visible_charge(reach, pk)
    CHARGES.answer("discharge", reach, row).require()
    form = DischargeForm(request.POST or None)
    return ask(
        request,
        form,
        lambda: actions.discharge(acting(request), row, form.cleaned_data["reason"]),
        Matter(
            what=_("Take “%(charge)s” off the list") % {"charge": row},
            done=_("It stands on the list no longer; the reason is in the log."),
            back=reverse("organizations:charges"),
        ),
    )
