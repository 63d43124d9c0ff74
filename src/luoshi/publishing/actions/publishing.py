"""A bulletin is published: its words and figures are frozen, and every task in it can be found from its page."""

from __future__ import annotations

import hashlib

from django.utils import timezone
from django.utils.translation import gettext as _

from luoshi.core import papers
from luoshi.core.dates import in_words
from luoshi.core.errors import Conflict, Forbidden
from luoshi.dispatch.queries import hold
from luoshi.organizations.standing_in.hands import is_own_work
from luoshi.publishing.bulletins import TEMPLATE_VERSION, Content, as_data, content_of, lines_in, paper_of
from luoshi.publishing.hearing import look_until, waited_for
from luoshi.publishing.models import Bulletin, Line
from luoshi.publishing.queries import corrections_for, written_at
from luoshi.publishing.rules import BULLETINS
from luoshi.publishing.states import BulletinState
from luoshi.records.log import Log, act
from luoshi.records.snapshots import canonical

#: The longest reason that is kept.
REASON = 300


@act("publishing.publish")
def publish(log: Log, bulletin: Bulletin, early: str = "") -> Bulletin:
    """Publishes a draft, by another person than who wrote it; from then on it can be rebuilt and never changes.

    Before the named units have looked at it and while they have time, it takes a reason.
    """
    BULLETINS.answer("publish", log.act.reach, bulletin).require()
    if bulletin.written_by_id and is_own_work(log.act, bulletin.written_by_id, written_at(bulletin)):
        raise Forbidden(_("You wrote this bulletin yourself; another person publishes it."))
    hold(bulletin.round)  # a late report comes before, and is told in it, or is refused
    bulletin.issuer = log.act.unit_name
    on = timezone.localdate(log.act.at)
    content = content_of(bulletin, on, corrections_for(bulletin))
    waiting = waited_for(bulletin, content.figures, on)
    if waiting and not early.strip():
        raise Conflict(_too_early(bulletin, waiting))
    snapshot = snapshot_of(content)
    entry = log.entry(bulletin)
    if waiting:
        entry.note(early=early.strip()[:REASON], not_looked=len(waiting))
    entry.change(
        bulletin,
        state=BulletinState.PUBLISHED,
        issuer=bulletin.issuer,
        approved_by_id=log.act.person,
        published_at=log.act.at,
        snapshot=snapshot,
        sha=hashlib.sha256(snapshot.encode()).hexdigest(),
        template_version=TEMPLATE_VERSION,
    )
    entry.add_all(
        Line(
            bulletin=bulletin,
            figure=figure,
            task_id=row.task,
            unit_id=row.unit,
            unit_name_then=row.unit_name,
            words=row.words[:200],
        )
        for figure, row in lines_in(content)
    )
    return bulletin


def _too_early(bulletin: Bulletin, waiting: list[str]) -> str:
    facts = {"units": "、".join(waiting), "until": in_words(look_until(bulletin))}
    return _("Named and not looked at it yet: %(units)s. Wait until %(until)s, or say why it cannot wait.") % facts


def snapshot_of(content: Content) -> str:
    """Everything that the bulletin says, as canonical JSON: its files are rendered from this alone."""
    return canonical({"paper": papers.as_data(paper_of(content)), **as_data(content)})
