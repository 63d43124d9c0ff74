"""What publishing shows on lower rooms' pages, and what waits in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.core.dates import month_in_words
from luoshi.core.registry import OpenItem, OpenItems, Slot, open_items, slots
from luoshi.ledger.models import Task
from luoshi.organizations.acting import reach_of
from luoshi.organizations.reach import Reach
from luoshi.publishing.queries import lines_about, to_publish


def lines_of(request: HttpRequest, task: Task) -> dict[str, Any]:
    """On a task's page: where bulletins name it."""
    return {"lines": lines_about(reach_of(request), task)}


def unpublished(reach: Reach, on: date) -> Iterator[OpenItem]:
    """Drafts wait for who may publish them."""
    for bulletin in to_publish(reach):
        what = _("Publish the bulletin about %(month)s") % {"month": month_in_words(bulletin.round.period_start)}
        address = reverse("publishing:bulletin", args=[bulletin.pk])
        yield OpenItem("publishing.unpublished", bulletin.round.plan.title, what, None, address)


slots.add("ledger.task", Slot("publishing/_lines_of_task.html", lines_of))
open_items.add("publishing.unpublished", OpenItems("publishing.unpublished", unpublished))
