"""The table of delegations."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models
from django.utils import timezone

from luoshi.organizations.models import Dated, Holding, User, ends_not_before


class Delegation(Dated):
    """Who stands in for the holder of a post; it ends by itself, or earlier at `ended_at`.

    The moments matter beside the days: who proposed something in the morning is not the hand of somebody for whom he
    stands in from noon on.
    """

    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="delegations")
    delegate = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    valid_to = models.DateField()
    reason = models.CharField(max_length=100, blank=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [ends_not_before("delegation")]

    def holds(self, at: datetime) -> bool:
        """Whether the delegate stood in at a moment."""
        day = timezone.localdate(at)
        ended = self.ended_at is not None and self.ended_at <= at
        return self.made_at <= at and self.valid_from <= day < self.valid_to and not ended

    def carried_on(self, holding: Holding, on: date) -> Delegation:
        """The same, for the holding that has taken the place of the one that was lent."""
        return Delegation(
            holding=holding,
            delegate_id=self.delegate_id,
            valid_from=max(on, self.valid_from),
            valid_to=self.valid_to,
            reason=self.reason,
            made_at=self.made_at,
        )
