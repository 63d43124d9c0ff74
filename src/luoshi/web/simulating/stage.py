"""The stage on which a county's year is played: who is who, the chances of the seed, the hour, and acts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from luoshi.core import clock
from luoshi.core.acts import Act
from luoshi.core.registry import sweeps
from luoshi.ledger.models import Plan
from luoshi.organizations.acting import act_in
from luoshi.organizations.models import Holding, Post, User
from luoshi.organizations.reach import reach
from luoshi.organizations.states import Role
from luoshi.web.playing import acting, on
from luoshi.web.simulating.county import County
from luoshi.web.simulating.manners import Manner

OFFICE, CLERK, COUNTY_HEAD, DEPUTY = "office", "clerk", "leader1", "leader2"


@dataclass
class Stage:
    """What every scene is given. `manners` holds by unit; `departments` are those that lead tasks and still exist."""

    county: County
    tasks: int  # of each plan
    plan: Plan
    departments: list[int]
    manners: dict[int, Manner]
    random: Random

    @property
    def prefix(self) -> str:
        """What the account names of the county's people begin with."""
        return self.county.place.prefix

    def plan_now(self) -> Plan:
        """The plan as it stands now."""
        return Plan.objects.get(pk=self.plan.pk)

    def act(self, who: str) -> Act:
        """A new act, now, of somebody of the county's office or of one of its leaders."""
        return act_of(self.prefix + who)

    def post_of(self, who: str) -> Post:
        """The post in which somebody of the office or one of the leaders sits."""
        return Post.objects.get(holdings__user__username=self.prefix + who)


def act_of(username: str) -> Act:
    """A new act of a person, now."""
    return acting(username, "simulate")


def act_for(username: str, principal: Post) -> Act:
    """A new act, now, of a person who stands in for the holder of a post."""
    user = User.objects.get(username=username)
    return act_in(reach(user, clock.today(), principal.pk), user, clock.now(), "simulate")


def night(day: date) -> None:
    """Everything that time brings in the night of a day, until nothing is left to do."""
    with on(day, 2):
        settle()


def settle() -> None:
    """Runs every sweep until it has nothing left; like the worker's round, it has one moment for all its batches."""
    now = clock.now()
    for sweep in sweeps:
        while sweep.run(now):
            pass


def username_in(unit: int, role: Role) -> str:
    """Who holds a role in a unit today."""
    held = Holding.objects.filter(post__unit=unit, post__role=role, valid_to__isnull=True).select_related("user")
    return held.order_by("pk")[0].user.username
