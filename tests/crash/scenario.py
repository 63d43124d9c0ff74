"""Scenarios: what comes before an act is committed, then the act itself is done with rows freshly read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from luoshi.ledger import actions as ledger
from luoshi.ledger.models import Plan
from luoshi.organizations.models import Region, Unit
from tests.support import letters
from tests.support.cast import TODAY
from tests.support.papers import bring
from tests.support.world import PLAN, World

KEY = "the same act, done again"
SOON = TODAY + timedelta(days=30)

#: Rooms whose every act is clicked twice at the same moment (tests/concurrency/test_months), on both engines.
CLICKED_TWICE = ("dispatch", "supervision", "publishing")

Perform = Callable[[], object]
SCENARIOS: dict[str, Callable[[World], Perform]] = {}


def scenario(name: str):
    """Registers `(world) -> perform`: what comes before is committed, `perform` is the act (with rows freshly read)."""

    def register(prepare: Callable[[World], Perform]):
        SCENARIOS[name] = prepare
        return prepare

    return register


def science(world: World) -> Unit:
    return Unit.objects.get(pk=world.cast.units["science"].pk)


def county(world: World) -> Region:
    return Region.objects.get(pk=world.cast.regions["county"].pk)


def silent(world: World):
    """A round of its own, after whose days of grace no unit has reported."""
    text = PLAN.replace("3号", f"{Plan.objects.count() + 100}号")
    plan = ledger.adopt(world.cast.act("office"), bring(world.cast, text))
    return letters.round_of(world.cast, plan)
