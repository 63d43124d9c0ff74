"""The rungs of the ladder, and the states of proposals, letters, instructions and replies."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Step(models.TextChoices):
    """The rungs, the lowest first (S13). A publication (通报) is none."""

    REMINDER = "reminder", _("Reminder letter")


class ProposalState(models.TextChoices):
    OPEN = "open", pgettext_lazy("proposal", "To be decided")
    DRAFTED = "drafted", pgettext_lazy("proposal", "Waits for the other office")
    ISSUED = "issued", pgettext_lazy("proposal", "Letter issued")
    DISMISSED = "dismissed", pgettext_lazy("proposal", "Not pursued")
    OVERTAKEN = "overtaken", pgettext_lazy("proposal", "Overtaken by events")


PROPOSAL_TRANSITIONS = {
    ProposalState.OPEN: (
        ProposalState.DRAFTED,
        ProposalState.ISSUED,
        ProposalState.DISMISSED,
        ProposalState.OVERTAKEN,
    ),
    ProposalState.DRAFTED: (ProposalState.OPEN, ProposalState.ISSUED, ProposalState.OVERTAKEN),
    ProposalState.ISSUED: (),
    ProposalState.DISMISSED: (),
    ProposalState.OVERTAKEN: (),
}


#: Proposals that still wait for somebody.
UNDECIDED = (ProposalState.OPEN, ProposalState.DRAFTED)


class JointState(models.TextChoices):
    """What becomes of a letter that one office drafts and the other is to confirm (两办联合)."""

    WAITING = "waiting", pgettext_lazy("joint letter", "To be confirmed")
    CONFIRMED = "confirmed", pgettext_lazy("joint letter", "Confirmed")
    ENDED = "ended", pgettext_lazy("joint letter", "Not issued jointly")
    OVERTAKEN = "overtaken", pgettext_lazy("joint letter", "Overtaken by events")


JOINT_TRANSITIONS = {
    JointState.WAITING: (JointState.CONFIRMED, JointState.ENDED, JointState.OVERTAKEN),
    JointState.CONFIRMED: (),
    JointState.ENDED: (),
    JointState.OVERTAKEN: (),
}


class LetterState(models.TextChoices):
    ISSUED = "issued", pgettext_lazy("letter", "To be signed for")
    SIGNED_FOR = "signed_for", pgettext_lazy("letter", "To be answered")
    ANSWERED = "answered", pgettext_lazy("letter", "Reply to be checked")
    CLOSED = "closed", pgettext_lazy("letter", "Closed")
    VOID = "void", pgettext_lazy("letter", "Void")


#: A reply that is returned leaves the letter to be answered again; a number that was given is never given again.
LETTER_TRANSITIONS = {
    LetterState.ISSUED: (LetterState.SIGNED_FOR, LetterState.VOID),
    LetterState.SIGNED_FOR: (LetterState.ANSWERED, LetterState.VOID),
    LetterState.ANSWERED: (LetterState.CLOSED, LetterState.SIGNED_FOR, LetterState.VOID),
    LetterState.CLOSED: (),
    LetterState.VOID: (),
}

#: Letters that still wait for somebody.
OPEN_LETTERS = (LetterState.ISSUED, LetterState.SIGNED_FOR, LetterState.ANSWERED)


class ReplyState(models.TextChoices):
    IN_CHECK = "in_check", pgettext_lazy("reply", "To be checked")
    ACCEPTED = "accepted", pgettext_lazy("reply", "Accepted")
    RETURNED = "returned", pgettext_lazy("reply", "Returned")


REPLY_TRANSITIONS = {
    ReplyState.IN_CHECK: (ReplyState.ACCEPTED, ReplyState.RETURNED),
    ReplyState.ACCEPTED: (),
    ReplyState.RETURNED: (),
}


class InstructionState(models.TextChoices):
    GIVEN = "given", pgettext_lazy("instruction", "To be answered")
    ANSWERED = "answered", pgettext_lazy("instruction", "Answer to be checked")
    CLOSED = "closed", pgettext_lazy("instruction", "Carried out")
    VOID = "void", pgettext_lazy("instruction", "Taken back")


#: An answer that is returned leaves the instruction to be answered again.
INSTRUCTION_TRANSITIONS = {
    InstructionState.GIVEN: (InstructionState.ANSWERED, InstructionState.VOID),
    InstructionState.ANSWERED: (InstructionState.CLOSED, InstructionState.GIVEN, InstructionState.VOID),
    InstructionState.CLOSED: (),
    InstructionState.VOID: (),
}

#: Instructions that still wait for somebody.
OPEN_INSTRUCTIONS = (InstructionState.GIVEN, InstructionState.ANSWERED)
