"""Named questions about proposals, letters and replies."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import QuerySet

from luoshi.core.errors import Unknown
from luoshi.dispatch.models import Ask
from luoshi.ledger.models import Task
from luoshi.organizations.bodies.models import BodySeat
from luoshi.organizations.models import UnitHeir
from luoshi.organizations.reach import Reach
from luoshi.organizations.states import SeatRole
from luoshi.records.models import LogEntry
from luoshi.records.snapshots import row_name
from luoshi.supervision.models import JointDraft, Letter, LetterFact, Proof, Proposal, Reply
from luoshi.supervision.rules import JOINT_DRAFTS, LETTERS, PROPOSALS, REPLIES
from luoshi.supervision.states import JointState, LetterState


def proposals_visible_to(reach: Reach | None) -> QuerySet[Proposal]:
    """The proposals a person may see, the newest first."""
    return PROPOSALS.visible(reach).select_related("round__plan", "rule_set").order_by("-proposed_at", "-pk")


def letters_visible_to(reach: Reach | None) -> QuerySet[Letter]:
    """The letters a person may see, the newest first."""
    return LETTERS.visible(reach).order_by("-issued_at", "-pk")


def get_visible_proposal(reach: Reach | None, pk: int) -> Proposal:
    proposal = proposals_visible_to(reach).select_related("letter", "decided_by").filter(pk=pk).first()
    if proposal is None:
        raise Unknown
    return proposal


def get_visible_letter(reach: Reach | None, pk: int) -> Letter:
    letter = letters_visible_to(reach).select_related("proposal__round__plan", "signed_by").filter(pk=pk).first()
    if letter is None:
        raise Unknown
    return letter


def get_visible_reply(reach: Reach | None, pk: int) -> Reply:
    reply = REPLIES.visible(reach).select_related("letter").filter(pk=pk).first()
    if reply is None:
        raise Unknown
    return reply


def get_visible_proof(reach: Reach | None, pk: int) -> Proof:
    """A file of a reply that may be seen; or Unknown."""
    proof = Proof.objects.filter(pk=pk, reply__in=REPLIES.visible(reach).values("pk")).first()
    if proof is None:
        raise Unknown
    return proof


def letter_of(proposal: Proposal) -> Letter | None:
    """The letter that a proposal became, if it did."""
    return Letter.objects.filter(proposal=proposal).first()


def replies_of(letter: Letter) -> QuerySet[Reply]:
    """The answers to a letter in their order, with their files."""
    return letter.replies.select_related("by", "checked_by").prefetch_related("proofs").order_by("n")


def to_decide(reach: Reach) -> QuerySet[Proposal]:
    """The proposals that wait for this person."""
    return proposals_visible_to(reach).filter(PROPOSALS.query("decide", reach))


def draft_waiting(proposal: Proposal) -> JointDraft | None:
    """The letter of both offices that waits to be confirmed, if one office drafted it."""
    waiting = proposal.joints.filter(state=JointState.WAITING)
    return waiting.select_related("by", "proposal__round__plan").first()


def ended_draft(proposal: Proposal) -> JointDraft | None:
    """The last draft for both offices that one of them did not want, if there was one."""
    return proposal.joints.filter(state=JointState.ENDED).select_related("decided_by").order_by("-pk").first()


def confirmation_of(letter: Letter) -> JointDraft | None:
    """Who drafted and who confirmed a letter of both offices; None where one office issued it."""
    return letter.proposal.joints.filter(state=JointState.CONFIRMED).select_related("by", "decided_by").first()


def get_visible_draft(reach: Reach | None, pk: int) -> JointDraft:
    """A letter that one office drafted for both, which may be seen; or Unknown."""
    seen = JOINT_DRAFTS.visible(reach).select_related("proposal__round__plan", "other", "by")
    drafted = seen.filter(pk=pk).first()
    if drafted is None:
        raise Unknown
    return drafted


def to_confirm(reach: Reach) -> QuerySet[JointDraft]:
    """The letters of both offices that wait for this person's hand: never those that he drafted."""
    waiting = JointDraft.objects.filter(JOINT_DRAFTS.query("confirm", reach)).exclude(by__in=reach.hands)
    return waiting.select_related("proposal__round__plan").order_by("pk")


def to_answer(reach: Reach) -> QuerySet[Letter]:
    """The letters that a person's units have to sign for or to answer, the earliest due first."""
    waiting = LETTERS.query("sign_for", reach) | LETTERS.query("answer", reach)
    return Letter.objects.filter(waiting).order_by("due_on", "pk")


def to_check(reach: Reach) -> QuerySet[Reply]:
    """The replies that wait for this person's check: never his own, nor those to a letter that was withdrawn."""
    return (
        Reply.objects.filter(REPLIES.query("check", reach), letter__state=LetterState.ANSWERED)
        .exclude(by__in=reach.hands)
        .select_related("letter")
        .order_by("pk")
    )


def letters_about(reach: Reach | None, task: Task) -> QuerySet[Letter]:
    """The letters about a task that a person may see, the oldest first."""
    asked = Ask.objects.filter(task=task).values("unit")  # found by their unit, not by the end of a word
    heirs = UnitHeir.objects.filter(unit__in=asked).values("heir")  # who answers a letter that a unit left open
    seats = BodySeat.objects.filter(role=SeatRole.OFFICE, body__unit__in=asked).values("unit")  # for a body
    about = LetterFact.objects.filter(letter__unit__in=asked.union(heirs, seats), fact_key__endswith=f":task:{task.pk}")
    return LETTERS.visible(reach).filter(pk__in=about.values("letter")).order_by("issued_at", "pk")


def moves_of(letter: Letter) -> Iterator[tuple[datetime, date, date]]:
    """When a letter's due day was reckoned again, and from which day to which; the log has what stood before."""
    entries = LogEntry.objects.filter(
        act="supervision.reckon_again", subject_type="supervision.letter", subject_id=letter.pk
    )
    for entry in entries.order_by("seq"):
        body = json.loads(entry.body)
        before, after = body["facts"]["before"].get("due_on"), body["rows"][row_name(letter)]["due_on"]
        if before:
            yield entry.at, date.fromisoformat(before), date.fromisoformat(after)
