"""The file from which units, people or regions are set up: everything made from it can be opened down to it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from luoshi.organizations.states import SetupKind, SetupState
from luoshi.records.models import File, PersonalDatum, Recorded


class SetupBook(Recorded):
    """A file of units, posts and people, or of regions, that an administrator brought."""

    kind = models.CharField(max_length=20, choices=SetupKind.choices)
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)  # of the file, as it was uploaded
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    apart = models.ForeignKey(PersonalDatum, on_delete=models.PROTECT, null=True, related_name="+")  # taken out of it
    state = models.CharField(max_length=20, choices=SetupState.choices, default=SetupState.BROUGHT)

    class Meta:
        app_label = "organizations"

    def __str__(self) -> str:
        return self.name
