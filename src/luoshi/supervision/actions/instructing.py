"""What a leader wrote on a task: units are given it, each answers it, and he (or the office) says whether that will do.

Who gives one in his own post needs no source; a paper one is entered by the office, which says where the paper lies.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.dates import not_between
from luoshi.core.errors import At, Forbidden, Invalid
from luoshi.dispatch.wanted import last_wanted
from luoshi.documents.actions import Attached
from luoshi.ledger.leaders import leaders_of
from luoshi.ledger.models import Task
from luoshi.organizations.models import Post, Unit
from luoshi.organizations.queries import names_of, units_on
from luoshi.organizations.states import Role
from luoshi.organizations.telling import heads_and_liaisons, to_tell
from luoshi.records.log import Entry, Log, act, insert
from luoshi.supervision.actions.checking import settle
from luoshi.supervision.addressees import may_instruct, table
from luoshi.supervision.instructions import posts_to_choose, units_in, usual_due
from luoshi.supervision.models import Instruction, InstructionProof, InstructionReply
from luoshi.supervision.rules import INSTRUCTION_REPLIES, INSTRUCTIONS, TASKS
from luoshi.supervision.states import InstructionState, ReplyState

YEAR = timedelta(days=366)


@dataclass(frozen=True)
class Wording:
    """What an instruction says, the day on which it was written, until when it is to be answered, and its source."""

    words: str
    given_on: date
    due_on: date
    source: str = ""


@act("supervision.instruct")
def instruct(log: Log, task: Task, post: Post, units: Sequence[Unit], wording: Wording) -> Instruction:
    """Gives what a leader wrote on a task to some of its units, each of which answers it. Gives the first of them."""
    TASKS.answer("instruct", log.act.reach, task).require()
    problems = [*_misaddressed(log, post, units), *_unfit(log, task, post, units, wording)]
    if problems:
        raise Invalid(*problems)
    given = insert((_entry(log), row) for row in _rows(log, task, post, units, wording))
    for one in given:
        _tell_unit(log, one)
    return given[0]


def _rows(log: Log, task: Task, post: Post, units: Sequence[Unit], wording: Wording) -> Iterator[Instruction]:
    on = timezone.localdate(log.act.at)
    [leader] = leaders_of([post], on)
    names = names_of((unit.pk for unit in units), on)
    for unit in units:
        yield Instruction(
            region_id=task.plan.region_id,
            task=task,
            post=post,
            leader_then=str(leader),
            unit=unit,
            unit_name_then=names[unit.pk],
            words=wording.words.strip(),
            given_on=wording.given_on,
            due_on=wording.due_on,
            source=wording.source.strip(),
            entered_by_id=log.act.person,
            entered_at=log.act.at,
        )


def _entry(log: Log) -> Entry:
    entry = log.entry()
    entry.note(addressing=table().version)
    return entry


def _misaddressed(log: Log, post: Post, units: Sequence[Unit]) -> Iterator[str]:
    """Whether it is this person's to give in that post, and that leader's to give to those units (S14)."""
    on = timezone.localdate(log.act.at)
    assert log.act.reach is not None  # the rules have asked it
    if not posts_to_choose(log.act.reach, on).filter(pk=post.pk).exists():
        yield _(
            "A leader gives instructions in his own post; the supervision office enters those of its region's leaders."
        )
        return
    leads = units_on(on).get(unit=post.unit_id).kind
    for unit in units_on(on).filter(unit__in=units):
        yield from may_instruct(leads, unit).reasons


def _unfit(log: Log, task: Task, post: Post, units: Sequence[Unit], wording: Wording) -> Iterator[str]:
    on = timezone.localdate(log.act.at)
    if not wording.words.strip():
        yield At("words", _("Write what the leader wants."))
    if not units:
        yield At("units", _("Choose at least one unit that answers."))
    if {unit.pk for unit in units} - units_in(task, on).keys():
        why = _("An instruction on a task goes to units that lead or join it; name another unit in the ledger first.")
        yield At("units", why)
    if wording.given_on > on:
        yield At("given_on", _("An instruction is entered on the day on which it was written, or later."))
    elif wording.given_on < on - YEAR:
        yield At("given_on", _("An instruction is entered within a year of the day on which it was written."))
    yield from not_between(on, last_wanted(task.plan, usual_due(on)), "due_on", wording.due_on)
    if log.act.post_id != post.pk and not wording.source.strip():
        yield At("source", _("Say where the instruction stands on paper: its file and page, or the meeting."))


def _tell_unit(log: Log, one: Instruction) -> None:
    log.notify_all(
        (holding.user for holding in heads_and_liaisons([one.unit_id], timezone.localdate(log.act.at))),
        f"supervision.instructed:{one.pk}",
        gettext_noop("%(leader)s wrote on “%(task)s”. Answer by %(day)s."),
        address(one),
        leader=one.leader_then,
        task=one.task.title,
        day=one.due_on.isoformat(),
    )


@act("supervision.answer_instruction")
def answer_instruction(
    log: Log, instruction: Instruction, words: str, proofs: Sequence[Attached] = ()
) -> InstructionReply:
    """Answers an instruction in words; files go with it where they say more."""
    INSTRUCTIONS.answer("answer", log.act.reach, instruction).require()
    if not words.strip():
        raise Invalid(_("Say what was done, or until when it will be."))
    entry = log.entry()
    reply = entry.add(
        InstructionReply(
            instruction=instruction,
            n=instruction.replies.count() + 1,
            words=words.strip(),
            by_id=log.act.person,
            at=log.act.at,
            on_time=timezone.localdate(log.act.at) <= instruction.due_on,
        )
    )
    entry.add_all(
        InstructionProof(reply=reply, file=log.keep(one.stored, one.media_type), name=one.name[-255:]) for one in proofs
    )
    entry.change(instruction, state=InstructionState.ANSWERED)
    log.notify_all(
        to_tell(instruction.post_id, timezone.localdate(log.act.at)),
        f"supervision.instruction_answered:{reply.pk}",
        gettext_noop("%(unit)s answered your instruction on “%(task)s”."),
        address(instruction),
        unit=instruction.unit_name_then,
        task=instruction.task.title,
    )
    return reply


@act("supervision.check_instruction")
def check_instruction(log: Log, reply: InstructionReply, accept: bool, message: str = "") -> InstructionReply:
    """Accepts an answer, which ends the instruction, or returns it; never one's own, nor one's own unit's."""
    INSTRUCTION_REPLIES.answer("check", log.act.reach, reply).require()
    instruction = reply.instruction
    _refuse_other_leader(log, instruction)
    entry = settle(log, reply, instruction.unit_id, accept, message)
    entry.change(instruction, state=InstructionState.CLOSED if accept else InstructionState.GIVEN)
    _tell_who_answered(log, reply)
    return reply


