"""What notices are about, as people choose: the room in which something happened. Upper rooms add their own."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from luoshi.core.registry import Topic, topics
from luoshi.records.models import Notice


def topic_of(notice: Notice) -> str:
    """The topic of a notice: the room before the dot in its key."""
    return notice.key.partition(".")[0]


def all_topics() -> Iterable[Topic]:
    """Every topic, once, in the order of the rooms."""
    return list(topics)


topics.add("organizations", Topic("organizations", _("Posts and units")))
