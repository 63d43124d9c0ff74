"""Another system of the office, told by JSON under a signature."""

from __future__ import annotations

import hashlib
import hmac

from django.conf import settings
from django.utils.translation import gettext_noop

from luoshi.core import clock
from luoshi.notices.channels.base import SENT, Channel, Letter, Outcome
from luoshi.notices.channels.post import Failed, as_json, send


class Webhook(Channel):
    """One address that takes everybody's messages; a repeated one bears the same key."""

    needs = ("WEBHOOK_URL", "WEBHOOK_SECRET")
    asks = gettext_noop("Account in the other system")

    def deliver(self, letter: Letter) -> Outcome:
        body = as_json(
            {
                "id": letter.key,
                "to": letter.address,
                "at": letter.at.isoformat(),
                "subject": letter.subject,
                "text": letter.text,
                "lines": list(letter.lines),
                "link": letter.link,
            }
        )
        stamp = str(int(clock.now().timestamp()))
        headers = {
            "Idempotency-Key": letter.key,
            "X-Luoshi-Timestamp": stamp,
            "X-Luoshi-Signature": f"sha256={signature(stamp, body)}",
        }
        try:
            send(settings.WEBHOOK_URL, body, headers)
        except Failed as failed:
            return failed.outcome
        return SENT


def signature(stamp: str, body: bytes) -> str:
    """HMAC-SHA-256 over the moment, a dot and the body."""
    return hmac.new(settings.WEBHOOK_SECRET.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
