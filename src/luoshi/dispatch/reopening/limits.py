"""How many late reports there may be, asked for until when, and open for how long; by the round's rule, as data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from luoshi.core.calendar import workdays_after
from luoshi.core.dates import local_day
from luoshi.core.packaged import data_of
from luoshi.dispatch.models import Ask, Reopening, Round
from luoshi.dispatch.states import ReopeningState


@dataclass(frozen=True)
class Limits:
    """Of one rule of rounds: so many in a plan's year for a unit, asked for and open for so many working days."""

    in_a_year: int
    ask_within: int
    open_for: int


def limits_of(round: Round) -> Limits:
    return Limits(**_data()[round.rule])


def version() -> int:
    """The version of the limits that hold now."""
    number: int = _data()["version"]
    return number


def asked_until(round: Round) -> date:
    """The last day on which a late report on a closed round is asked for."""
    assert round.closed_at is not None  # it is closed
    return workdays_after(local_day(round.closed_at), limits_of(round).ask_within).day


def latest_day(round: Round, decided: date) -> date:
    """The last day until which what is granted on a day may stay open."""
    return workdays_after(decided, limits_of(round).open_for).day


def used(ask: Ask) -> int:
    """How many late reports the unit of an ask was granted in the plan's year, by the same rule."""
    granted = Reopening.objects.filter(state=ReopeningState.GRANTED, ask__unit=ask.unit_id)
    return granted.filter(ask__round__plan=ask.round.plan_id, ask__round__rule=ask.round.rule).count()


def _data() -> dict[str, Any]:
    return data_of("dispatch", "reopening.json")
