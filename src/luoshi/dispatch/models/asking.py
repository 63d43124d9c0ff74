"""Rounds and what they ask. It is frozen when a round opens: it is the denominator of every rate."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from luoshi.dispatch.states import RoundState
from luoshi.ledger.models import Plan, Target, Task
from luoshi.organizations.models import Region, Unit
from luoshi.records.models import Recorded


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
