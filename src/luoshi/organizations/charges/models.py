"""The table of places that are in somebody's charge."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from luoshi.organizations.models import Dated, Post, Region, ends_not_before


class Charge(Dated):
    """That the holder of a post is there for a place by a line."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    line = models.CharField(max_length=20)  # 河长, 路长, 网格员, …
    place = models.CharField(max_length=100)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="charges")

    class Meta:
        constraints = [
            ends_not_before("charge"),
            models.UniqueConstraint(
                fields=["region", "line", "place"], condition=Q(valid_to__isnull=True), name="place_in_one_charge"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} · {self.line}"
