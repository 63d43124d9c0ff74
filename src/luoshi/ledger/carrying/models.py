"""The tables of lines that are handed down and carried out; all of them dated but the pairs of targets."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from luoshi.ledger.models import Target, Task
from luoshi.ledger.states import RollUp
from luoshi.organizations.models import Dated, Region, ends_not_before
from luoshi.records.models import Recorded


class HandedLine(Dated):
    """A line of a plan that a region below is to carry out, and how the results of all regions come together."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="handed")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=10, choices=RollUp.choices)

    class Meta:
        constraints = [
            ends_not_before("handed_line"),
            models.UniqueConstraint(
                fields=["task", "region"], condition=Q(valid_to__isnull=True), name="line_handed_once"
            ),
        ]


class Share(Dated):
    """The part of a target that a region is to bring (分解)."""

    line = models.ForeignKey(HandedLine, on_delete=models.PROTECT, related_name="shares")
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="+")
    amount = models.DecimalField(max_digits=20, decimal_places=6)

    class Meta:
        constraints = [
            ends_not_before("share"),
            models.UniqueConstraint(fields=["line", "target"], condition=Q(valid_to__isnull=True), name="one_share"),
        ]


class TaskLink(Dated):
    """A lower task that carries out an upper one (承接)."""

    upper = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="links_down")
    lower = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="links_up")
    how = models.CharField(max_length=10, choices=RollUp.choices)

    class Meta:
        constraints = [
            ends_not_before("task_link"),
            models.CheckConstraint(condition=~Q(upper=F("lower")), name="task_not_under_itself"),
            models.UniqueConstraint(
                fields=["upper", "lower"], condition=Q(valid_to__isnull=True), name="task_linked_once"
            ),
        ]


class TargetLink(Recorded):
    """Which target of the lower task brings the figure for which of the upper one; both count in one measure."""

    link = models.ForeignKey(TaskLink, on_delete=models.PROTECT, related_name="pairs")
    upper = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="+")
    lower = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["link", "upper"], name="upper_target_paired_once"),
            models.UniqueConstraint(fields=["link", "lower"], name="lower_target_paired_once"),
        ]
