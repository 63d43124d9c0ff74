"""Until when something may be wanted in a plan: a year that was typed wrongly is noticed."""

from __future__ import annotations

from datetime import date

from luoshi.dispatch.lights.year_end import settled_by
from luoshi.ledger.models import Plan
from luoshi.ledger.year_end import last_day


def last_wanted(plan: Plan, least: date) -> date:
    """The last day by which something may be wanted: that on which the plan's figures are settled, `least` if later."""
    return max(settled_by(last_day(plan)), least)
