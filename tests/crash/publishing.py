"""Deaths in the acts of bulletins."""

from __future__ import annotations

from luoshi.dispatch.models import Round
from luoshi.publishing import actions as publishing
from luoshi.publishing.models import Bulletin
from tests.crash.scenario import KEY, scenario, silent
from tests.support import bulletins
from tests.support.letters import act_of


@scenario("publishing.draft")
def _(world):
    round, act = bulletins.closed(world.cast, silent(world).plan), act_of(world.cast, "office", key=KEY)
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
