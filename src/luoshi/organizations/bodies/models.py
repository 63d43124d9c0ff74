"""The tables of bodies: what each is and by which paper it was set up, and who sits in it from when to when."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from luoshi.organizations.models import Dated, Post, Unit, ends_not_before
from luoshi.organizations.states import BodyKind, BodyState, SeatRole
from luoshi.records.models import Recorded


class Body(Recorded):
    """What a unit of the kind `body` is; `basis` is the paper that set it up."""

    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="body")
    kind = models.CharField(max_length=20, choices=BodyKind.choices)
    basis = models.CharField(max_length=100)
    state = models.CharField(max_length=20, choices=BodyState.choices, default=BodyState.STANDING)

    def __str__(self) -> str:
        return f"body {self.unit_id}"


class BodySeat(Dated):
    """Who sits in a body as what: whoever holds a post heads it, a unit is a member or has its office."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    role = models.CharField(max_length=20, choices=SeatRole.choices)
    title = models.CharField(max_length=20, blank=True)  # 组长, 副链长, …
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="seats")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="seats")
    no = models.PositiveSmallIntegerField()  # its place in the paper's list
    basis = models.CharField(max_length=100)

    class Meta:
        constraints = [
            ends_not_before("body_seat"),
            models.CheckConstraint(
                condition=Q(role__in=("head", "deputy"), post__isnull=False, unit__isnull=True)
                | Q(role__in=("member", "office"), post__isnull=True, unit__isnull=False),
                name="body_seat_of_post_or_unit",
            ),
            models.UniqueConstraint(
                fields=["body"], condition=Q(role="office", valid_to__isnull=True), name="body_one_office"
            ),
            models.UniqueConstraint(
                fields=["body", "post"],
                condition=Q(post__isnull=False, valid_to__isnull=True),
                name="post_once_in_body",
            ),
            models.UniqueConstraint(
                fields=["body", "unit"], condition=Q(role="member", valid_to__isnull=True), name="unit_once_in_body"
            ),
        ]
