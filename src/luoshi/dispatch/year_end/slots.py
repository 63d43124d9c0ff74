"""What ends of years show on a plan's page, and what of them waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.core import clock
from luoshi.core.registry import OpenItem, OpenItems, Slot, open_items, slots
from luoshi.dispatch.lights.year_end import settled_by
from luoshi.dispatch.rules import PLANS
from luoshi.dispatch.states import YearEndState
from luoshi.dispatch.year_end.queries import late_to_settle, plans_to_end, to_decide, year_ends_visible_to
from luoshi.dispatch.year_end.showing import stood_before
from luoshi.ledger.models import Plan, Task
from luoshi.ledger.states import PlanState
from luoshi.ledger.year_end import last_day
from luoshi.organizations.acting import reach_of
from luoshi.organizations.reach import Reach


def year_of(request: HttpRequest, plan: Plan) -> dict[str, Any]:
    """On a plan's page: how its year ended, whose lines it took over, and the way to end it."""
    reach, today = reach_of(request), clock.today()
    known = year_ends_visible_to(reach).filter(Q(plan=plan) | Q(later=plan)).exclude(state=YearEndState.REFUSED)
    is_over = last_day(plan) < today
    return {
        "plan": plan,
        "year_ends": list(known),
        "may_end": is_over and bool(PLANS.answer("end_year", reach, plan)),
        "provisional_until": settled_by(last_day(plan)) if is_over and plan.state != PlanState.SETTLED else None,
    }


def stood_of(request: HttpRequest, task: Task) -> dict[str, Any]:
    """Of a line carried over: how the one it comes from stood at the end of its year, for all who see the new line."""
    return {"stood": stood_before(task)}


def plans_over(reach: Reach, on: date) -> Iterator[OpenItem]:
    """Plans of which the time is over and the last round is closed."""
    for plan in plans_to_end(reach, on).order_by("year", "pk"):
        address = reverse("dispatch:end_year", args=[plan.pk])
        yield OpenItem("dispatch.year-to-end", plan.title, _("End the term"), None, address)


def undecided(reach: Reach, on: date) -> Iterator[OpenItem]:
    """Proposed ends of years wait for another hand."""
    for one in to_decide(reach, on).select_related("plan").order_by("proposed_at", "pk"):
        address = reverse("dispatch:year_end", args=[one.pk])
        yield OpenItem("dispatch.year-to-decide", one.plan.title, _("Decide on the end of the term"), None, address)


def unsettled(reach: Reach, on: date) -> Iterator[OpenItem]:
    """Years of which the figures should be settled by now."""
    for one in late_to_settle(reach, on).select_related("plan").order_by("plan__year", "pk"):
        address, due = reverse("dispatch:settle_year", args=[one.pk]), settled_by(last_day(one.plan))
        yield OpenItem("dispatch.year-to-settle", one.plan.title, _("Settle the last figures"), due, address)


slots.add("ledger.carried", Slot("dispatch/_stood.html", stood_of))
slots.add("ledger.plan", Slot("dispatch/_year_of_plan.html", year_of))
open_items.add("dispatch.year-to-end", OpenItems("dispatch.year-to-end", plans_over, plans_to_end))
open_items.add("dispatch.year-to-decide", OpenItems("dispatch.year-to-decide", undecided, to_decide))
open_items.add("dispatch.year-to-settle", OpenItems("dispatch.year-to-settle", unsettled, late_to_settle))
