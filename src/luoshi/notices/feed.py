"""A person's calendar (RFC 5545): on which days something of his is due, and how much; never what."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from icalendar import Calendar, Event

from luoshi.core.registry import open_items, topics
from luoshi.organizations.models import User
from luoshi.organizations.reach import Reach

REFRESH = timedelta(hours=1)


def calendar_of(user: User, reach: Reach, now: datetime) -> bytes:
    """What waits for a person with a due day, as a calendar that other programs show."""
    with translation.override(user.language):
        calendar = _empty()
        for (day, topic), n in sorted(_due(reach).items()):
            calendar.add_component(_event(user, day, topic, n, now))
    return bytes(calendar.to_ical())


def _due(reach: Reach) -> Counter[tuple[date, str]]:
    """How many things are due on a day, by the room they belong to."""
    items = (item for source in open_items for item in source.of(reach, reach.on))
    return Counter((item.due_at, item.kind.partition(".")[0]) for item in items if item.due_at)


def _empty() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Luoshi//notices//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Luoshi: what is due"))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    return calendar


def _event(user: User, day: date, topic: str, n: int, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{topic}.{day}.{user.pk}@{urlsplit(settings.ADDRESS).hostname or 'luoshi'}")
    event.add("dtstamp", now)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", _("Luoshi: %(what)s") % {"what": _said(topic, n)})
    event.add("url", f"{settings.ADDRESS}{reverse(settings.LOGIN_REDIRECT_URL)}")
    return event


def _said(topic: str, n: int) -> str:
    label = next((one.label for one in topics.named(topic)), _("Open items"))
    return ngettext("%(topic)s, %(n)s item due", "%(topic)s, %(n)s items due", n) % {"topic": label, "n": n}
