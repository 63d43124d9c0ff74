"""What supervision tells of a task: each letter about it and each instruction on it, from its issue to its end."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.core.dates import in_words
from luoshi.core.registry import Chapter, stories
from luoshi.ledger.models import Task
from luoshi.organizations.reach import Reach
from luoshi.supervision import instructions
from luoshi.supervision.models import Instruction, InstructionReply, Letter, Reply
from luoshi.supervision.queries import letters_about, moves_of, replies_of
from luoshi.supervision.states import ReplyState


def chapters(reach: Reach | None, task: Task) -> Iterator[Chapter]:
    """The way of every letter about a task that a person may see, in no order."""
    for letter in letters_about(reach, task).select_related("signed_by", "receipt__by"):
        yield from _of_letter(letter)
        for reply in replies_of(letter):
            yield from _of_reply(letter, reply)
    for one in instructions.instructions_on(reach, task):
        yield from _of_instruction(one)


def _of_letter(letter: Letter) -> Iterator[Chapter]:
    named, url = {"letter": letter.label}, _address(letter)
    yield Chapter(letter.issued_at, _("%(letter)s issued") % named, letter.signed_by.name, letter.void_reason, url)
    receipt = getattr(letter, "receipt", None)
    if receipt:
        yield Chapter(receipt.at, _("%(letter)s signed for") % named, receipt.by.name, "", url)
    for at, before, after in moves_of(letter):
        what = _("%(letter)s is due on %(after)s instead of %(before)s: holidays were announced")
        yield Chapter(at, what % (named | {"after": in_words(after), "before": in_words(before)}), "", "", url)


def _of_reply(letter: Letter, reply: Reply) -> Iterator[Chapter]:
    named, url = {"letter": letter.label}, _address(letter)
    yield Chapter(reply.at, _("%(letter)s answered") % named, reply.by.name, reply.words, url)
    if reply.checked_by and reply.checked_at:
        accepted = reply.state == ReplyState.ACCEPTED
        what = _("Answer accepted, %(letter)s closed") if accepted else _("Answer to %(letter)s returned")
        yield Chapter(reply.checked_at, what % named, reply.checked_by.name, reply.message, url)


def _of_instruction(one: Instruction) -> Iterator[Chapter]:
    named, url = (
        {"leader": one.leader_then, "unit": one.unit_name_then},
        reverse("supervision:instruction", args=[one.pk]),
    )
    what = _("Instruction of %(leader)s to %(unit)s") % named
    yield Chapter(one.entered_at, what, one.leader_then, one.words, url)
    for reply in instructions.replies_of(one):
        yield Chapter(reply.at, _("%(unit)s answered the instruction") % named, reply.by.name, reply.words, url)
        yield from _of_check(reply, url)


def _of_check(reply: InstructionReply, url: str) -> Iterator[Chapter]:
    if reply.checked_by and reply.checked_at:
        accepted = reply.state == ReplyState.ACCEPTED
        what = _("Answer to the instruction accepted") if accepted else _("Answer to the instruction returned")
        yield Chapter(reply.checked_at, what, reply.checked_by.name, reply.message, url)


def _address(letter: Letter) -> str:
    return reverse("supervision:letter", args=[letter.pk])


stories.add("ledger.task", chapters)
