"""Whom an act of dispatch tells: the heads and liaison officers of units."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from luoshi.dispatch.models import Round
from luoshi.organizations.models import Holding
from luoshi.organizations.reach import on_day
from luoshi.organizations.states import Role


def seats_of(units: Iterable[int], on: date) -> list[Holding]:
    """Who heads units or reports for them on a day."""
    held = Holding.objects.filter(on_day(on), post__unit__in=set(units), post__role__in=(Role.HEAD, Role.LIAISON))
    return list(held.select_related("user", "post").order_by("pk"))


def facts_to_tell(round: Round) -> dict[str, str]:
    """What every notice about a round says: its plan, its month and its due day."""
    return {"plan": round.plan.title, "month": f"{round.period_start:%Y-%m}", "due": round.due_on.isoformat()}
