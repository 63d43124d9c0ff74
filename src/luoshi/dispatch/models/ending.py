"""How the year of a plan ended (S18): what went on, what did not and why, and from where stocks begin anew."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from luoshi.dispatch.models.asking import Round
from luoshi.dispatch.states import YearEndState
from luoshi.ledger.models import Plan, Target, Task
from luoshi.records.models import Recorded


class YearEnd(Recorded):
    """The end of a plan's year, proposed by one and decided by another; `later` is the plan that takes lines over."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    later = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="+")  # null: one is begun
    state = models.CharField(max_length=20, choices=YearEndState.choices, default=YearEndState.PROPOSED)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    remark = models.CharField(max_length=300, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    basis = models.CharField(max_length=300, blank=True)  # by which paper the figures were settled

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan"], condition=~Q(state="refused"), name="one_year_end_of_plan"),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")), name="year_end_by_another"
            ),
            models.CheckConstraint(
                condition=Q(state="settled", settled_by__isnull=False) & ~Q(basis="")
                | ~Q(state="settled") & Q(settled_by__isnull=True, basis=""),
                name="year_settled_by_somebody",
            ),
        ]


class YearEndLine(Recorded):
    """A line of the plan that was not finished: carried over until a day, or not and why.

    `stood` says of each of its targets the last accepted figure and what was left, as exact texts or null:
    `[[target, "8", "2"], …]`.
    """

    year_end = models.ForeignKey(YearEnd, on_delete=models.PROTECT, related_name="lines")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True)
    why_not = models.CharField(max_length=300, blank=True)
    stood = models.JSONField(default=list)
    became = models.ForeignKey(Task, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year_end", "task"], name="year_end_line_once"),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True, became__isnull=True) & ~Q(why_not="")
                | Q(due_on__isnull=False, why_not=""),
                name="carried_over_or_why_not",
            ),
        ]


class YearEndStart(Recorded):
    """That a stock goes on in a target of the later plan, which begins at its last accepted value."""

    year_end = models.ForeignKey(YearEnd, on_delete=models.PROTECT, related_name="starts")
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="+")
    goes_on_in = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="+")
    value = models.DecimalField(max_digits=20, decimal_places=6)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year_end", "goes_on_in"], name="year_start_once")]


class SettledFigure(Recorded):
    """The figure of the year, settled by the paper of the year's end, for a target that nobody reported at the last.

    The report stays missing in the round's counts; the light is judged by this from then on.
    """

    year_end = models.ForeignKey(YearEnd, on_delete=models.PROTECT, related_name="settled_figures")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="+")
    value = models.DecimalField(max_digits=20, decimal_places=6)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "target"], name="settled_once")]
