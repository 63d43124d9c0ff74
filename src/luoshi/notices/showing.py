"""What the pages of notices show: a person's channels, how the channels are, what was given up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from luoshi.notices import queries
from luoshi.notices.channels import CHANNELS, set_up
from luoshi.notices.models import Condition, Contact, Message
from luoshi.notices.states import REMEDIES, ChannelKind, MessageState, Reason
from luoshi.notices.topics import all_topics
from luoshi.organizations.models import User
from luoshi.organizations.reach import Reach

SHOWN = 10


@dataclass(frozen=True)
class Way:
    """A channel as it stands: for a person with his contact, for the administrator with its condition."""

    kind: str
    contact: Contact | None = None
    condition: Condition | None = None
    is_set_up: bool = True
    waiting: int = 0
    last_sent: datetime | None = None

    @property
    def label(self) -> Any:
        """What the channel is called."""
        return ChannelKind(self.kind).label

    @property
    def needs(self) -> list[str]:
        """The settings that it needs."""
        return [f"LUOSHI_{name}" for name in CHANNELS[self.kind].needs]

    @property
    def topics(self) -> list[Any]:
        """What the person is told by it."""
        return [one.label for one in all_topics() if self.contact and one.name not in self.contact.without]

    @property
    def fails(self) -> bool:
        """Whether its last attempt failed."""
        return bool(self.is_set_up and self.condition and self.condition.failures)

    @property
    def remedy(self) -> Any:
        """What to do about its failure."""
        return REMEDIES[self.condition.reason] if self.condition else ""


@dataclass(frozen=True)
class Loss:
    """A message that did not arrive, or may not have: why, and what to do."""

    message: Message

    @property
    def why(self) -> Any:
        """The reason in words."""
        return Reason(self.message.reason).label if self.message.reason else ""

    @property
    def remedy(self) -> Any:
        """What to do about it."""
        return REMEDIES.get(self.message.reason, "")

    @property
    def is_trial(self) -> bool:
        """Whether it says nothing but that the channel works."""
        return not self.message.lines.all()

    @property
    def is_over(self) -> bool:
        """Whether nothing is tried any more."""
        return self.message.ended_at is not None


def losses(messages: Iterable[Message]) -> list[Loss]:
    """Messages with their reasons."""
    return [Loss(message) for message in messages]


def mine_context(user: User, reach: Reach) -> dict[str, Any]:
    """What stands on a person's page of notices."""
    contacts = queries.contacts_of(reach)
    return {
        "ways": [Way(kind, contacts.get(kind)) for kind in set_up()],
        "quiet": queries.quiet_of(user),
        "feed": queries.feed_of(reach),
        "sent": losses(queries.messages_of(reach)[:SHOWN]),
        "failed": MessageState.FAILED,
    }


def ways(reach: Reach, now: datetime) -> list[Way]:
    """Every channel that there is, set up or not, and how it is."""
    conditions = {one.channel: one for one in queries.conditions_seen(reach)}
    waiting, sent, there = queries.waiting_by_channel(), queries.last_sent_by_channel(), set_up()
    return [
        Way(kind, None, conditions.get(kind), kind in there, waiting.get(kind, 0), sent.get(kind)) for kind in CHANNELS
    ]


def feed_address(key: str) -> str:
    """The whole address of a calendar."""
    return f"{settings.ADDRESS}{reverse('notices:feed', args=[key])}"
