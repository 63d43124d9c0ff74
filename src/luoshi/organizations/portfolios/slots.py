"""Which leaders are in charge of a unit, on the unit's page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from luoshi.core import clock
from luoshi.core.registry import Slot, slots
from luoshi.organizations.acting import reach_of
from luoshi.organizations.models import Post, Unit
from luoshi.organizations.portfolios.listing import in_charge_of
from luoshi.organizations.rules import POSTS
from luoshi.organizations.states import Role


def leaders_of(request: HttpRequest, unit: Unit) -> dict[str, Any]:
    """The leaders in charge of a unit, and the leaders' posts in it whose portfolio the reader may set."""
    reach = reach_of(request)
    own = Post.objects.filter(unit=unit, role=Role.LEADER).order_by("pk")
    return {
        "in_charge": in_charge_of(unit, clock.today()),
        "to_set": list(own.filter(POSTS.query("set_portfolio", reach))),
    }


slots.add("organizations.unit", Slot("organizations/_in_charge.html", leaders_of))
