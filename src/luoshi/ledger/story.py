"""The story of a task: what was done to it, by whom and when, from the log."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.ledger.models import Task
from luoshi.records.models import LogEntry

#: What each act on a task is called in its story.
WORDS = {
    "ledger.adopt": gettext_lazy("Adopted into the ledger"),
    "ledger.name_lead": gettext_lazy("Main lead named"),
}


class Chapter(NamedTuple):
    at: datetime
    what: str
    who: str
    reason: str


def story_of(task: Task) -> list[Chapter]:
    """What happened to a task, oldest first."""
    return list(_chapters(task))


def _chapters(task: Task) -> Iterator[Chapter]:
    entries = LogEntry.objects.filter(subject_type=task._meta.label_lower, subject_id=task.pk).order_by("seq")
    for entry in entries:
        who = _("%(name)s, %(post)s") % {"name": entry.actor_name, "post": entry.post_name}
        reason = json.loads(entry.body)["facts"].get("reason", "")
        yield Chapter(entry.at, str(WORDS.get(entry.act, entry.act)), who, reason)
