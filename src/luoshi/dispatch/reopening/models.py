"""That something a closed round asked may be answered late."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from luoshi.dispatch.models.asking import Ask
from luoshi.dispatch.states import ReopeningState
from luoshi.records.models import Recorded


class Reopening(Recorded):
    """An ask of a closed round that may be answered until a day, or the wish for it; each ask is reopened once.

    `offered` by the office where the unit did not ask itself. What is reported then is late for good.
    """

    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="reopenings")
    state = models.CharField(max_length=20, choices=ReopeningState.choices, default=ReopeningState.WISHED)
    offered = models.BooleanField(default=False)
    reason = models.CharField(max_length=300)
    wished_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    wished_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    remark = models.CharField(max_length=300, blank=True)  # why it is granted or refused
    open_until = models.DateField(null=True)
    rule_version = models.PositiveSmallIntegerField()  # by which limits it was wished for (data/reopening.json)

    class Meta:
        indexes = [
            models.Index(fields=["open_until"], condition=Q(state="granted"), name="reopening_open_until"),
            models.Index(fields=["state"], name="reopening_by_state"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["ask"], condition=~Q(state="refused"), name="reopened_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="reopening_has_reason"),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("wished_by")), name="reopened_by_another"
            ),
            models.CheckConstraint(
                condition=Q(state="wished", decided_by__isnull=True, open_until__isnull=True, remark="")
                | Q(state="granted", decided_by__isnull=False, open_until__isnull=False) & ~Q(remark="")
                | Q(state="refused", decided_by__isnull=False, open_until__isnull=True) & ~Q(remark=""),
                name="reopening_decided_with_reason",
            ),
        ]
