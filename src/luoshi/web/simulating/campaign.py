"""A campaign of a hundred days with days of its own (第37天/100), asked about beside the plan of the year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from luoshi.core.calendar import workdays_after
from luoshi.dispatch.models import Round
from luoshi.ledger.actions import describe_plan
from luoshi.ledger.actions.planning import Description
from luoshi.ledger.models import Plan
from luoshi.ledger.states import PlanKind
from luoshi.web.playing import on
from luoshi.web.simulating.plans import campaign_plan
from luoshi.web.simulating.stage import OFFICE, Stage

#: The month (of the year played, from 1) after whose round it is adopted, and those about which is asked.
BEGUN, ASKED = 8, (9, 10, 11)
TASKS = 8


def begin(stage: Stage, round: Round, n: int) -> None:
    """After the eighth month a campaign is adopted, which runs a hundred days to the end of November."""
    if n != BEGUN:
        return
    with on(workdays_after(round.closes_on, 3).day, 10):
        plan, year = campaign_plan(stage, min(TASKS, stage.tasks)), stage.plan.year
        days = Description(PlanKind.CAMPAIGN, year, date(year, 8, 23), date(year, 11, 30))
        describe_plan(stage.act(OFFICE), plan, days)


def running(stage: Stage, n: int) -> list[Stage]:
    """The stage on which the campaign is asked about in a month, beside that of the year's plan."""
    plans = (
        Plan.objects.filter(kind=PlanKind.CAMPAIGN, region=stage.plan.region_id) if n in ASKED else Plan.objects.none()
    )
    return [replace(stage, plan=plan) for plan in plans]
