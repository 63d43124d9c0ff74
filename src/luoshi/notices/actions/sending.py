"""The outbox: notices become messages, and each step of a message is on record before and after it is sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from luoshi.core.acts import Act
from luoshi.core.errors import Conflict
from luoshi.notices import course
from luoshi.notices.channels import Outcome, set_up
from luoshi.notices.hours import Quiet, next_daily, open_from
from luoshi.notices.models import Condition, Contact, Line, Message
from luoshi.notices.queries import USUAL, condition_of, listening, quiet_hours_of
from luoshi.notices.rules import MESSAGES
from luoshi.notices.states import MessageState, Reason, Rhythm
from luoshi.notices.topics import topic_of
from luoshi.organizations.actions.demands import refuse
from luoshi.records import vault
from luoshi.records.log import Entry, Log, act
from luoshi.records.models import Notice

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Wanted:
    """A notice that a person wants to have by a channel, and when."""

    contact: Contact
    notice: Notice
    due_at: datetime

    @property
    def key(self) -> str:
        """What goes to one contact at one moment is one message, told apart by how urgent it is."""
        moment = f"{self.due_at.astimezone(timezone.get_default_timezone()):%Y%m%d%H%M%S}"
        mark = vault.keyed_digest(f"message:{self.contact.pk}:{moment}:{self.notice.urgent}")[:20]
        return f"{mark}.{self.contact.pk}"


def gather_all(act: Act, notices: Sequence[Notice]) -> None:
    """Looks at notices: what somebody wants to have outside becomes messages, the rest is done with."""
    wanted = list(_wanted(notices, act.at))
    if wanted:
        gather(act, notices, wanted)
    else:
        _take(notices, act.at)


def _wanted(notices: Sequence[Notice], at: datetime) -> Iterable[Wanted]:
    people = {one.recipient_id for one in notices}
    contacts, quiet = listening(people), quiet_hours_of(people, timezone.localdate(at))
    for notice in notices:
        for contact in contacts.get(notice.recipient_id, ()):
            if topic_of(notice) not in contact.without:
                yield Wanted(contact, notice, _due(contact, notice, quiet.get(contact.user_id, USUAL), at))


def _due(contact: Contact, notice: Notice, quiet: Quiet, at: datetime) -> datetime:
    """When it may go: what is urgent at once, all else when the person is not left in peace."""
    if notice.urgent:
        return at
    return next_daily(quiet, at) if contact.rhythm == Rhythm.DAILY else open_from(quiet, at)


@act("notices.gather")
def gather(log: Log, notices: Sequence[Notice], wanted: Sequence[Wanted]) -> Message:
    """Makes messages of notices. What is due at the same moment by the same channel goes together."""
    entry = log.entry()
    messages = _messages(entry, wanted)
    entry.subject = messages[wanted[0].key]
    entry.add_all(Line(message=messages[one.key], contact=one.contact, notice=one.notice) for one in wanted)
    entry.note(notices=len(notices))
    _take(notices, log.act.at)
    return messages[wanted[0].key]


def _messages(entry: Entry, wanted: Iterable[Wanted]) -> dict[str, Message]:
    """The messages that hold what is wanted, by key: those that wait already, and new ones."""
    by_key = {one.key: one for one in wanted}
    known = {one.key: one for one in Message.objects.filter(key__in=by_key)}
    late = [one for one in known.values() if one.state != MessageState.WAITING]
    refuse(Conflict, (late, _("A message for this moment is on its way already; the next moment has another.")))
    new = [_message(one) for key, one in by_key.items() if key not in known]
    return known | {one.key: one for one in entry.add_all(new)}


def _message(one: Wanted) -> Message:
    facts = {"urgent": one.notice.urgent, "due_at": one.due_at, "next_at": one.due_at}
    return Message(key=one.key, contact=one.contact, **facts)


def _take(notices: Iterable[Notice], at: datetime) -> None:
    Notice.objects.filter(pk__in=[one.pk for one in notices]).update(taken_at=at)


@act("notices.begin")
def begin(log: Log, message: Message) -> Message:
    """Notes that a message is being sent, before it is; or why it is not sent now."""
    MESSAGES.answer("begin", log.act.reach, message).require()
    at, entry = log.act.at, log.entry(message)
    if ended := _ended(message, at):
        state, reason = ended
        return entry.change(message, state=state, reason=reason, ended_at=at)
    if (later := _later(message, at)) > at:
        return entry.change(message, next_at=later)
    repeats = message.state == MessageState.UNKNOWN
    facts = {"begun_at": at, "tries": message.tries + 1, "repeated": repeats}
    return entry.change(message, state=MessageState.SENDING, **facts)


def _ended(message: Message, at: datetime) -> tuple[str, str] | None:
    """Why a message is not sent any more."""
    contact = message.contact
    if not (contact.is_on and contact.user.is_active and contact.address):
        return MessageState.DROPPED, Reason.UNWANTED
    return (MessageState.FAILED, Reason.TOO_OLD) if at - message.due_at > course.OLDEST else None


def _later(message: Message, at: datetime) -> datetime:
    """When it may be sent: not while its channel is not set up, nor while its person is left in peace."""
    if message.contact.channel not in set_up():
        return at + HOUR
    if message.urgent:
        return at
    user = message.contact.user_id
    return open_from(quiet_hours_of([user], timezone.localdate(at)).get(user, USUAL), at)


@act("notices.settle")
def settle(log: Log, message: Message, outcome: Outcome) -> Message:
    """Notes how a message went, and how its channel is."""
    MESSAGES.answer("settle", log.act.reach, message).require()
    at, entry = log.act.at, log.entry(message)
    entry.change(message, **course.after(message, outcome, at))
    _note_condition(entry, message.contact.channel, outcome, at)
    return message


def _note_condition(entry: Entry, channel: str, outcome: Outcome, at: datetime) -> None:
    condition = condition_of(channel)
    values = course.condition_after(condition, outcome, at)
    if values and condition:
        entry.change(condition, **values)
    elif values:
        entry.add(Condition(channel=channel, **values))
