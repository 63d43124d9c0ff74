"""The ledger's tables. Responsibilities are dated; what a target asks stands in its versions."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from luoshi.documents.models import Document, Verdict
from luoshi.ledger.states import (
    AmendmentKind,
    AmendmentState,
    PlanKind,
    PlanLinkKind,
    PlanState,
    ResponsibilityRole,
    SheetState,
    TargetKind,
    TaskState,
)
from luoshi.organizations.models import Dated, Post, Region, Unit, ends_not_before
from luoshi.records.models import File, Recorded


class Plan(Recorded):
    """What a document promised, as a ledger of one region."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=500)
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=PlanKind.choices, default=PlanKind.YEARLY)
    state = models.CharField(max_length=20, choices=PlanState.choices, default=PlanState.RUNNING)
    adopted_at = models.DateTimeField()
    begins_on = models.DateField(null=True)  # of a campaign its first day, of a meeting the day it was held
    ends_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["region", "-adopted_at"], name="plan_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(begins_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")),
                name="plan_days_in_order",
            )
        ]

    def __str__(self) -> str:
        return self.title


class PlanLink(Dated):
    """A plan under another one from when to when: a family of documents is the tree of these on a day."""

    upper = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="links_down")
    lower = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="links_up")
    kind = models.CharField(max_length=20, choices=PlanLinkKind.choices)

    class Meta:
        constraints = [
            ends_not_before("plan_link"),
            models.CheckConstraint(condition=~Q(upper=F("lower")), name="plan_not_under_itself"),
            models.UniqueConstraint(fields=["lower"], condition=Q(valid_to__isnull=True), name="plan_one_upper"),
        ]


class Section(Recorded):
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="sections")
    no = models.PositiveIntegerField()
    number = models.CharField(max_length=20, blank=True)  # as the document writes it: 一
    title = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "no"], name="section_in_order")]

    def __str__(self) -> str:
        return self.title


class Task(Recorded):
    """One line of the ledger. `no` is its place in the plan, `number` what the document calls it."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="tasks")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, null=True, related_name="tasks")
    no = models.PositiveIntegerField()
    number = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=300)
    statement = models.TextField()
    deadline = models.DateField(null=True)
    verdict = models.ForeignKey(Verdict, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=20, choices=TaskState.choices)
    carried_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "no"], name="task_in_order"),
            models.UniqueConstraint(fields=["carried_from"], name="task_carried_over_once"),
        ]
        indexes = [models.Index(fields=["state", "plan", "no"], name="task_by_state")]

    def __str__(self) -> str:
        return self.title

    @property
    def numbered_title(self) -> str:
        """The title behind the number that the document gives it, where it gives one: "3. 建设村卫生室"."""
        return f"{self.number}. {self.title}" if self.number else self.title


class Target(Recorded):
    """What is counted or measured; the words never change, what they ask stands in versions."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="targets")
    no = models.PositiveIntegerField()
    indicator = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=TargetKind.choices, blank=True)
    unit_label = models.CharField(max_length=30, blank=True)
    words = models.TextField()
    verdict = models.ForeignKey(Verdict, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "no"], name="target_in_order")]


class TargetVersion(Recorded):
    """What a target asks from a day on. `low` for >= and >, `high` for <= and <, both for = and ~.

    `points` are its nodes in the order of time, each `[day, value, words]`: "2026-06-30", the text of a
    decimal or null where only words say what must stand by then, and the words or "". See `nodes.nodes_of`.
    `judged_in` are the months (1 to 12) at whose ends alone it is judged, none for all (S9: grain in June and
    December); `lag` is by how many months its figures come late, null for none.
    """

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="versions")
    n = models.PositiveIntegerField(default=1)
    comparator = models.CharField(max_length=2)
    low = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    high = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    baseline = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    due_on = models.DateField(null=True)
    points = models.JSONField(default=list, blank=True)  # [[day, value, words], …]
    judged_in = models.JSONField(default=list, blank=True)
    lag = models.PositiveSmallIntegerField(null=True)
    effective_on = models.DateField()
    recorded_at = models.DateTimeField()
    reason = models.CharField(max_length=300, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["target", "n"], name="target_version_in_turn"),
            models.CheckConstraint(
                condition=Q(low__isnull=False) | Q(high__isnull=False), name="target_version_asks_something"
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("proposed_by")),
                name="target_approved_by_another",
            ),
        ]

    @property
    def amount(self) -> Decimal:
        """The figure that the words name."""
        amount = self.low if self.low is not None else self.high
        assert amount is not None  # a constraint sees to it
        return amount


