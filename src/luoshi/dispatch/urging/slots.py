"""Calls on the pages of a round and of a unit."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from luoshi.core import clock
from luoshi.core.registry import Slot, slots
from luoshi.dispatch.models import Round
from luoshi.dispatch.rules import ROUNDS
from luoshi.dispatch.urging.late import calls_in, calls_to
from luoshi.organizations.acting import reach_of
from luoshi.organizations.models import Unit
from luoshi.organizations.queries import names_of

SHOWN = 10


def of_round(request: HttpRequest, round: Round) -> dict[str, Any]:
    """The calls about a round, and whether the person may urge."""
    reach = reach_of(request)
    calls = list(calls_in(reach, round)[:SHOWN])
    names = names_of((call.unit_id for call in calls), clock.today()) if calls else {}
    return {
        "round": round,
        "calls": [(call, names[call.unit_id]) for call in calls],
        "may_urge": bool(ROUNDS.answer("remind", reach, round)),
    }


def of_unit(request: HttpRequest, unit: Unit) -> dict[str, Any]:
    """The calls to a unit."""
    return {"calls": list(calls_to(reach_of(request), unit)[:SHOWN])}


slots.add("dispatch.round", Slot("dispatch/_calls.html", of_round))
slots.add("organizations.unit", Slot("dispatch/_calls_of_unit.html", of_unit))
