"""Telephone calls, each in one line."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from luoshi.dispatch.models.asking import Round
from luoshi.organizations.models import Unit
from luoshi.records.models import Recorded


class Call(Recorded):
    """Somebody of the office called a unit about a round: whom, and what was said."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="calls")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    whom = models.CharField(max_length=50)
    said = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    missing = models.PositiveSmallIntegerField()  # reports that the unit owed at that moment
