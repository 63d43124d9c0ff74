"""What of supervision goes along when units become others: open letters and instructions, worded as they were."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from luoshi.core.registry import HandOver, Work, hand_overs
from luoshi.records.log import Entry
from luoshi.supervision.models import Instruction, JointDraft, Letter
from luoshi.supervision.states import OPEN_INSTRUCTIONS, OPEN_LETTERS, JointState


def open_letters(units: Collection[int], on: date) -> Iterator[Work]:
    """The letters to units that are not closed."""
    for letter in Letter.objects.filter(unit__in=units, state__in=OPEN_LETTERS).order_by("pk"):
        what = f"{letter.label} · {letter.get_state_display()}"
        yield Work(
            letter.pk, f"letter:{letter.pk}", letter.unit_id, what, reverse("supervision:letter", args=[letter.pk])
        )


def move_letters(entry: Entry, moves: Sequence[tuple[Work, int]], on: date) -> None:
    """The heir signs for it and answers it; the name on the paper is that of then."""
    heirs = {work.row: heir for work, heir in moves}
    for letter in Letter.objects.filter(pk__in=heirs).order_by("pk"):
        entry.change(letter, unit_id=heirs[letter.pk])


def open_joint_drafts(units: Collection[int], on: date) -> Iterator[Work]:
    """The letters of both offices that wait for an office to confirm them."""
    for one in JointDraft.objects.filter(other__in=units, state=JointState.WAITING).order_by("pk"):
        url = reverse("supervision:proposal", args=[one.proposal_id])
        yield Work(one.pk, f"joint:{one.pk}", one.other_id, one.office_name_then, url)


def move_joint_drafts(entry: Entry, moves: Sequence[tuple[Work, int]], on: date) -> None:
    """The heir confirms them."""
    heirs = {work.row: heir for work, heir in moves}
    for one in JointDraft.objects.filter(pk__in=heirs).order_by("pk"):
        entry.change(one, other_id=heirs[one.pk])


def open_instructions(units: Collection[int], on: date) -> Iterator[Work]:
    """The instructions to units that are not carried out; they go along with their task."""
    for one in Instruction.objects.filter(unit__in=units, state__in=OPEN_INSTRUCTIONS).order_by("pk"):
        what = f"{one.leader_then} · {one.get_state_display()}"
        url = reverse("supervision:instruction", args=[one.pk])
        yield Work(one.pk, f"task:{one.task_id}", one.unit_id, what, url)


def move_instructions(entry: Entry, moves: Sequence[tuple[Work, int]], on: date) -> None:
    """The heir answers it; the name on it is that of then."""
    heirs = {work.row: heir for work, heir in moves}
    for one in Instruction.objects.filter(pk__in=heirs).order_by("pk"):
        entry.change(one, unit_id=heirs[one.pk])


hand_overs.add(
    "supervision.letters", HandOver("supervision.letters", _("Letters that are open"), open_letters, move_letters)
)
hand_overs.add(
    "supervision.joint",
    HandOver("supervision.joint", _("Letters of both offices to confirm"), open_joint_drafts, move_joint_drafts),
)
hand_overs.add(
    "supervision.instructions",
    HandOver("supervision.instructions", _("Instructions that are open"), open_instructions, move_instructions),
)
