"""What stands on the pages of a late report."""

from __future__ import annotations

from datetime import date
from typing import Any

from luoshi.core.dates import local_day
from luoshi.dispatch.models import Ask, Reopening, Report
from luoshi.dispatch.reopening.forms import DecisionForm
from luoshi.dispatch.reopening.limits import limits_of, used
from luoshi.dispatch.reopening.queries import obstacles_to, wished_before
from luoshi.dispatch.rules import ASKS, REOPENINGS
from luoshi.dispatch.states import ReopeningState
from luoshi.organizations.queries import name_of
from luoshi.organizations.reach import Reach


def allowance(ask: Ask) -> dict[str, int]:
    """How many late reports a unit has used in the plan's year, and how many there may be."""
    return {"used": used(ask), "most": limits_of(ask.round).in_a_year}


def wish_of(reach: Reach, ask: Ask, on: date) -> dict[str, Any]:
    """Before something is asked for: why it cannot be, how many were used, who would offer it."""
    return {
        "unit": name_of(ask.unit, on),
        "offered": not ASKS.answer("report", reach, ask),
        "in_the_way": [*wished_before(ask), *obstacles_to(ask, on)],
        **allowance(ask),
    }


def sheet_of(reach: Reach, reopening: Reopening, form: DecisionForm, on: date) -> dict[str, Any]:
    """A late report from the wish to what came."""
    ask, waits = reopening.ask, reopening.state == ReopeningState.WISHED
    own = reopening.wished_by_id in reach.hands
    report = Report.objects.filter(ask=ask, current=True, submitted_at__gt=reopening.wished_at).first()
    is_open = reopening.open_until is not None and on <= reopening.open_until and report is None
    return {
        "reopening": reopening,
        "ask": ask,
        "unit": name_of(ask.unit, on),
        "report": report,
        "lapsed": reopening.open_until is not None and on > reopening.open_until and report is None,
        "may_report": is_open and bool(ASKS.answer("report", reach, ask)),
        "in_the_way": list(obstacles_to(ask, local_day(reopening.wished_at))) if waits else [],
        "own": own and waits,
        "form": form if waits and not own and REOPENINGS.answer("decide", reach, reopening) else None,
        **allowance(ask),
    }
