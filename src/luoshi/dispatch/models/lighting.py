"""Lights, and the rules by which they are judged."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from luoshi.dispatch.lights.inputs import PROVISIONAL
from luoshi.dispatch.states import Cause, Colour
from luoshi.ledger.models import Target, Task
from luoshi.organizations.models import Dated, in_order
from luoshi.records.models import RuleSet


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

    @property
    def provisional_until(self) -> date | None:
        """Until when it is provisional: a light of a year's end of which the figures are not settled (S18)."""
        until = self.inputs.get(PROVISIONAL)
        return date.fromisoformat(until) if until else None
