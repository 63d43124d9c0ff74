"""Damage to families of plans and to leaders in charge, that the ledger's checks notice."""

from __future__ import annotations

from itertools import pairwise

from luoshi.ledger.actions import link_plan
from luoshi.ledger.families import MOST_LEVELS
from luoshi.ledger.models import Plan, PlanLink, Responsibility
from luoshi.ledger.states import PlanLinkKind
from luoshi.organizations.models import Post
from tests.support.cast import MOMENT, TODAY
from tests.support.corruptions.records import NOBODY
from tests.support.corruptions.rooms import NEXT_YEAR
from tests.support.corruptions.table import corrupts


def plans(world, count: int) -> list[Plan]:
    """Plans of the county that nobody has adopted."""
    facts = {"region": world.cast.regions["county"], "year": 2026, "adopted_at": MOMENT, "act": NOBODY}
    return [Plan.objects.create(title=f"计划{n}", **facts) for n in range(count)]


def hang(lower: Plan, upper: Plan, **facts) -> None:
    link = {"kind": "part", "valid_from": TODAY, "act": NOBODY}
    PlanLink.objects.create(lower=lower, upper=upper, **link | facts)


@corrupts("records.rows", "ledger.families")
def a_circle_of_plans(world):
    one, two, three = plans(world, 3)
    for lower, upper in ((one, two), (two, three), (three, one)):
        hang(lower, upper)


@corrupts("records.rows", "ledger.families")
def a_family_too_deep(world):
    for upper, lower in pairwise(plans(world, MOST_LEVELS + 1)):
        hang(lower, upper)


@corrupts("records.rows", "ledger.families")
def a_plan_under_two(world):
    one, two = plans(world, 2)
    link_plan(world.cast.act("office"), world.plan, one, PlanLinkKind.PART)
    hang(world.plan, two, valid_to=NEXT_YEAR)


def lead(world, post: Post) -> None:
    task = world.plan.tasks.get(no=1)
    Responsibility.objects.create(
        task=task, post=post, role="leader", valid_from=TODAY, assigned_by=world.cast.office, act=NOBODY
    )


@corrupts("records.rows", "ledger.leaders")
def a_task_headed_by_a_liaison(world):
    lead(world, Post.objects.get(holdings__user=world.cast.unit))


@corrupts("records.rows", "ledger.leaders")
def a_task_headed_twice(world):
    for _time in range(2):
        lead(world, Post.objects.get(holdings__user=world.cast.leader))
