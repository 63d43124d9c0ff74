"""The page that lays the months of a plan beside each other, unit by unit."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from luoshi.core import clock
from luoshi.dispatch import queries
from luoshi.dispatch.months import months_of
from luoshi.organizations.acting import reach_of


@login_required
@require_GET
def show_months(request: HttpRequest, pk: int) -> HttpResponse:
    reach = reach_of(request)
    plan = queries.get_visible_plan(reach, pk)
    now = request.GET.get("by") == "now"
    context = {"plan": plan, "now": now, "months": months_of(plan, reach, clock.today(), now)}
    return render(request, "dispatch/months.html", context)
