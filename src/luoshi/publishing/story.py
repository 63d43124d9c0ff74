"""What publishing tells of a task: in which bulletins it stands."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.core.registry import Chapter, stories
from luoshi.dispatch.wording import period_in_words
from luoshi.ledger.models import Task
from luoshi.organizations.reach import Reach
from luoshi.publishing.queries import lines_about


def chapters(reach: Reach | None, task: Task) -> Iterator[Chapter]:
    """Each published bulletin in which a task stands, once."""
    lines = lines_about(reach, task).select_related("bulletin__round", "bulletin__approved_by")
    for bulletin in {line.bulletin_id: line.bulletin for line in lines}.values():
        assert bulletin.published_at and bulletin.approved_by  # it is published
        what = _("In the bulletin about %(month)s") % {"month": period_in_words(bulletin)}
        yield Chapter(
            bulletin.published_at,
            what,
            bulletin.approved_by.name,
            "",
            reverse("publishing:bulletin", args=[bulletin.pk]),
        )


stories.add("ledger.task", chapters)
