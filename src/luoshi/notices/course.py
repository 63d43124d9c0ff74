"""What becomes of a message after an attempt: plain reckoning, without a database."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from luoshi.notices.channels.base import Outcome, Result
from luoshi.notices.models import Condition, Message
from luoshi.notices.states import MessageState, Reason

#: Minutes after the first, second, … attempt; after the last one it is given up. Together two and a half days.
PAUSES = (1, 5, 15, 60, 240, 720, 1440, 1440)
#: Minutes for which a channel is left alone after so many failures one after the other.
RESTS = (1, 5, 15, 30, 60)
#: Whatever could not be sent for so long is given up, however often it was tried.
OLDEST = timedelta(days=5)

#: Reasons that lie with the channel and not with one message.
OF_THE_CHANNEL = {
    Reason.UNREACHABLE,
    Reason.INSECURE,
    Reason.SIGN_IN,
    Reason.BUSY,
    Reason.SILENT,
    Reason.STRANGE,
}


def after(message: Message, outcome: Outcome, at: datetime) -> dict[str, Any]:
    """The new values of a message that was being sent."""
    said = {"reason": outcome.reason, "detail": outcome.detail[:20]}
    if outcome.result == Result.LATER:
        return said | _again(message, at)
    if outcome.result == Result.UNKNOWN:
        return said | _in_doubt(message, at)
    state = MessageState.SENT if outcome.result == Result.SENT else MessageState.FAILED
    return said | {"state": state, "ended_at": at}


def _again(message: Message, at: datetime) -> dict[str, Any]:
    """Certainly not sent. A repetition of what is in doubt has then not taken place."""
    if message.tries > len(PAUSES):
        return {"state": MessageState.FAILED, "ended_at": at}
    state = MessageState.UNKNOWN if message.repeated else MessageState.WAITING
    return {"state": state, "next_at": at + _pause(message), "repeated": False}


def _in_doubt(message: Message, at: datetime) -> dict[str, Any]:
    """Nobody knows: repeated once, then left as it is."""
    if message.repeated:
        return {"state": MessageState.UNKNOWN, "ended_at": at}
    return {"state": MessageState.UNKNOWN, "next_at": at + _pause(message)}


def _pause(message: Message) -> timedelta:
    return timedelta(minutes=PAUSES[min(message.tries, len(PAUSES)) - 1])


def condition_after(condition: Condition | None, outcome: Outcome, at: datetime) -> dict[str, Any]:
    """The new values of a channel's condition; none when nothing changes."""
    failures = condition.failures if condition else 0
    if outcome.reason in OF_THE_CHANNEL:
        rest = timedelta(minutes=RESTS[min(failures, len(RESTS) - 1)])
        told = {"reason": outcome.reason, "detail": outcome.detail[:20], "failed_at": at}
        return told | {"failures": failures + 1, "rests_until": at + rest}
    if failures and outcome.reason != Reason.INTERRUPTED:
        return {"failures": 0, "rests_until": None}
    return {}
