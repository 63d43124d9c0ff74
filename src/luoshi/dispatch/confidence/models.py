"""Judgements of delivery."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from luoshi.dispatch.states import Confidence
from luoshi.ledger.models import Task
from luoshi.records.models import Recorded


class Judgement(Recorded):
    """How sure somebody of the office was at a moment that a task will be done in time, and why. The newest holds."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="+")
    confidence = models.CharField(max_length=10, choices=Confidence.choices)
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="judgement_has_reason")]
