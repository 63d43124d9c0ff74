"""The table of figures that were taken over from below: with it each opens down to the reports that it came from."""

from __future__ import annotations

from django.db import models

from luoshi.dispatch.models.reporting import Measurement
from luoshi.ledger.carrying.models import TaskLink
from luoshi.records.models import Recorded


class CarriedFigure(Recorded):
    """That a reported figure holds an accepted one from below, and what that counted then in the unit above."""

    measurement = models.ForeignKey(Measurement, on_delete=models.PROTECT, related_name="carried")
    source = models.ForeignKey(Measurement, on_delete=models.PROTECT, related_name="+")
    link = models.ForeignKey(TaskLink, on_delete=models.PROTECT, related_name="+")
    value = models.DecimalField(max_digits=20, decimal_places=6)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measurement", "source"], name="figure_carried_once"),
            models.CheckConstraint(condition=~models.Q(measurement=models.F("source")), name="figure_not_of_itself"),
        ]