def _tell_who_answered(log: Log, reply: InstructionReply) -> None:
    key, to = f"supervision.instruction_checked:{reply.pk}", address(reply.instruction)
    task = reply.instruction.task.title
    if reply.state == ReplyState.ACCEPTED:
        log.notify(
            reply.by, key, gettext_noop("Your answer to the instruction on “%(task)s” was accepted."), to, task=task
        )
        return
    log.notify(
        reply.by,
        key,
        gettext_noop("Your answer to the instruction on “%(task)s” was returned. %(message)s"),
        to,
        task=task,
        message=reply.message,
    )


@act("supervision.take_back")
def take_back(log: Log, instruction: Instruction, reason: str) -> Instruction:
    """Takes an instruction back, for a stated reason; it stays to be seen."""
    INSTRUCTIONS.answer("take_back", log.act.reach, instruction).require()
    _refuse_other_leader(log, instruction)
    if not reason.strip():
        raise Invalid(_("Say why the instruction is taken back."))
    entry = log.entry(instruction)
    for reply in instruction.replies.filter(state=ReplyState.IN_CHECK):
        facts = {"checked_by_id": log.act.person, "checked_at": log.act.at, "message": reason.strip()}
        entry.change(reply, state=ReplyState.RETURNED, **facts)
    entry.change(instruction, state=InstructionState.VOID, void_reason=reason.strip())
    log.notify_all(
        (one.user for one in heads_and_liaisons([instruction.unit_id], timezone.localdate(log.act.at))),
        f"supervision.instruction_taken_back:{instruction.pk}",
        gettext_noop("The instruction on “%(task)s” was taken back: %(reason)s"),
        address(instruction),
        task=instruction.task.title,
        reason=reason.strip(),
    )
    return instruction


def _refuse_other_leader(log: Log, instruction: Instruction) -> None:
    """A leader speaks for his own post; the office for all of them."""
    if log.act.reach is None or log.act.post_id == instruction.post_id:
        return
    if Role.OFFICE not in log.act.reach.roles():
        raise Forbidden(_("This is the instruction of another leader; he and the supervision office decide on it."))


def address(instruction: Instruction) -> str:
    """Where an instruction is seen."""
    return reverse("supervision:instruction", args=[instruction.pk])
