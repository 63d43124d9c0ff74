"""What waits in supervision, and for whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core import clock
from luoshi.core.dates import in_words, left_in_words
from luoshi.core.registry import Line, OpenItem, OpenItems, Passage, Slot, Topic, open_items, passages, slots, topics
from luoshi.ledger.leaders import Leader
from luoshi.ledger.models import Task
from luoshi.organizations.acting import reach_of
from luoshi.organizations.queries import names_of
from luoshi.organizations.reach import Reach
from luoshi.supervision import instructions
from luoshi.supervision.models import Instruction, Letter
from luoshi.supervision.queries import to_answer, to_check, to_confirm, to_decide
from luoshi.supervision.rules import LETTERS, TASKS
from luoshi.supervision.states import InstructionState, LetterState
from luoshi.supervision.urging import text_to_copy


def proposed(reach: Reach, on: date) -> Iterator[OpenItem]:
    """Proposals wait for the supervision office."""
    proposals = list(to_decide(reach))
    names = names_of((one.unit_id for one in proposals), on)
    for one in proposals:
        what = _("Decide on a reminder letter to %(unit)s") % {"unit": names[one.unit_id]}
        address = reverse("supervision:proposal", args=[one.pk])
        yield OpenItem("supervision.proposed", one.round.plan.title, what, None, address)


def drafted_jointly(reach: Reach, on: date) -> Iterator[OpenItem]:
    """Letters of both offices wait for the one that has to confirm."""
    for one in to_confirm(reach):
        what = _("Confirm the letter that %(office)s drafted for both offices") % {"office": one.office_name_then}
        address = reverse("supervision:proposal", args=[one.proposal_id])
        yield OpenItem("supervision.joint", one.proposal.round.plan.title, what, None, address)


def unanswered(reach: Reach, on: date) -> Iterator[OpenItem]:
    """Letters wait for their unit: to be signed for, then to be answered."""
    for letter in to_answer(reach):
        words = _("Sign for %(letter)s") if letter.state == LetterState.ISSUED else _("Answer %(letter)s")
        address = reverse("supervision:letter", args=[letter.pk])
        yield OpenItem("supervision.unanswered", letter.title, words % {"letter": letter.label}, letter.due_on, address)


def unchecked(reach: Reach, on: date) -> Iterator[OpenItem]:
    """Answers wait for somebody else's check."""
    for reply in to_check(reach):
        what = _("Check the answer to %(letter)s") % {"letter": reply.letter.label}
        address = reverse("supervision:letter", args=[reply.letter_id])
        yield OpenItem("supervision.unchecked", reply.letter.unit_name_then, what, None, address)


def instructed(reach: Reach, on: date) -> Iterator[OpenItem]:
    """Instructions wait for their unit's answer."""
    for one in instructions.to_answer(reach):
        what = _("Answer the instruction of %(leader)s") % {"leader": one.leader_then}
        address = reverse("supervision:instruction", args=[one.pk])
        yield OpenItem("supervision.instructed", one.task.title, what, one.due_on, address)


def instructions_answered(reach: Reach, on: date) -> Iterator[OpenItem]:
    """Answers to instructions wait for the leader who gave them, or for the office."""
    for reply in instructions.to_check(reach):
        given = reply.instruction
        what = _("Look at the answer of %(unit)s to an instruction") % {"unit": given.unit_name_then}
        address = reverse("supervision:instruction", args=[given.pk])
        yield OpenItem("supervision.instruction_answered", given.task.title, what, None, address)


def on_task(request: HttpRequest, task: Task) -> dict[str, Any]:
    """On a task's page: what leaders wrote on it, and the way to write."""
    reach = reach_of(request)
    return {
        "task": task,
        "instructions": list(instructions.instructions_on(reach, task)),
        "may_instruct": bool(TASKS.answer("instruct", reach, task)),
    }


def of_leader(request: HttpRequest, leader: Leader) -> dict[str, Any]:
    """On a leader's page: what he wrote, and how far it is."""
    on = clock.today()
    return {"leader": leader, "on": on, "standing": instructions.standing_of(leader.post, reach_of(request), on)}


def on_paper(leader: Leader, reach: Reach | None, on: date) -> Iterator[Passage]:
    """On a leader's sheet of paper: the answers that wait, then what nobody has answered."""
    standing = instructions.standing_of(leader.post, reach, on)
    note = _("%(open)s to be answered, %(overdue)s of them overdue · %(answered)s answered · %(done)s carried out") % {
        "open": len(standing.open),
        "overdue": standing.overdue,
        "answered": len(standing.answered),
        "done": standing.carried_out,
    }
    lines = tuple(_on_paper(one, on) for one in (*standing.answered, *standing.open))
    yield Passage(_("Instructions"), lines, reverse("supervision:instructions"), note)


def _on_paper(instruction: Instruction, on: date) -> Line:
    answered = instruction.state == InstructionState.ANSWERED
    return Line(
        what=Truncator(instruction.words).chars(60),
        url=reverse("supervision:instruction", args=[instruction.pk]),
        note=instruction.task.title,
        who=instruction.unit_name_then,
        when="" if answered else f"{in_words(instruction.due_on)} {left_in_words(instruction.due_on, on)}",
        mark=instruction.get_state_display(),
    )


slots.add("ledger.task", Slot("supervision/_on_task.html", on_task))
passages.add("ledger.leader", on_paper)
slots.add("ledger.leader", Slot("supervision/_of_leader.html", of_leader))


def text_of_letter(request: HttpRequest, letter: Letter) -> dict[str, Any]:
    """What the office pastes into a group about a letter that waits for its unit; nothing where nobody has to act."""
    return {"text": text_to_copy(letter) if LETTERS.answer("withdraw", reach_of(request), letter) else ""}


slots.add("supervision.letter", Slot("supervision/_copy.html", text_of_letter))
open_items.add("supervision.proposed", OpenItems("supervision.proposed", proposed, lambda reach, on: to_decide(reach)))
open_items.add(
    "supervision.joint", OpenItems("supervision.joint", drafted_jointly, lambda reach, on: to_confirm(reach))
)
open_items.add(
    "supervision.unanswered", OpenItems("supervision.unanswered", unanswered, lambda reach, on: to_answer(reach))
)
open_items.add(
    "supervision.unchecked", OpenItems("supervision.unchecked", unchecked, lambda reach, on: to_check(reach))
)
open_items.add(
    "supervision.instructed",
    OpenItems("supervision.instructed", instructed, lambda reach, on: instructions.to_answer(reach)),
)
open_items.add(
    "supervision.instruction_answered",
    OpenItems(
        "supervision.instruction_answered", instructions_answered, lambda reach, on: instructions.to_check(reach)
    ),
)
topics.add("supervision", Topic("supervision", gettext_lazy("Letters")))
