"""Deaths in the acts of notices: what people choose, and each step of a message."""

from __future__ import annotations

from luoshi.core.acts import Act
from luoshi.notices import actions as notices
from luoshi.notices.actions.sending import _wanted
from luoshi.notices.channels.base import later
from luoshi.notices.hours import Quiet
from luoshi.notices.models import Contact, Feed, Message
from luoshi.notices.queries import not_taken
from luoshi.notices.states import Reason
from luoshi.records.models import Notice
from tests.crash.scenario import KEY, scenario
from tests.support.cast import MOMENT

WEBHOOK = "webhook"


def by_time() -> Act:
    """An act of the worker, done again with the same key."""
    return Act(None, "", MOMENT, "sweep", key=KEY)


def contact(world, person: str) -> Contact:
    """How a person is told outside."""
    act, user = world.cast.act(person), world.cast.people[person]
    return notices.set_contact(act, user, WEBHOOK, notices.Choice("zhouming"))


def trial(world, person: str) -> Message:
    """A message that waits."""
    return notices.try_contact(world.cast.act(person), contact(world, person))


@scenario("notices.set_contact")
def _(world):
    contact(world, "unit")
    act, other = world.cast.act("unit", KEY), notices.Choice("zhou", without=["ledger"])
    return lambda: notices.set_contact(act, world.cast.unit, WEBHOOK, other)


@scenario("notices.drop_contact")
def _(world):
    known, act = contact(world, "unit"), world.cast.act("unit", KEY)
    return lambda: notices.drop_contact(act, Contact.objects.select_related("datum").get(pk=known.pk))


@scenario("notices.try_contact")
def _(world):
    known, act = contact(world, "unit"), world.cast.act("unit", KEY)
    return lambda: notices.try_contact(act, Contact.objects.get(pk=known.pk))


@scenario("notices.set_quiet_hours")
def _(world):
    notices.set_quiet_hours(world.cast.act("unit"), world.cast.unit, Quiet())
    act = world.cast.act("unit", KEY)
    return lambda: notices.set_quiet_hours(act, world.cast.unit, Quiet(days_off=False))


@scenario("notices.gather")
def _(world):
    contact(world, "town")
    Notice.objects.update(taken_at=MOMENT)
    for n in range(2):
        facts = {"recipient": world.cast.people["town"], "text": "Told.", "url": "/", "at": MOMENT}
        Notice.objects.create(key=f"dispatch.opened:{n}", **facts)

    def perform():
        new = not_taken(9)
        return notices.gather(by_time(), new, list(_wanted(new, MOMENT)))

    return perform


@scenario("notices.begin")
def _(world):
    waiting = trial(world, "second_unit")
    return lambda: notices.begin(by_time(), Message.objects.get(pk=waiting.pk))


@scenario("notices.settle")
def _(world):
    begun = notices.begin(Act(None, "", MOMENT, "sweep"), trial(world, "auditor"))
    outcome = later(Reason.UNREACHABLE)
    return lambda: notices.settle(by_time(), Message.objects.get(pk=begun.pk), outcome)


@scenario("notices.issue_feed")
def _(world):
    notices.issue_feed(world.cast.act("unit"), world.cast.unit, digest="a" * 64)
    act = world.cast.act("unit", KEY)
    return lambda: notices.issue_feed(act, world.cast.unit, digest="b" * 64)


@scenario("notices.revoke_feed")
def _(world):
    feed = notices.issue_feed(world.cast.act("office"), world.cast.office, digest="c" * 64)
    act = world.cast.act("office", KEY)
    return lambda: notices.revoke_feed(act, Feed.objects.get(pk=feed.pk))
