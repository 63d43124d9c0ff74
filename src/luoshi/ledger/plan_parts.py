"""The pieces of a plan's page that its kind asks for: each by its name, with what fills it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from luoshi.ledger.calendars import calendar_of
from luoshi.ledger.models import Plan
from luoshi.ledger.overview import Scope, lines_of
from luoshi.ledger.plan_kinds import KINDS
from luoshi.ledger.queries import with_parts
from luoshi.ledger.states import PlanKind


def pieces_of(plan: Plan, scope: Scope) -> list[dict[str, Any]]:
    """The pieces of a plan's page in their order, each with its template and what fills it."""
    names = KINDS[PlanKind(plan.kind)].parts
    return [{"template": f"ledger/parts/{name}.html", **FILLED[name](plan, scope)} for name in names]


def _calendar(plan: Plan, scope: Scope) -> dict[str, Any]:
    if plan.begins_on is None or plan.ends_on is None:
        return {"calendar": None}
    deadlines = scope.tasks.order_by().values_list("deadline", flat=True)
    return {"calendar": calendar_of(plan.begins_on, plan.ends_on, deadlines, scope.on)}


def _held(plan: Plan, scope: Scope) -> dict[str, Any]:
    return {}


def _lines(plan: Plan, scope: Scope) -> dict[str, Any]:
    return {"rows": lines_of(with_parts(scope.tasks, scope.on), scope.on)}


FILLED: dict[str, Callable[[Plan, Scope], dict[str, Any]]] = {
    "calendar": _calendar,
    "held": _held,
    "lines": _lines,
    "cards": _lines,
}
