"""How a person wants to be told: by which channels, of what, how often, and when not."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from luoshi.core.errors import Conflict, Invalid
from luoshi.notices.channels import channel_of, set_up
from luoshi.notices.hours import Quiet
from luoshi.notices.models import Contact, Message, QuietHours
from luoshi.notices.queries import contact_of, current_quiet_hours
from luoshi.notices.rules import CONTACTS, ONESELF
from luoshi.notices.states import OPEN, MessageState, Rhythm
from luoshi.notices.topics import all_topics
from luoshi.organizations.actions.demands import refuse
from luoshi.organizations.models import User
from luoshi.records import vault
from luoshi.records.log import Log, act
from luoshi.records.models import PersonalDatum


@dataclass(frozen=True)
class Choice:
    """What a person wants of a channel; `without` are the topics that it leaves out."""

    address: str
    rhythm: str = Rhythm.AT_ONCE
    without: Collection[str] = ()


@act("notices.set_contact")
def set_contact(log: Log, user: User, channel: str, choice: Choice) -> Contact:
    """Tells a person by a channel from now on, as he has chosen. His address goes into the vault."""
    ONESELF.answer("set_contact", log.act.reach, user).require()
    refuse(Conflict, (channel not in set_up(), _("This channel is not set up here. Ask the system administrator.")))
    address = choice.address.strip()
    wrong = channel_of(channel).wrong_with(address) if address else ""
    refuse(
        Invalid,
        (not address, _("The address is missing. Enter where messages shall go.")),
        (wrong, _(wrong) if wrong else ""),
    )
    without = sorted(topic.name for topic in all_topics() if topic.name in choice.without)
    facts = {"is_on": True, "rhythm": choice.rhythm, "without": without}
    known = contact_of(user, channel)
    entry = log.entry(known)
    datum = _kept(log, known, address)
    if known:
        return entry.change(known, datum=datum, **facts)
    return entry.add(Contact(user=user, channel=channel, datum=datum, **facts))


def _kept(log: Log, known: Contact | None, address: str) -> PersonalDatum:
    """The address in the vault; the one before is emptied when it is another."""
    if known and known.address == address:
        return known.datum
    if known and known.datum.value is not None:
        vault.erase(known.datum)
    return vault.keep("contact", address, name=f"contact:{log.act.key}")


@act("notices.drop_contact")
def drop_contact(log: Log, contact: Contact) -> Contact:
    """Tells a person by this channel no more, and forgets his address."""
    CONTACTS.answer("drop_contact", log.act.reach, contact).require()
    refuse(Conflict, (not contact.is_on, _("This channel is turned off already.")))
    vault.erase(contact.datum)
    return log.entry(contact).change(contact, is_on=False)


@act("notices.set_quiet_hours")
def set_quiet_hours(log: Log, user: User, quiet: Quiet) -> QuietHours:
    """Leaves a person in peace at other hours from today on; what was so before stays known."""
    ONESELF.answer("set_quiet_hours", log.act.reach, user).require()
    today = timezone.localdate(log.act.at)
    before, entry = current_quiet_hours(user), log.entry()
    if before:
        entry.change(before, valid_to=today)
    entry.subject = hours = entry.add(
        QuietHours(
            user=user,
            valid_from=today,
            begins=quiet.begins,
            ends=quiet.ends,
            days_off=quiet.days_off,
            daily_at=quiet.daily_at,
        )
    )
    return hours


@act("notices.try_contact")
def try_contact(log: Log, contact: Contact) -> Message:
    """Sends a person a message at once that says nothing but that the channel works."""
    CONTACTS.answer("try_contact", log.act.reach, contact).require()
    open_trials = Message.objects.filter(contact=contact, lines=None, state__in=(*OPEN, MessageState.SENDING))
    refuse(
        Conflict,
        (not contact.is_on, _("This channel is turned off. Turn it on first.")),
        (
            open_trials.filter(ended_at__isnull=True).exists(),
            _("A trial is on its way already. Wait until it has arrived or failed."),
        ),
    )
    at = log.act.at
    key = f"{vault.keyed_digest(f'trial:{log.act.key}')[:20]}.{contact.pk}"
    return log.entry().add(Message(key=key, contact=contact, urgent=True, due_at=at, next_at=at))
