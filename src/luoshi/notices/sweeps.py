"""What time brings to notices: they are gathered into messages, and messages are sent, one after the other."""

from __future__ import annotations

from datetime import datetime

from luoshi.core import clock
from luoshi.core.acts import Act
from luoshi.core.registry import Sweep, sweeps
from luoshi.notices import actions
from luoshi.notices.actions.sending import gather_all
from luoshi.notices.channels import Outcome, channel_of
from luoshi.notices.channels.base import unknown
from luoshi.notices.lock import alone
from luoshi.notices.models import Contact, Message
from luoshi.notices.queries import interrupted, not_taken, to_send
from luoshi.notices.states import MessageState, Reason
from luoshi.notices.wording import letter_of
from luoshi.records import vault

NOTICES, MESSAGES, CONTACTS = 200, 10, 500
MINUTE, DAY = 1, 24 * 60


def send(now: datetime) -> int:
    """A batch of all there is to do, by one sender at a time; how many things it did."""
    with alone() as mine:
        return recover(now) + collect(now) + deliver(now) if mine else 0


def recover(now: datetime) -> int:
    """Messages that a sender who died was sending: nobody knows whether they arrived."""
    lost = list(interrupted()[:MESSAGES])
    for message in lost:
        actions.settle(_by_time(now), message, unknown(Reason.INTERRUPTED))
    return len(lost)


def collect(now: datetime) -> int:
    """Makes messages of new notices."""
    notices = not_taken(NOTICES)
    if notices:
        gather_all(_by_time(now), notices)
    return len(notices)


def deliver(now: datetime) -> int:
    """Sends what is due until a channel fails: then it rests, and so does this round."""
    done = 0
    for message in to_send(now, MESSAGES):
        outcome = _sent(message, now)
        done += 1
        if outcome and outcome.reason:
            break
    return done


def _sent(message: Message, now: datetime) -> Outcome | None:
    """Notes that it is being sent, sends it, notes how it went; None where it was not to be sent now."""
    message = actions.begin(_by_time(now), message)
    if message.state != MessageState.SENDING:
        return None
    outcome = channel_of(message.contact.channel).deliver(letter_of(message))
    actions.settle(_by_time(max(now, clock.now())), message, outcome)
    return outcome


def forget(now: datetime) -> int:
    """Empties the addresses of people who have left."""
    gone = Contact.objects.filter(user__is_active=False, datum__value__isnull=False).select_related("datum")[:CONTACTS]
    for contact in gone:
        vault.erase(contact.datum)
    return len(gone)


def _by_time(now: datetime) -> Act:
    """An act of the installation itself."""
    return Act(None, "", now, "sweep")


sweeps.add("notices.send", Sweep("notices.send", MINUTE, send))
sweeps.add("notices.forget", Sweep("notices.forget", DAY, forget))
