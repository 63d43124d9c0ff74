"""What late reports tell of a task: who asked for one and why, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.core.registry import Chapter, stories
from luoshi.dispatch.reopening.queries import reopenings_visible_to
from luoshi.dispatch.states import ReopeningState
from luoshi.dispatch.wording import period_in_words
from luoshi.ledger.models import Task
from luoshi.organizations.reach import Reach


def chapters(reach: Reach | None, task: Task) -> Iterator[Chapter]:
    """Each wish and each decision, with its reason."""
    for one in reopenings_visible_to(reach).filter(ask__task=task):
        month, url = {"month": period_in_words(one.ask.round)}, reverse("dispatch:reopening", args=[one.pk])
        yield Chapter(
            one.wished_at, _("Late report on %(month)s asked for") % month, one.wished_by.name, one.reason, url
        )
        if one.decided_by and one.decided_at:
            granted = one.state == ReopeningState.GRANTED
            what = _("Late report on %(month)s granted") if granted else _("Late report on %(month)s refused")
            yield Chapter(one.decided_at, what % month, one.decided_by.name, one.remark, url)


stories.add("ledger.task", chapters)
