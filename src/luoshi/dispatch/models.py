"""The tables of dispatch. What a round asks is frozen when it opens: it is the denominator of every rate."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from luoshi.dispatch.states import Cause, Colour, Fall, ObstacleState, ReportState, RoundState
from luoshi.ledger.models import Plan, Target, Task
from luoshi.organizations.models import Dated, Region, Unit, in_order
from luoshi.records.models import File, Recorded, RuleSet


class Round(Recorded):
    """One period's reporting over one plan; its days were reckoned by a version of a rule."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+", db_index=False)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+", db_index=False)
    rule = models.CharField(max_length=30)
    rule_version = models.PositiveSmallIntegerField()
    calendar_version = models.CharField(max_length=20)  # 2026.1: the notice by which working days were counted
    provisional = models.BooleanField()
    period_start = models.DateField()
    period_end = models.DateField()
    opens_on = models.DateField()
    remind_on = models.DateField()
    due_on = models.DateField()
    grace_until = models.DateField()
    closes_on = models.DateField()
    state = models.CharField(max_length=20, choices=RoundState.choices, default=RoundState.OPEN)
    reminded_on = models.DateField(null=True)
    asked_because = models.CharField(max_length=300, blank=True)  # why it asks more than would do, or who orders it
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["state", "due_on"], name="round_by_state"),
            models.Index(fields=["region", "-period_start"], name="round_newest"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["plan", "rule", "period_start"], name="round_once"),
            models.CheckConstraint(
                condition=Q(period_end__gte=F("period_start"))
                & Q(due_on__gt=F("opens_on"))
                & Q(grace_until__gt=F("due_on"))
                & Q(closes_on__gte=F("grace_until")),
                name="round_days_in_order",
            ),
        ]


class Ask(Recorded):
    """What one unit is asked in a round: a task, or its own target of a task that others lead."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="asks", db_index=False)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="+", db_index=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    target = models.ForeignKey(Target, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    excused = models.CharField(max_length=300, blank=True)  # why; empty for who has to report
    drawn = models.BooleanField(default=False)  # into the sample that is to be proved, at most a tenth of a round

    class Meta:
        indexes = [
            models.Index(fields=["round", "unit"], name="ask_of_unit_in_round"),
            models.Index(fields=["unit", "round"], name="ask_of_round_in_unit"),
            models.Index(fields=["task", "round"], name="ask_of_task"),
            models.Index(fields=["target"], condition=Q(target__isnull=False), name="ask_of_target"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "task", "unit"], condition=Q(target__isnull=True), name="ask_once_for_task"
            ),
            models.UniqueConstraint(
                fields=["round", "target", "unit"], condition=Q(target__isnull=False), name="ask_once_for_target"
            ),
        ]


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
                condition=Q(state="in_review", reviewed_by__isnull=True)
                | (~Q(state="in_review") & Q(reviewed_by__isnull=False)),
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
        indexes = [models.Index(fields=["needed_from"], condition=~Q(state="solved"), name="obstacle_waiting")]
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


class Draft(models.Model):
    """What somebody has typed for an ask and not handed in: no act, seen by nobody else, gone when it is sent."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="+")
    body = models.JSONField()
    n = models.PositiveIntegerField()  # rises with every save: by it two devices notice each other
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "ask"], name="one_draft_of_a_person")]


class LightRuleSet(RuleSet):
    """By which rules lights are judged."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="light_rules_once")]

    @property
    def label(self) -> str:
        """What a light calls its rules."""
        return f"{self.code} {self.version}"


class Light(Dated):
    """The light of a target, or of a whole task, from a day on; a new row is written on change alone."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="+", db_index=False)
    target = models.ForeignKey(Target, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    colour = models.CharField(max_length=10, choices=Colour.choices)
    cause = models.CharField(max_length=20, choices=Cause.choices)
    rule_set = models.ForeignKey(LightRuleSet, on_delete=models.PROTECT, related_name="+")
    inputs = models.JSONField()
    next_look_on = models.DateField(null=True)
    judged_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["task", "target", "valid_from"], name="light_of_task"),
            models.Index(fields=["target"], condition=Q(target__isnull=False), name="light_of_target"),
            models.Index(fields=["next_look_on"], condition=Q(valid_to__isnull=True), name="light_to_look_at"),
            models.Index(
                fields=["colour", "task"],
                condition=Q(valid_to__isnull=True, target__isnull=True),
                name="light_by_colour",
            ),
        ]
        constraints = [
            in_order("light"),
            models.UniqueConstraint(
                fields=["task"], condition=Q(valid_to__isnull=True, target__isnull=True), name="one_open_light_of_task"
            ),
            models.UniqueConstraint(
                fields=["target"],
                condition=Q(valid_to__isnull=True, target__isnull=False),
                name="one_open_light_of_target",
            ),
        ]
