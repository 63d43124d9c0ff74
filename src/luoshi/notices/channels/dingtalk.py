"""A robot in a DingTalk group (钉钉), each call signed: it says who has something to read, never what."""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import datetime
from urllib.parse import urlencode

from django.conf import settings
from django.utils.translation import gettext_noop

from luoshi.core import clock
from luoshi.notices.channels.base import SENT, Channel, Letter, Outcome, later, outcome_by, refused
from luoshi.notices.channels.post import Failed, ask
from luoshi.notices.states import Reason

MEANS = {
    0: SENT,
    -1: later(Reason.BUSY),
    130101: later(Reason.BUSY),
    300001: later(Reason.SIGN_IN),
    310000: later(Reason.SIGN_IN),
    400101: later(Reason.SIGN_IN),
    400102: later(Reason.SIGN_IN),
    400105: refused(Reason.REFUSED),
}


class DingTalkGroup(Channel):
    """A group's robot with a secret by which it knows us; the person is mentioned by his account."""

    needs = ("DINGTALK_GROUP_URL", "DINGTALK_GROUP_SECRET")
    asks = gettext_noop("Account in DingTalk")

    def deliver(self, letter: Letter) -> Outcome:
        text = {"content": f"{letter.discreet} @{letter.address}"}
        at = {"atUserIds": [letter.address], "isAtAll": False}
        try:
            answer = ask(signed(clock.now()), {"msgtype": "text", "text": text, "at": at})
        except Failed as failed:
            return failed.outcome
        return outcome_by(answer, MEANS)


def signed(at: datetime) -> str:
    """The robot's address with the moment and the signature over it."""
    stamp, secret = str(int(at.timestamp() * 1000)), settings.DINGTALK_GROUP_SECRET
    digest = hmac.new(secret.encode(), f"{stamp}\n{secret}".encode(), hashlib.sha256).digest()
    return f"{settings.DINGTALK_GROUP_URL}&{urlencode({'timestamp': stamp, 'sign': base64.b64encode(digest).decode()})}"
