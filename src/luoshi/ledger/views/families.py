"""The pages of families of plans: all trees, and where a plan stands in one."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from luoshi.core import clock
from luoshi.ledger import actions, queries
from luoshi.ledger.carrying.receiving import handed_plans
from luoshi.ledger.families import families, uppers_for
from luoshi.ledger.plan_forms import LinkForm
from luoshi.ledger.rules import PLANS
from luoshi.organizations.acting import acting, reach_of
from luoshi.organizations.queries import region_names
from luoshi.organizations.views.asking import Matter, ask, form_page


@login_required
@require_GET
def list_families(request: HttpRequest) -> HttpResponse:
    """Every family of plans of which the person knows, as trees with their counts rolled up."""
    reach, on = reach_of(request), clock.today()
    context = {"families": families(reach, on), "handed": handed_plans(reach, on)}
    return render(request, "ledger/plan_families.html", context)


@login_required
@form_page
def link(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts a plan under another one."""
    reach, on = reach_of(request), clock.today()
    plan = queries.get_visible_plan(reach, pk)
    PLANS.answer("link", reach, plan).require()
    uppers = uppers_for(plan, reach, on)
    names = region_names({one.region_id for one in uppers}, on)
    form = LinkForm([(one, names.get(one.region_id, "")) for one in uppers], request.POST or None)

    def perform() -> object:
        return actions.link_plan(acting(request), plan, form.cleaned_data["upper"], form.cleaned_data["kind"])

    done = _("The plan stands in its family now.")
    return ask(request, form, perform, Matter(_("Put under another plan"), done, reverse("ledger:plan", args=[pk])))


@login_required
@require_POST
def unlink(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a plan out from under the one above it."""
    plan = queries.get_visible_plan(reach_of(request), pk)
    actions.unlink_plan(acting(request), plan)
    messages.success(request, _("The plan stands by itself now; what hangs under it went with it."))
    return redirect("ledger:plan", pk)
