"""The tables of the catalogue of duties."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from luoshi.organizations.models import Dated, Region, Unit, ends_not_before
from luoshi.organizations.states import DutyBookState, DutyKind
from luoshi.records.models import File, Recorded


class DutyBook(Recorded):
    """An edition of the catalogue: the file that was brought, the paper that decided it, and from when it holds."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)  # of the file, as it was uploaded
    basis = models.CharField(max_length=200)
    since = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=DutyBookState.choices, default=DutyBookState.BROUGHT)

    def __str__(self) -> str:
        return self.name


class Duty(Recorded):
    """An entry through its editions; what it says stands in its versions."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"duty {self.pk}"


class DutyVersion(Dated):
    """What an entry says from a day on: the duty, who is in charge of it and what he does, and where that is written.

    A basic duty is the township's own and names no unit. `town` is the township whose list it stands in; none for
    every township of the region.
    """

    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="versions")
    book = models.ForeignKey(DutyBook, on_delete=models.PROTECT, related_name="versions")
    kind = models.CharField(max_length=20, choices=DutyKind.choices)
    no = models.PositiveIntegerField(null=True)  # as the list numbers it
    field = models.CharField(max_length=50, blank=True)
    words = models.CharField(max_length=300)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="duties")
    does = models.CharField(max_length=500, blank=True)
    town = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    basis = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            ends_not_before("duty_version"),
            models.UniqueConstraint(fields=["duty"], condition=Q(valid_to__isnull=True), name="duty_one_version"),
            models.CheckConstraint(
                condition=Q(kind="basic", unit__isnull=True) | (~Q(kind="basic") & Q(unit__isnull=False)),
                name="duty_of_a_unit_or_basic",
            ),
            models.CheckConstraint(condition=~Q(kind="department") | Q(town__isnull=True), name="duty_list_of_a_town"),
        ]

    def __str__(self) -> str:
        return self.words


class DutyPart(Recorded):
    """A unit that joins in a duty, and what it does."""

    version = models.ForeignKey(DutyVersion, on_delete=models.PROTECT, related_name="parts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    no = models.PositiveIntegerField()
    does = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "unit"], name="unit_joins_once")]
