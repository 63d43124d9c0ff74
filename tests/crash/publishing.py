"""Deaths in the acts of bulletins."""

from __future__ import annotations

from luoshi.dispatch.models import Round
from luoshi.publishing import actions as publishing
from luoshi.publishing.models import Bulletin
from luoshi.publishing.moving import covered_by
from luoshi.publishing.states import Covers
from tests.crash.scenario import KEY, scenario, silent
from tests.support import bulletins
from tests.support.letters import act_of


@scenario("publishing.draft")
def _(world):
    """The bulletins of the month and of the quarter that it ends, begun as a pair."""
    plan = bulletins.closed(world.cast, silent(world).plan).plan
    round = bulletins.quarter_ended(world.cast, plan)
    act = act_of(world.cast, "office", bulletins.QUARTER_ENDED, KEY)
    assert covered_by(round) == [Covers.ROUND, Covers.QUARTER]
    return lambda: publishing.draft(act, Round.objects.get(pk=round.pk))


@scenario("publishing.rewrite")
def _(world):
    round, act = bulletins.closed(world.cast, silent(world).plan), act_of(world.cast, "office", key=KEY)
    bulletin = publishing.draft(act_of(world.cast, "office"), round)
    return lambda: publishing.rewrite(act, Bulletin.objects.get(pk=bulletin.pk), "抓落实力度加大。")


@scenario("publishing.publish")
def _(world):
    round, act = bulletins.closed(world.cast, silent(world).plan), act_of(world.cast, "leader", key=KEY)
    bulletin = bulletins.heard(publishing.draft(act_of(world.cast, "office"), round))
    return lambda: publishing.publish(act, Bulletin.objects.get(pk=bulletin.pk))