class Responsibility(Dated):
    """Who answers for a task or for one of its targets, and as what, from when to when."""

    # Each is found by an index below. One over all targets would be a trap: nearly every row has none, and a
    # database that has not counted its rows takes it for the shortest way.
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="responsibilities", db_index=False)
    target = models.ForeignKey(
        Target, on_delete=models.PROTECT, null=True, related_name="responsibilities", db_index=False
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)  # a leader's
    role = models.CharField(max_length=20, choices=ResponsibilityRole.choices)
    no = models.PositiveIntegerField(default=0)  # its place in the document's list
    as_written = models.CharField(max_length=200)
    owes = models.CharField(max_length=300, blank=True)
    verdict = models.ForeignKey(Verdict, on_delete=models.PROTECT, null=True, related_name="+")
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["unit", "role", "task"], name="responsibility_of_unit"),
            models.Index(
                fields=["task", "role", "target", "valid_from", "valid_to", "unit"], name="responsibility_of_task"
            ),
            models.Index(fields=["target"], condition=Q(target__isnull=False), name="responsibility_of_target"),
            models.Index(fields=["post"], condition=Q(post__isnull=False), name="responsibility_of_post"),
        ]
        constraints = [
            ends_not_before("responsibility"),
            models.UniqueConstraint(
                fields=["task"],
                condition=Q(role="main", valid_to__isnull=True, target__isnull=True),
                name="one_main_lead_of_task",
            ),
            models.UniqueConstraint(
                fields=["target"],
                condition=Q(role="main", valid_to__isnull=True, target__isnull=False),
                name="one_main_lead_of_target",
            ),
            models.CheckConstraint(
                condition=Q(role="leader", unit__isnull=True) | (~Q(role="leader") & Q(unit__isnull=False)),
                name="leader_or_unit",
            ),
            models.CheckConstraint(condition=Q(post__isnull=True) | Q(role="leader"), name="post_of_a_leader"),
        ]


class SheetUpload(Recorded):
    """A table of the ledger that came back edited: the file that its amendments can be opened down to."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)  # of the file, as it was uploaded
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=SheetState.choices, default=SheetState.BROUGHT)

    def __str__(self) -> str:
        return self.name


class SavedView(Recorded):
    """A list of tasks as a person wants to see it again: its filters, order and columns."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    shared_in = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=50)
    query = models.TextField(blank=True)  # of the list's address
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], condition=Q(dropped_at__isnull=True), name="view_once")
        ]


class Amendment(Recorded):
    """A change to a line of the ledger: what stood, what shall stand, why, from when, and who decided.

    `before` and `value` are in the words of `changes.Change`; a proposal changes nothing by itself.
    """

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="amendments")
    kind = models.CharField(max_length=20, choices=AmendmentKind.choices)
    target = models.ForeignKey(Target, on_delete=models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    before = models.JSONField()
    value = models.JSONField()
    reason = models.CharField(max_length=300)
    effective_on = models.DateField()
    state = models.CharField(max_length=20, choices=AmendmentState.choices, default=AmendmentState.PROPOSED)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    remark = models.CharField(max_length=300, blank=True)
    upload = models.ForeignKey(SheetUpload, on_delete=models.PROTECT, null=True, related_name="amendments")
    cell = models.CharField(max_length=200, blank=True)  # of the uploaded table: 任务!F12, 任务!G12

    class Meta:
        indexes = [models.Index(fields=["state", "task"], name="amendment_open")]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")), name="amendment_by_another"
            ),
            # Nulls are distinct: what changes the task itself needs a constraint of its own.
            models.UniqueConstraint(
                fields=["task", "kind"],
                condition=Q(state="proposed", target__isnull=True),
                name="one_open_amendment_of_task",
            ),
            models.UniqueConstraint(
                fields=["target", "kind"],
                condition=Q(state="proposed", target__isnull=False),
                name="one_open_amendment_of_target",
            ),
        ]


from luoshi.ledger.carrying import models as carrying  # noqa: E402, F401
