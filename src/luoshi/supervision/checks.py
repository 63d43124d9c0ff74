"""What must hold in supervision."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core.calendar import workdays_after
from luoshi.core.dates import local_day
from luoshi.core.papers import paper_in
from luoshi.core.registry import register_check
from luoshi.organizations.standing_in.hands import Pair, pairs
from luoshi.records.rulebooks import is_whole
from luoshi.supervision.models import (
    Instruction,
    InstructionReply,
    JointDraft,
    LadderRuleSet,
    Letter,
    LetterFact,
    NumberSeries,
    Proposal,
    Reply,
)
from luoshi.supervision.states import OPEN_LETTERS, InstructionState, JointState, ProposalState, ReplyState

RESTORE = gettext_lazy("The row was edited by hand: restore the database.")

#: How an instruction stands after its last answer (None: it has none yet).
STATE_AFTER = {
    None: InstructionState.GIVEN,
    ReplyState.RETURNED: InstructionState.GIVEN,
    ReplyState.IN_CHECK: InstructionState.ANSWERED,
    ReplyState.ACCEPTED: InstructionState.CLOSED,
}


@register_check(
    "supervision.numbers", gettext_lazy("The numbers of letters have no gap and no repeat; void ones say why."), RESTORE
)
def numbers_whole(full: bool) -> Iterator[str]:
    for series in NumberSeries.objects.order_by("pk"):
        letters = Letter.objects.filter(region=series.region_id, kind=series.kind, year=series.year)
        given = sorted(letters.values_list("number", flat=True))
        if given != list(range(1, series.next)):
            yield _("the numbers %(prefix)s〔%(year)s〕 are %(given)s and the next is %(next)s") % {
                "prefix": series.prefix,
                "year": series.year,
                "given": given,
                "next": series.next,
            }


@register_check("supervision.snapshots", gettext_lazy("A letter says what it said when it was issued."), RESTORE)
def snapshots_whole(full: bool) -> Iterator[str]:
    for letter in Letter.objects.order_by("pk").iterator(100):
        if not _says_what_it_said(letter):
            yield _("the words of letter %(letter)s were altered") % {"letter": letter.label}


def _says_what_it_said(letter: Letter) -> bool:
    return hashlib.sha256(letter.snapshot.encode()).hexdigest() == letter.sha


@register_check(
    "supervision.rules", gettext_lazy("A rule set is what it was when letters were proposed by it."), RESTORE
)
def rules_whole(full: bool) -> Iterator[str]:
    for one in LadderRuleSet.objects.order_by("pk"):
        if not is_whole(one):
            yield _("the rules %(rules)s were altered") % {"rules": one.label}


@register_check(
    "supervision.joint",
    gettext_lazy("A proposal waits for the other office while a draft does; both sign a letter that one confirmed."),
    RESTORE,
)
def joint_letters_fit(full: bool) -> Iterator[str]:
    waiting = JointDraft.objects.filter(state=JointState.WAITING).values("proposal")
    undecided = Proposal.objects.filter(state=ProposalState.DRAFTED)
    loose = undecided.exclude(pk__in=waiting) | Proposal.objects.filter(pk__in=waiting).exclude(pk__in=undecided)
    for proposal in loose.order_by("pk"):
        yield _("proposal %(proposal)s does not fit what was drafted of it") % {"proposal": proposal.pk}
    confirmed = set(JointDraft.objects.filter(state=JointState.CONFIRMED).values_list("proposal", flat=True))
    for letter in Letter.objects.order_by("pk").iterator(100):
        if _says_what_it_said(letter) and bool(paper_in(letter.snapshot).joined) != (letter.proposal_id in confirmed):
            yield _("letter %(letter)s names both offices and one has not confirmed it, or the other way round") % {
                "letter": letter.label
            }


@register_check("supervision.another-hand", gettext_lazy("Nobody checks the answer of his own unit."), RESTORE)
def checked_by_another(full: bool) -> Iterator[str]:
    for reply in Reply.objects.filter(checked_by=F("by")).select_related("letter").order_by("pk"):
        yield _("the answer to %(letter)s was checked by who gave it") % {"letter": reply.letter.label}
    for one in InstructionReply.objects.filter(checked_by=F("by")).order_by("pk"):
        yield _("the answer to instruction %(instruction)s was checked by who gave it") % {
            "instruction": one.instruction_id
        }


@register_check(
    "supervision.facts", gettext_lazy("A letter that is open has its facts open, any other has none."), RESTORE
)
def facts_fit(full: bool) -> Iterator[str]:
    wrong = LetterFact.objects.filter(open=True).exclude(letter__state__in=OPEN_LETTERS)
    closed = LetterFact.objects.filter(open=False, letter__state__in=OPEN_LETTERS)
    for fact in (wrong | closed).select_related("letter").order_by("pk"):
        yield _("the fact %(fact)s does not fit its letter %(letter)s") % {
            "fact": fact.fact_key,
            "letter": fact.letter.label,
        }


@register_check(
    "supervision.due", gettext_lazy("A letter is due so many working days after it was signed for."), RESTORE
)
def due_as_reckoned(full: bool) -> Iterator[str]:
    for letter in Letter.objects.filter(receipt__isnull=False).select_related("receipt").order_by("pk").iterator(100):
        due = _due(letter)
        if letter.due_on != due:
            yield _("letter %(letter)s is due on %(stored)s and should be on %(due)s") % {
                "letter": letter.label,
                "stored": letter.due_on,
                "due": due,
            }


def _due(letter: Letter) -> date:
    """By the versions of the calendar that the letter names: a later notice does not move what was due before."""
    return workdays_after(local_day(letter.receipt.at), letter.reply_days, letter.calendar_version).day


@register_check(
    "supervision.instructions",
    gettext_lazy("An instruction is as its last answer says: without one or returned it waits, accepted it is done."),
    RESTORE,
)
def instructions_fit(full: bool) -> Iterator[str]:
    last = InstructionReply.objects.filter(instruction=OuterRef("pk")).order_by("-n").values("state")[:1]
    for one in Instruction.objects.annotate(last=Subquery(last)).order_by("pk").iterator(1000):
        if one.state != InstructionState.VOID and one.state != STATE_AFTER[one.last]:
            yield _("instruction %(instruction)s is %(state)s, and its last answer is %(last)s") % {
                "instruction": one.pk,
                "state": one.state,
                "last": one.last or "—",
            }


def replies_checked(people: frozenset[int]) -> Iterator[Pair]:
    """Who answered a letter and who checked the answer, where one of both stood in for somebody."""
    mine = Q(by__in=people) | Q(checked_by__in=people)
    for kind in (Reply, InstructionReply):
        for one in kind.objects.filter(mine, checked_at__isnull=False).order_by("pk"):
            yield Pair(f"{kind.__name__} {one.pk}", one.by_id, one.at, one.checked_by_id, one.checked_at)


def joint_drafts_confirmed(people: frozenset[int]) -> Iterator[Pair]:
    """Who drafted a letter of both offices and who confirmed it, where one of both stood in for somebody."""
    mine = Q(by__in=people) | Q(decided_by__in=people)
    for one in JointDraft.objects.filter(mine, state=JointState.CONFIRMED).order_by("pk"):
        yield Pair(f"JointDraft {one.pk}", one.by_id, one.at, one.decided_by_id, one.decided_at)


pairs.add("supervision.replies", replies_checked)
pairs.add("supervision.joint", joint_drafts_confirmed)
