"""Damage to lines that are handed down and to what carries them out, that the ledger's checks notice."""

from __future__ import annotations

from luoshi.dispatch.models import CarriedFigure, Measurement
from luoshi.ledger.carrying.models import HandedLine, Share, TargetLink, TaskLink
from luoshi.ledger.models import Target
from tests.support import levels
from tests.support.cast import MOMENT, TODAY
from tests.support.corruptions.records import NOBODY
from tests.support.corruptions.rounds import accepted
from tests.support.corruptions.table import corrupts

SINCE_TODAY = {"valid_from": TODAY, "act": NOBODY}


@corrupts("records.rows", "ledger.handed-down")
def a_line_handed_to_the_neighbour(world):
    HandedLine.objects.create(
        task=world.plan.tasks.get(no=1), region=world.cast.regions["neighbour"], how="sum", **SINCE_TODAY
    )


@corrupts("records.rows", "ledger.carried-out")
def tasks_that_carry_each_other_out(world):
    one, other = world.plan.tasks.filter(no__in=(1, 2)).order_by("no")
    for upper, lower in ((one, other), (other, one)):
        TaskLink.objects.create(upper=upper, lower=lower, how="sum", **SINCE_TODAY)


def carried(world) -> TaskLink:
    """A task of the county that carries out a line of the city."""
    citys = levels.citys_plan(world.cast)
    levels.handed(world.cast, citys, "county")
    return levels.linked(world.cast, citys, world.plan, (1, 1))


@corrupts("records.rows", "ledger.carried-out")
def a_link_that_comes_together_otherwise(world):
    link = carried(world)
    TaskLink.objects.filter(pk=link.pk).update(how="worst")


@corrupts("records.rows", "ledger.handed-down")
def a_share_of_another_line(world):
    link = carried(world)
    line = levels.line_of(link.upper.plan, 1, world.cast.regions["county"])
    other = Target.objects.get(task__plan=link.upper.plan, task__no=2)
    Share.objects.create(line=line, target=other, amount=3, **SINCE_TODAY)


@corrupts("records.rows", "ledger.paired-targets")
def hectares_for_enterprises(world):
    link = carried(world)
    fields = world.plan.tasks.get(no=3).targets.earliest("no")
    TargetLink.objects.filter(link=link).update(lower=fields)


@corrupts("records.rows", "dispatch.carried-figures")
def a_figure_that_comes_from_itself(world):
    """The same report's figure of another target is called its origin."""
    link = carried(world)
    report = accepted(world)
    four = report.measurements.get()
    other = Measurement.objects.create(
        report=report,
        target=world.plan.tasks.get(no=2).targets.earliest("no"),
        unit=report.unit,
        period_end=four.period_end,
        value=2,
        accepted_at=MOMENT,
        recorded_at=MOMENT,
        act=NOBODY,
    )
    CarriedFigure.objects.create(measurement=four, source=other, link=link, value=2, act=NOBODY)
