"""The table of portfolios."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from luoshi.organizations.models import Dated, Post, Unit, ends_not_before


class Portfolio(Dated):
    """That the leader who holds a post is in charge of a unit."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="portfolio")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="leaders")

    class Meta:
        constraints = [
            ends_not_before("portfolio"),
            models.UniqueConstraint(
                fields=["post", "unit"], condition=Q(valid_to__isnull=True), name="unit_once_in_portfolio"
            ),
        ]
