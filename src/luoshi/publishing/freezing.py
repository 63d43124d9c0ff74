"""What publishing has frozen: the figures of a round stand as its bulletin says once that is published."""

from __future__ import annotations

from datetime import date

from luoshi.core.dates import local_day
from luoshi.dispatch.models import Round
from luoshi.dispatch.reopening.freezing import freezings
from luoshi.publishing.models import Bulletin
from luoshi.publishing.states import BulletinState


def published_on(round: Round) -> date | None:
    """The day on which the bulletin about a round was published; None while it is not."""
    published = Bulletin.objects.filter(round=round, state=BulletinState.PUBLISHED)
    at = published.order_by("published_at").values_list("published_at", flat=True).first()
    return local_day(at) if at else None


freezings.add("publishing.bulletins", published_on)
