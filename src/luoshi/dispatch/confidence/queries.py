"""Which judgement of a task holds, and who may see or give one."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.core.registry import Chapter, stories
from luoshi.dispatch.confidence.models import Judgement
from luoshi.dispatch.rules import JUDGEMENTS
from luoshi.ledger.models import Task
from luoshi.organizations.reach import Reach


def judgements_of(reach: Reach | None, task: Task) -> QuerySet[Judgement]:
    """What was thought of a task's delivery, the newest first."""
    return JUDGEMENTS.visible(reach).filter(task=task).select_related("by").order_by("-at", "-pk")


def chapters(reach: Reach | None, task: Task) -> Iterator[Chapter]:
    """Each judgement in the story of its task."""
    for one in judgements_of(reach, task):
        what = _("Delivery judged: %(confidence)s") % {"confidence": one.get_confidence_display()}
        yield Chapter(one.at, what, one.by.name, one.reason, reverse("ledger:task", args=[task.pk]))


stories.add("ledger.task", chapters)
