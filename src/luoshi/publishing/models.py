"""The tables of publishing. A published bulletin is frozen; its lines say which task stands behind which figure."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from luoshi.dispatch.dates import quarter_of
from luoshi.dispatch.models import Round
from luoshi.ledger.models import Task
from luoshi.organizations.models import Region, Unit
from luoshi.publishing.states import BulletinState, Covers
from luoshi.records.models import Recorded


class Bulletin(Recorded):
    """The bulletin of a round, or of the quarter that it ends. Drafts are reckoned at each look; publishing freezes."""

    UNLOGGED = ("snapshot",)  # covered by `sha`

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+", db_index=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+", db_index=False)
    covers = models.CharField(max_length=10, choices=Covers.choices, default=Covers.ROUND)
    state = models.CharField(max_length=20, choices=BulletinState.choices, default=BulletinState.DRAFT)
    foreword = models.CharField(max_length=500, blank=True)
    drafted_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    issuer = models.CharField(max_length=100, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)
    snapshot = models.TextField(blank=True)
    sha = models.CharField(max_length=64, blank=True)
    template_version = models.PositiveSmallIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["region", "state"], name="bulletin_of_region")]
        constraints = [
            models.UniqueConstraint(fields=["round", "covers"], name="bulletin_once_about_it"),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("written_by")),
                name="bulletin_approved_by_another",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", published_at__isnull=True)
                | Q(state="published", published_at__isnull=False, approved_by__isnull=False),
                name="bulletin_published_by_somebody",
            ),
        ]

    @property
    def period_start(self) -> date:
        """The first day that it is about."""
        return self.period[0]

    @property
    def period_end(self) -> date:
        return self.period[1]

    @property
    def period(self) -> tuple[date, date]:
        round = self.round
        return quarter_of(round.period_end) if self.covers == Covers.QUARTER else (round.period_start, round.period_end)


class Line(Recorded):
    """That a task stands behind a figure of a published bulletin, as it was then."""

    bulletin = models.ForeignKey(Bulletin, on_delete=models.PROTECT, related_name="lines")
    figure = models.CharField(max_length=30)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    unit_name_then = models.CharField(max_length=100)
    words = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bulletin", "figure", "task", "unit"], name="line_once_in_figure")
        ]
