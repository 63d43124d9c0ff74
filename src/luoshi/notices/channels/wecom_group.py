"""A robot in a WeCom group: it says who has something to read, never what."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext_noop

from luoshi.notices.channels.base import SENT, Channel, Letter, Outcome, later, outcome_by
from luoshi.notices.channels.post import Failed, ask
from luoshi.notices.states import Reason

MEANS = {0: SENT, -1: later(Reason.BUSY), 45009: later(Reason.BUSY), 93000: later(Reason.SIGN_IN)}


class WeComGroup(Channel):
    """A group's robot; the person is mentioned by his account."""

    needs = ("WECOM_GROUP_URL",)
    asks = gettext_noop("Account in WeCom")

    def wrong_with(self, address: str) -> str:
        return gettext_noop("Enter your own account only.") if address.lower() == "@all" else ""

    def deliver(self, letter: Letter) -> Outcome:
        text = {"content": letter.discreet, "mentioned_list": [letter.address]}
        try:
            answer = ask(settings.WECOM_GROUP_URL, {"msgtype": "text", "text": text})
        except Failed as failed:
            return failed.outcome
        return outcome_by(answer, MEANS)
