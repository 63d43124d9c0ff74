"""The unit signs for its letter and answers it; somebody else says whether the answer will do."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.calendar import workdays_after
from luoshi.core.errors import Invalid
from luoshi.documents.actions import Attached
from luoshi.records.log import Log, act
from luoshi.supervision.actions.checking import settle
from luoshi.supervision.actions.deciding import close_facts
from luoshi.supervision.actions.reckoning import due_facts
from luoshi.supervision.models import Letter, Proof, Receipt, Reply
from luoshi.supervision.rules import LETTERS, REPLIES
from luoshi.supervision.states import LetterState, ReplyState


@act("supervision.sign_for")
def sign_for(log: Log, letter: Letter) -> Letter:
    """Signs for a letter; from the next day its working days run (S15: the day of receipt is not counted)."""
    LETTERS.answer("sign_for", log.act.reach, letter).require()
    due = workdays_after(timezone.localdate(log.act.at), letter.reply_days)
    entry = log.entry(letter)
    entry.add(Receipt(letter=letter, by_id=log.act.person, at=log.act.at))
    return entry.change(letter, state=LetterState.SIGNED_FOR, **due_facts(due))


@act("supervision.answer")
def answer(log: Log, letter: Letter, words: str, proofs: Sequence[Attached]) -> Reply:
    """Answers a letter with words and at least one file that proves them."""
    LETTERS.answer("answer", log.act.reach, letter).require()
    _refuse_incomplete(words, proofs)
    entry = log.entry()
    reply = entry.add(
        Reply(
            letter=letter,
            n=letter.replies.count() + 1,
            words=words.strip(),
            by_id=log.act.person,
            at=log.act.at,
            on_time=letter.due_on is not None and timezone.localdate(log.act.at) <= letter.due_on,
        )
    )
    entry.add_all(
        Proof(reply=reply, file=log.keep(proof.stored, proof.media_type), name=proof.name[-255:]) for proof in proofs
    )
    entry.change(letter, state=LetterState.ANSWERED)
    return reply


def _refuse_incomplete(words: str, proofs: Sequence[Attached]) -> None:
    problems = []
    if not words.strip():
        problems.append(_("Say what the reason was and what is done about it."))
    if not proofs:
        problems.append(_("Attach at least one file that proves what you say."))
    if problems:
        raise Invalid(*problems)


@act("supervision.check_reply")
def check_reply(log: Log, reply: Reply, accept: bool, message: str = "") -> Reply:
    """Accepts a reply, which closes its letter, or returns it with a message; never one's own, nor one's own unit's."""
    REPLIES.answer("check", log.act.reach, reply).require()
    entry = settle(log, reply, reply.letter.unit_id, accept, message)
    entry.change(reply.letter, state=LetterState.CLOSED if accept else LetterState.SIGNED_FOR)
    if accept:
        close_facts(entry, reply.letter)
    _tell_who_answered(log, reply)
    return reply


def _tell_who_answered(log: Log, reply: Reply) -> None:
    key, address = f"supervision.checked:{reply.pk}", reverse("supervision:letter", args=[reply.letter_id])
    letter = reply.letter.label
    if reply.state == ReplyState.ACCEPTED:
        log.notify(
            reply.by,
            key,
            gettext_noop("Your answer to %(letter)s was accepted; the letter is closed."),
            address,
            letter=letter,
        )
        return
    log.notify(
        reply.by,
        key,
        gettext_noop("Your answer to %(letter)s was returned. %(message)s"),
        address,
        letter=letter,
        message=reply.message,
    )
