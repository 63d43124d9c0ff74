"""The tables of supervision. A letter is a frozen snapshot with a number; both outlive every change of their facts.

An instruction is what a leader wrote on a task; the unit to which it goes answers it by a day.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from luoshi.dispatch.models import Round
from luoshi.ledger.models import Task
from luoshi.organizations.models import Post, Region, Unit
from luoshi.records.models import File, Recorded, RuleSet
from luoshi.supervision.states import InstructionState, JointState, LetterState, ProposalState, ReplyState, Step


class LadderRuleSet(RuleSet):
    """By which rules letters are proposed."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="ladder_rules_once")]

    @property
    def label(self) -> str:
        """What a letter calls its rules; an official paper speaks Chinese whoever reads the screen."""
        return f"督办规则第{self.version}版"


class Proposal(Recorded):
    """What a rule found: that a unit should get a letter, with the facts as they were on that day."""

    rule_set = models.ForeignKey(LadderRuleSet, on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=30)
    fact_key = models.CharField(max_length=60)
    step = models.CharField(max_length=20, choices=Step.choices)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+", db_index=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+")
    facts = models.JSONField()  # [{"ask", "task", "number", "title", "due_on", "grace_until"}, …]
    state = models.CharField(max_length=20, choices=ProposalState.choices, default=ProposalState.OPEN)
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["region", "state"], name="proposal_to_decide")]
        constraints = [
            models.UniqueConstraint(fields=["rule_set", "rule", "fact_key"], name="proposal_once"),
            models.CheckConstraint(
                condition=Q(state__in=("open", "drafted", "overtaken")) | Q(decided_by__isnull=False),
                name="proposal_decided_by_somebody",
            ),
        ]


class JointDraft(Recorded):
    """That an office wants a letter issued by both: which it is, which other has to confirm it, what came of it."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="joints")
    office = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    office_name_then = models.CharField(max_length=100)
    other = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=JointState.choices, default=JointState.WAITING)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["other", "state"], name="joint_draft_to_confirm")]
        constraints = [
            models.UniqueConstraint(fields=["proposal"], condition=Q(state="waiting"), name="joint_draft_once"),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | (Q(decided_by__isnull=False) & ~Q(decided_by=models.F("by"))),
                name="joint_draft_confirmed_by_another",
            ),
        ]


class NumberSeries(Recorded):
    """The numbers of one kind of letter in a region and year: what they begin with, and the next one."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Step.choices)
    year = models.PositiveSmallIntegerField()
    prefix = models.CharField(max_length=30)
    next = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "kind", "year"], name="series_once")]


class Letter(Recorded):
    """A letter that was issued. `snapshot` is what it says, frozen; its files are rendered from that alone."""

    UNLOGGED = ("snapshot",)  # covered by `sha`

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="letter")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=20, choices=Step.choices)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=50)  # the whole number as it is printed
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    unit_name_then = models.CharField(max_length=100)
    title = models.CharField(max_length=200)
    snapshot = models.TextField()
    sha = models.CharField(max_length=64)
    template_version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, choices=LetterState.choices, default=LetterState.ISSUED)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    reply_days = models.PositiveSmallIntegerField()  # working days after the day of receipt
    due_on = models.DateField(null=True)  # known when the letter is signed for
    provisional = models.BooleanField(default=False)  # due in a year whose calendar is not announced
    calendar_version = models.CharField(max_length=40, blank=True)  # 2026.1+2027.0: by which notices that was reckoned
    void_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["region", "state", "-issued_at"], name="letter_newest"),
            models.Index(fields=["unit", "state"], name="letter_of_unit"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["region", "kind", "year", "number"], name="letter_number_once"),
            models.CheckConstraint(condition=~Q(state="void") | ~Q(void_reason=""), name="void_letter_says_why"),
        ]

    def __str__(self) -> str:
        return self.title


class LetterFact(Recorded):
    """What a letter is about. No fact stands in two letters that are open."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="facts")
    fact_key = models.CharField(max_length=60)
    open = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["fact_key"], condition=Q(open=True), name="fact_in_one_open_letter")
        ]


class Receipt(Recorded):
    """That the unit has the letter: who signed for it, and when."""

    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, related_name="receipt")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Answer(Recorded):
    """What a unit answers; somebody else says whether that will do."""

    n = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=500)
    state = models.CharField(max_length=20, choices=ReplyState.choices, default=ReplyState.IN_CHECK)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    on_time = models.BooleanField()
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True)
    message = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True


def answered_in_turn(to: str, name: str) -> list[models.BaseConstraint]:
    """What holds for answers to a thing: one after the other, and each checked by another hand or not yet."""
    unchecked, checked = Q(state="in_check", checked_by__isnull=True), Q(checked_by__isnull=False)
    another = Q(checked_by__isnull=True) | ~Q(checked_by=models.F("by"))
    return [
        models.UniqueConstraint(fields=[to, "n"], name=f"{name}_in_turn"),
        models.UniqueConstraint(fields=[to], condition=Q(state="in_check"), name=f"one_{name}_to_check"),
        models.CheckConstraint(condition=another, name=f"{name}_checked_by_another"),
        models.CheckConstraint(
            condition=unchecked | (~Q(state="in_check") & checked), name=f"{name}_checked_by_somebody"
        ),
    ]


class Reply(Answer):
    """What a unit answers to a letter."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="replies")

    class Meta:
        constraints = answered_in_turn("letter", "reply")


class Proof(Recorded):
    """A file that proves what a reply to a letter says."""

    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="proofs")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)


class Instruction(Recorded):
    """What a leader wrote on a task (批示) to one of its units. `source` says where it lies if it stands on paper."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+", db_index=False)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", db_index=False)
    leader_then = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    unit_name_then = models.CharField(max_length=100)
    words = models.CharField(max_length=500)
    given_on = models.DateField()
    due_on = models.DateField()
    source = models.CharField(max_length=200, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=InstructionState.choices, default=InstructionState.GIVEN)
    void_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["region", "state", "due_on"], name="instruction_due"),
            models.Index(fields=["post", "state"], name="instruction_of_post"),
            models.Index(fields=["unit", "state"], name="instruction_of_unit"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=models.F("given_on")), name="instruction_due_after"),
            models.CheckConstraint(condition=~Q(state="void") | ~Q(void_reason=""), name="void_instruction_says_why"),
        ]

    def __str__(self) -> str:
        return self.words


class InstructionReply(Answer):
    """What a unit answers to an instruction."""

    instruction = models.ForeignKey(Instruction, on_delete=models.PROTECT, related_name="replies")

    class Meta:
        constraints = answered_in_turn("instruction", "instruction_reply")


class InstructionProof(Recorded):
    """A file that goes with the answer to an instruction."""

    reply = models.ForeignKey(InstructionReply, on_delete=models.PROTECT, related_name="proofs")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
