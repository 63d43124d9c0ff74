"""The stage on which a simulated year is played: who is who, the chances of the seed, the hour, and acts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from luoshi.core import clock
from luoshi.core.acts import Act
from luoshi.core.registry import sweeps
from luoshi.ledger.models import Plan
from luoshi.organizations.models import Holding
from luoshi.organizations.states import Role
from luoshi.web.playing import acting, on
from luoshi.web.simulating.manners import Manner

OFFICE, CLERK, COUNTY_HEAD = "office", "clerk", "leader1"


@dataclass
class Stage:
    """What every scene is given. `manners` holds by unit; a unit that others became works as the one before."""

    plan: Plan
    manners: dict[int, Manner]
    random: Random

    def plan_now(self) -> Plan:
        """The plan as it stands now."""
        return Plan.objects.get(pk=self.plan.pk)


def act_of(username: str) -> Act:
    """A new act of a person, now."""
    return acting(username, "simulate")


def night(day: date) -> None:
    """Everything that time brings in the night of a day, until nothing is left to do."""
    with on(day, 2):
        settle()


def settle() -> None:
    """Runs every sweep until it has nothing left."""
    for sweep in sweeps:
        while sweep.run(clock.now()):
            pass


def username_in(unit: int, role: Role) -> str:
    """Who holds a role in a unit today."""
    held = Holding.objects.filter(post__unit=unit, post__role=role, valid_to__isnull=True).select_related("user")
    return held.order_by("pk")[0].user.username
