"""The secret address of a person's calendar: shown once, kept as a digest, worthless from one moment to the next."""

from __future__ import annotations

from django.utils.translation import gettext as _

from luoshi.core.errors import Conflict
from luoshi.notices.models import Feed
from luoshi.notices.rules import FEEDS, ONESELF
from luoshi.organizations.actions.demands import refuse
from luoshi.organizations.models import User
from luoshi.records.log import Log, act


@act("notices.issue_feed")
def issue_feed(log: Log, user: User, *, digest: str) -> Feed:
    """Gives a person's calendar a new address, of which the act sees the digest only; the one before ends."""
    ONESELF.answer("issue_feed", log.act.reach, user).require()
    entry = log.entry()
    for before in Feed.objects.filter(user=user, revoked_at__isnull=True):
        entry.change(before, revoked_at=log.act.at)
    entry.subject = feed = entry.add(Feed(user=user, digest=digest, issued_at=log.act.at))
    return feed


@act("notices.revoke_feed")
def revoke_feed(log: Log, feed: Feed) -> Feed:
    """Makes the address of a calendar worthless from now on."""
    FEEDS.answer("revoke_feed", log.act.reach, feed).require()
    refuse(Conflict, (feed.revoked_at, _("This address has ended already.")))
    return log.entry(feed).change(feed, revoked_at=log.act.at)
