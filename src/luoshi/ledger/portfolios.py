"""What the units of which a leader is in charge lead, on the leader's page."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.http import HttpRequest

from luoshi.core import clock
from luoshi.core.registry import Slot, slots
from luoshi.ledger.leaders import Leader
from luoshi.ledger.models import Responsibility
from luoshi.ledger.queries import tasks_visible_to
from luoshi.ledger.states import LEADING
from luoshi.organizations.acting import reach_of
from luoshi.organizations.models import Post
from luoshi.organizations.portfolios.listing import portfolio_of
from luoshi.organizations.reach import on_day
from luoshi.organizations.rules import POSTS


def portfolio(request: HttpRequest, leader: Leader) -> dict[str, Any]:
    """(unit, name, tasks that it leads as far as the reader sees them) of a leader, in four queries."""
    reach, on = reach_of(request), clock.today()
    units = portfolio_of(leader.post, on)
    led = Responsibility.objects.filter(
        on_day(on),
        task__in=tasks_visible_to(reach).order_by().values("pk"),
        role__in=LEADING,
        unit__in=[unit for unit, _name in units],
    )
    counts = dict(led.order_by().values_list("unit").annotate(count=Count("task", distinct=True)))
    return {
        "leader": leader,
        "units": [(unit, name, counts.get(unit, 0)) for unit, name in units],
        "may_set": Post.objects.filter(POSTS.query("set_portfolio", reach), pk=leader.post).exists(),
    }


slots.add("ledger.leader", Slot("ledger/_portfolio.html", portfolio))
