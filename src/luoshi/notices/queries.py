"""Named questions about contacts, quiet hours, messages and channels."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Count, Max, QuerySet

from luoshi.core.errors import Unknown
from luoshi.notices.channels import set_up
from luoshi.notices.hours import Quiet
from luoshi.notices.models import Condition, Contact, Feed, Message, QuietHours
from luoshi.notices.rules import CONDITIONS, CONTACTS, FEEDS, MESSAGES
from luoshi.notices.states import OPEN, MessageState
from luoshi.organizations.keys import digest
from luoshi.organizations.models import User
from luoshi.organizations.reach import Reach, on_day
from luoshi.records.models import Notice

USUAL = Quiet()


def contacts_of(reach: Reach) -> dict[str, Contact]:
    """A person's own contacts by channel."""
    own = CONTACTS.visible(reach).filter(user=reach.user).select_related("datum", "user")
    return {one.channel: one for one in own}


def get_own_contact(reach: Reach, channel: str) -> Contact:
    """A person's contact of a channel; raises Unknown where there is none."""
    contact = contacts_of(reach).get(channel)
    if contact is None:
        raise Unknown
    return contact


def contact_of(user: User, channel: str) -> Contact | None:
    """How a channel reaches a person, on or off; None where he never said."""
    return Contact.objects.filter(user=user, channel=channel).select_related("datum").first()


def listening(users: Iterable[int]) -> dict[int, list[Contact]]:
    """The contacts that are on, of people who are still here, by person."""
    found: dict[int, list[Contact]] = {}
    heard = Contact.objects.filter(user__in=set(users), user__is_active=True, is_on=True, channel__in=set_up())
    for contact in heard.order_by("pk"):
        found.setdefault(contact.user_id, []).append(contact)
    return found


def quiet_hours_of(users: Iterable[int], on: date) -> dict[int, Quiet]:
    """The quiet hours that people have chosen, by person; who has not chosen has the usual ones."""
    rows = QuietHours.objects.filter(on_day(on), user__in=set(users)).order_by("pk")
    return {row.user_id: Quiet(row.begins, row.ends, row.days_off, row.daily_at) for row in rows}


def current_quiet_hours(user: User) -> QuietHours | None:
    """The last word of a person on his quiet hours; it may begin to hold on a later day."""
    return QuietHours.objects.filter(user=user, valid_to__isnull=True).first()


def not_taken(limit: int) -> list[Notice]:
    """Notices that nobody has looked at for sending, the oldest first."""
    return list(Notice.objects.filter(taken_at__isnull=True).order_by("pk")[:limit])


def to_send(now: datetime, limit: int) -> QuerySet[Message]:
    """Messages whose time has come, through channels that do not rest, the oldest first."""
    resting = Condition.objects.filter(rests_until__gt=now).values("channel")
    due = Message.objects.filter(state__in=OPEN, ended_at__isnull=True, next_at__lte=now)
    awake = due.exclude(contact__channel__in=resting)
    return awake.select_related("contact__user", "contact__datum").order_by("next_at", "pk")[:limit]


def interrupted() -> QuerySet[Message]:
    """Messages that somebody began to send who is no more: to be asked by the only sender there is."""
    return Message.objects.filter(state=MessageState.SENDING).select_related("contact").order_by("pk")


def condition_of(channel: str) -> Condition | None:
    """How a channel is; None while it never failed."""
    return Condition.objects.filter(channel=channel).first()


def conditions_seen(reach: Reach | None) -> QuerySet[Condition]:
    """How the channels are, for who looks after them."""
    return CONDITIONS.visible(reach).order_by("channel")


def ailing(reach: Reach | None) -> QuerySet[Condition]:
    """Channels that fail at present."""
    return conditions_seen(reach).filter(failures__gt=0, channel__in=set_up())


def messages_of(reach: Reach) -> QuerySet[Message]:
    """What was sent to a person, the newest first."""
    own = MESSAGES.visible(reach).filter(contact__user=reach.user)
    return own.select_related("contact").prefetch_related("lines").order_by("-due_at", "-pk")


def unsent(reach: Reach | None) -> QuerySet[Message]:
    """What was given up or may not have arrived, the newest first."""
    lost = MESSAGES.visible(reach).filter(state__in=(MessageState.FAILED, MessageState.UNKNOWN))
    return lost.select_related("contact__user").order_by("-due_at", "-pk")


def feed_of(reach: Reach) -> Feed | None:
    """The calendar address of a person that holds."""
    return FEEDS.visible(reach).filter(user=reach.user, revoked_at__isnull=True).first()


def get_own_feed(reach: Reach, pk: int) -> Feed:
    """A person's own calendar address; any other raises Unknown."""
    feed = FEEDS.visible(reach).filter(pk=pk).first()
    if feed is None:
        raise Unknown
    return feed


def person_of_feed(key: str) -> User:
    """Whose calendar it is; a key that is unknown, revoked or of somebody who has left raises Unknown."""
    good = Feed.objects.filter(digest=digest(key), revoked_at__isnull=True, user__is_active=True)
    feed = good.select_related("user").first()
    if feed is None:
        raise Unknown
    return feed.user


def offered(channel: str) -> str:
    """A channel that people may choose here; any other raises Unknown."""
    if channel not in set_up():
        raise Unknown
    return channel


def quiet_of(user: User) -> Quiet:
    """The quiet hours of a person as he last chose them, or the usual ones."""
    row = current_quiet_hours(user)
    return Quiet(row.begins, row.ends, row.days_off, row.daily_at) if row else USUAL


def waiting_by_channel() -> dict[str, int]:
    """How many messages wait, by channel."""
    waiting = Message.objects.filter(state__in=OPEN, ended_at__isnull=True).order_by()
    return dict(waiting.values_list("contact__channel").annotate(n=Count("pk")))


def last_sent_by_channel() -> dict[str, datetime]:
    """When each channel last worked."""
    sent = Message.objects.filter(state=MessageState.SENT).order_by()
    return dict(sent.values_list("contact__channel").annotate(last=Max("ended_at")))
