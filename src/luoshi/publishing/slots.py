"""What waits in publishing, and for whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core.registry import OpenItem, OpenItems, Topic, open_items, topics
from luoshi.dispatch.wording import period_in_words
from luoshi.organizations.reach import Reach
from luoshi.publishing.queries import to_publish


def unpublished(reach: Reach, on: date) -> Iterator[OpenItem]:
    """Drafts wait for who may publish them."""
    for bulletin in to_publish(reach):
        what = _("Publish the bulletin about %(month)s") % {"month": period_in_words(bulletin)}
        address = reverse("publishing:bulletin", args=[bulletin.pk])
        yield OpenItem("publishing.unpublished", bulletin.round.plan.title, what, None, address)


open_items.add(
    "publishing.unpublished", OpenItems("publishing.unpublished", unpublished, lambda reach, on: to_publish(reach))
)
topics.add("publishing", Topic("publishing", gettext_lazy("Bulletins")))
