"""A bulletin is published: its words and figures are frozen, and every task in it can be found from its page."""

from __future__ import annotations

import hashlib

from django.utils import timezone
from django.utils.translation import gettext as _

from luoshi.core import papers
from luoshi.core.errors import Forbidden
from luoshi.organizations.standing_in.hands import is_own_work
from luoshi.publishing.bulletins import TEMPLATE_VERSION, Content, as_data, content_of, lines_in, paper_of
from luoshi.publishing.models import Bulletin, Line
from luoshi.publishing.queries import corrections_for, written_at
from luoshi.publishing.rules import BULLETINS
from luoshi.publishing.states import BulletinState
from luoshi.records.log import Log, act
from luoshi.records.snapshots import canonical


@act("publishing.publish")
def publish(log: Log, bulletin: Bulletin) -> Bulletin:
    """Publishes a draft, by another person than who wrote it; from then on it can be rebuilt and never changes."""
    BULLETINS.answer("publish", log.act.reach, bulletin).require()
    if bulletin.written_by_id and is_own_work(log.act, bulletin.written_by_id, written_at(bulletin)):
        raise Forbidden(_("You wrote this bulletin yourself; another person publishes it."))
    bulletin.issuer = log.act.unit_name
    content = content_of(bulletin, timezone.localdate(log.act.at), corrections_for(bulletin))
    snapshot = snapshot_of(content)
    entry = log.entry(bulletin)
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


def snapshot_of(content: Content) -> str:
    """Everything that the bulletin says, as canonical JSON: its files are rendered from this alone."""
    return canonical({"paper": papers.as_data(paper_of(content)), **as_data(content)})
