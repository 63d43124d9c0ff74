"""Damage to messages, and to the settings of channels, that the checks of notices notice."""

from __future__ import annotations

from datetime import timedelta

from luoshi.core.acts import Act
from luoshi.notices import actions
from luoshi.notices.actions.sending import gather_all
from luoshi.notices.models import Line, Message
from luoshi.notices.states import MessageState
from luoshi.records.models import Notice
from tests.support.cast import MOMENT
from tests.support.corruptions.table import corrupts

BY_TIME = Act(None, "", MOMENT, "sweep")


def trial(world) -> Message:
    """A message to the office that waits."""
    act, choice = world.cast.act("office"), actions.Choice("zhouming")
    contact = actions.set_contact(act, world.cast.office, "webhook", choice)
    return actions.try_contact(world.cast.act("office"), contact)


@corrupts("records.rows", "notices.sending")
def a_sender_who_is_no_more(world):
    message = actions.begin(BY_TIME, trial(world))
    Message.objects.filter(pk=message.pk).update(begun_at=MOMENT - timedelta(hours=1))


@corrupts("records.rows", "notices.course")
def a_message_given_up_without_a_word(world):
    Message.objects.filter(pk=trial(world).pk).update(state=MessageState.FAILED)


@corrupts("records.rows", "notices.lines")
def a_message_that_tells_what_is_for_another(world):
    trial(world)
    first, other = (
        Notice.objects.create(key=f"sample.news:{n}", recipient=person, text="Told.", url="/", at=MOMENT)
        for n, person in enumerate((world.cast.office, world.cast.unit))
    )
    gather_all(Act(None, "", MOMENT, "sweep"), [first])
    Line.objects.filter(notice=first).update(notice=other)


@corrupts("settings.channels")
def half_a_channel(world, settings):
    settings.MAIL_HOST = "mail.example.gov.cn"


@corrupts("settings.channels")
def a_secret_over_an_open_line(world, settings):
    settings.WEBHOOK_URL = "http://example.gov.cn/take"
