"""That a reviewer asks for a proof before he decides on a report."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from luoshi.dispatch.models.reporting import Report
from luoshi.dispatch.states import ProofRequestState
from luoshi.records.models import Recorded


class ProofRequest(Recorded):
    """What is wanted, of which figures, and until when; the unit's files stand with the report, its words here."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="proof_requests")
    state = models.CharField(max_length=20, choices=ProofRequestState.choices, default=ProofRequestState.WANTED)
    what = models.CharField(max_length=300)
    targets = models.JSONField(default=list, blank=True)  # whose figures lack it; none: the report as a whole
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    until = models.DateField()
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    remark = models.CharField(max_length=300, blank=True)  # what the unit says to it, or why there is no proof

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report"], condition=Q(state="wanted"), name="one_proof_wanted"),
            models.CheckConstraint(condition=~Q(what=""), name="proof_wanted_says_what"),
            models.CheckConstraint(
                condition=Q(state="answered", answered_by__isnull=False, answered_at__isnull=False)
                | (~Q(state="answered") & Q(answered_by__isnull=True, answered_at__isnull=True, remark="")),
                name="proof_answered_by_somebody",
            ),
        ]
