"""The table of contact details: whose and of what kind; the value itself lies in the vault."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from luoshi.organizations.states import DetailKind
from luoshi.records.models import PersonalDatum, Recorded


class ContactDetail(Recorded):
    """That a person has a telephone number or a mail address here; emptied when his account is closed."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=DetailKind.choices)
    datum = models.ForeignKey(PersonalDatum, on_delete=models.PROTECT, related_name="+")

    class Meta:
        app_label = "organizations"
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="contact_detail_once")]
