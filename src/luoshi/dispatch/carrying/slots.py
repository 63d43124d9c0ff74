"""On the pages of tasks and plans: what the regions below bring, and what a task carries out above."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from luoshi.core.registry import Slot, slots
from luoshi.dispatch.carrying.panels import lines_below, panel_of, uppers_of
from luoshi.ledger.models import Plan, Task
from luoshi.ledger.rules import PLANS
from luoshi.organizations.acting import reach_of


def of_task(request: HttpRequest, task: Task) -> dict[str, Any]:
    """On a task's page: what carries it out below, and what it carries out."""
    reach = reach_of(request)
    panel = panel_of(reach, task)
    may = panel is not None and bool(PLANS.answer("hand_down", reach, task.plan))
    return {"task": task, "panel": panel, "uppers": uppers_of(reach, task), "may_apportion": may}


def of_plan(request: HttpRequest, plan: Plan) -> dict[str, Any]:
    """On a plan's page: its lines that are handed down, each with what the regions bring."""
    return {"lines": lines_below(reach_of(request), plan)}


slots.add("ledger.task", Slot("dispatch/_carried.html", of_task))
slots.add("ledger.plan", Slot("dispatch/_carried_plan.html", of_plan))
