"""WeCom (企业微信): a message of an application to one member."""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.utils.translation import gettext_noop

from luoshi.notices.channels.base import SENT, Channel, Letter, Outcome, later, outcome_by, refused
from luoshi.notices.channels.post import Failed, ask
from luoshi.notices.states import Reason

#: Numbers of the service; any other is tried again.
MEANS = {
    0: SENT,
    -1: later(Reason.BUSY),
    45009: later(Reason.BUSY),
    40001: later(Reason.SIGN_IN),
    40013: later(Reason.SIGN_IN),
    40014: later(Reason.SIGN_IN),
    40056: later(Reason.SIGN_IN),
    42001: later(Reason.SIGN_IN),
    60020: later(Reason.SIGN_IN),
    40003: refused(Reason.ADDRESS),
    60111: refused(Reason.ADDRESS),
    81013: refused(Reason.ADDRESS),
}
TOKEN_GONE = {40014, 42001, 41001}
#: So many seconds before its end a token is asked for anew.
EARLY = 300


class WeCom(Channel):
    """The application through which members are told; its token is kept as long as it lasts."""

    needs = ("WECOM_CORP", "WECOM_AGENT", "WECOM_SECRET")
    asks = gettext_noop("Account in WeCom")

    def __init__(self) -> None:
        self._token, self._until = "", 0.0

    def wrong_with(self, address: str) -> str:
        if "|" in address or address.lower() == "@all":
            return gettext_noop("Enter your own account only.")
        return ""

    def deliver(self, letter: Letter) -> Outcome:
        try:
            answer = self._sent(letter)
            if answer.get("errcode") in TOKEN_GONE:
                self.forget()
                answer = self._sent(letter)
        except Failed as failed:
            return failed.outcome
        if answer.get("invaliduser"):
            return refused(Reason.ADDRESS, answer.get("errcode", ""))
        return outcome_by(answer, MEANS)

    def forget(self) -> None:
        """Drops the token."""
        self._token, self._until = "", 0.0

    def _sent(self, letter: Letter) -> dict[str, Any]:
        body = {
            "touser": letter.address,
            "msgtype": "text",
            "agentid": int(settings.WECOM_AGENT),
            "text": {"content": letter.text},
            "enable_duplicate_check": 1,
            "duplicate_check_interval": 4 * 3600,
        }
        found = ask(_address("message/send", access_token=self._valid_token()), body)
        return found if isinstance(found, dict) else {}

    def _valid_token(self) -> str:
        if not self._token or time.monotonic() >= self._until:
            found = ask(_address("gettoken", corpid=settings.WECOM_CORP, corpsecret=settings.WECOM_SECRET))
            if not isinstance(found, dict) or not found.get("access_token"):
                number = found.get("errcode", "") if isinstance(found, dict) else ""
                raise Failed(later(Reason.SIGN_IN, number))
            self._token = found["access_token"]
            self._until = time.monotonic() + max(int(found.get("expires_in", 0)) - EARLY, 0)
        return self._token


def _address(call: str, **parameters: str) -> str:
    return f"{settings.WECOM_URL}/cgi-bin/{call}?{urlencode(parameters)}"
