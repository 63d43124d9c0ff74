"""What units report: answers, their values, proofs and obstacles, and what was typed and not sent."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from luoshi.dispatch.models.asking import Ask, Round
from luoshi.dispatch.states import EntrySource, Fall, ObstacleState, ReportState
from luoshi.ledger.models import Target, Task
from luoshi.organizations.models import Unit
from luoshi.records.models import File, Recorded


class Report(Recorded):
    """An answer to what was asked. One is current; what was returned stays as it was."""

    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="reports", db_index=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+", db_index=False)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="+", db_index=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    n = models.PositiveSmallIntegerField()
    current = models.BooleanField(default=True)
    state = models.CharField(max_length=20, choices=ReportState.choices, default=ReportState.IN_REVIEW)
    unchanged = models.BooleanField(default=False)
    words = models.CharField(max_length=100, blank=True)
    fall = models.CharField(max_length=20, choices=Fall.choices, blank=True)
    doubts = models.JSONField(default=list, blank=True)  # [[target, kind of doubt], …], as it was handed in
    insisted = models.CharField(max_length=100, blank=True)  # why the figures are right all the same
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()
    submitted_on = models.DateField()
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    message = models.CharField(max_length=300, blank=True)
    supersedes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="superseded_by")

    class Meta:
        indexes = [
            models.Index(fields=["task", "round", "state"], name="report_of_task"),
            models.Index(fields=["round", "unit", "state"], name="report_of_unit_in_round"),
            models.Index(fields=["unit", "round"], name="report_of_unit"),
            models.Index(fields=["round", "ask"], condition=Q(state="in_review"), name="report_in_review"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["ask", "n"], name="report_in_turn"),
            models.UniqueConstraint(fields=["ask"], condition=Q(current=True), name="one_current_report"),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("submitted_by")),
                name="report_reviewed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["in_review", "proof_wanted"], reviewed_by__isnull=True)
                | (~Q(state__in=["in_review", "proof_wanted"]) & Q(reviewed_by__isnull=False)),
                name="report_reviewed_by_somebody",
            ),
        ]


class Measurement(Recorded):
    """A value of a target at the end of a period, as reported, and as a reviewer verified it beside (S10)."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="measurements")
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="+", db_index=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    period_end = models.DateField()
    value = models.DecimalField(max_digits=20, decimal_places=6)
    verified = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    accepted_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["target", "period_end"], name="measurement_of_target")]
        constraints = [
            models.UniqueConstraint(fields=["report", "target"], name="measurement_once_in_report"),
            models.UniqueConstraint(
                fields=["target", "unit", "period_end"],
                condition=Q(accepted_at__isnull=False),
                name="one_accepted_measurement",
            ),
        ]

    @property
    def counts(self) -> Decimal:
        """The value that counts: what was seen beats what was reported."""
        return self.value if self.verified is None else self.verified


class Correction(Recorded):
    """That an accepted value was wrong (更正): what stood, what stands, why. The past as known is not rewritten."""

    measurement = models.ForeignKey(Measurement, on_delete=models.PROTECT, related_name="corrections")
    before = models.DecimalField(max_digits=20, decimal_places=6)
    after = models.DecimalField(max_digits=20, decimal_places=6)
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(before=F("after")), name="correction_changes_something")]


class Evidence(Recorded):
    """A file that proves what a report says."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="evidence")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Obstacle(Recorded):
    """What stands in the way, as a part of a report: from whom it is needed, and by when. It stays until solved."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="obstacle")
    what = models.CharField(max_length=100)
    needed_from = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    by_when = models.DateField(null=True)
    for_leader = models.BooleanField(default=False)  # 需领导协调
    state = models.CharField(max_length=20, choices=ObstacleState.choices, default=ObstacleState.OPEN)
    answer = models.CharField(max_length=300, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    solved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    solved_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["needed_from"], condition=~Q(state="solved"), name="obstacle_waiting"),
            models.Index(fields=["state"], name="obstacle_by_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=(Q(answer="") & Q(answered_by__isnull=True) & Q(answered_at__isnull=True))
                | (~Q(answer="") & Q(answered_by__isnull=False) & Q(answered_at__isnull=False)),
                name="obstacle_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=(~Q(state="solved") & Q(solved_by__isnull=True) & Q(solved_at__isnull=True))
                | Q(state="solved", solved_by__isnull=False, solved_at__isnull=False),
                name="obstacle_solved_by_somebody",
            ),
        ]


class Reference(Recorded):
    """The other figure of a comparison, with its source: the office's, else the one in an accepted report."""

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="+", db_index=False)
    period_end = models.DateField()
    value = models.DecimalField(max_digits=20, decimal_places=6)
    source = models.CharField(max_length=200)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, null=True, related_name="references")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    superseded = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["target", "period_end"], name="reference_of_target")]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "target"], condition=Q(report__isnull=False), name="reference_once_in_report"
            ),
            models.UniqueConstraint(
                fields=["target", "period_end"],
                condition=Q(report__isnull=True, superseded=False),
                name="one_reference_of_the_office",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="reference_has_a_source"),
        ]


class OpeningValue(Recorded):
    """What a target had reached before the first round of a plan that came in the middle of its time (S4)."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="openings")
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="+")
    ends_on = models.DateField()
    value = models.DecimalField(max_digits=20, decimal_places=6)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "target"], name="opening_once_in_report")]


class EnteredFor(Recorded):
    """That the office entered a report for a unit that answered by telephone or on paper (代录)."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="entered_for")
    source = models.CharField(max_length=10, choices=EntrySource.choices)
    dispute_until = models.DateField()
    agreed = models.BooleanField(null=True)  # null: the unit has not said anything yet
    why = models.CharField(max_length=300, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed__isnull=True, answered_by__isnull=True, answered_at__isnull=True)
                | Q(agreed__isnull=False, answered_by__isnull=False, answered_at__isnull=False),
                name="entered_for_answered_by_somebody",
            ),
        ]


class Draft(models.Model):
    """What somebody has typed for an ask and not handed in: no act, seen by nobody else, gone when it is sent."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="+")
    body = models.JSONField()
    n = models.PositiveIntegerField()  # rises with every save: by it two devices notice each other
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "ask"], name="one_draft_of_a_person")]
