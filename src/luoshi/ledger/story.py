"""The story of a task: what was done to it, by whom and when, from the log."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.ledger.models import Amendment, Target, Task
from luoshi.records.models import LogEntry

#: What each act on a task is called in its story.
WORDS = {
    "ledger.adopt": gettext_lazy("Adopted into the ledger"),
    "ledger.name_lead": gettext_lazy("Main lead named"),
    "ledger.propose_amendment": gettext_lazy("Change proposed"),
    "ledger.decide_amendment": gettext_lazy("Change decided"),
    "ledger.complete_target": gettext_lazy("Target completed"),
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
    for entry in LogEntry.objects.filter(_about(task)).order_by("seq"):
        who = _("%(name)s, %(post)s") % {"name": entry.actor_name, "post": entry.post_name}
        reason = json.loads(entry.body)["facts"].get("reason", "")
        yield Chapter(entry.at, str(WORDS.get(entry.act, entry.act)), who, reason)


def _about(task: Task) -> Q:
    """Entries about the task, its targets and its amendments."""
    subjects: dict[str, list[int]] = {
        task._meta.label_lower: [task.pk],
        Target._meta.label_lower: list(task.targets.values_list("pk", flat=True)),
        Amendment._meta.label_lower: list(task.amendments.values_list("pk", flat=True)),
    }
    about = Q(pk__in=[])
    for kind, ids in subjects.items():
        about |= Q(subject_type=kind, subject_id__in=ids)
    return about
