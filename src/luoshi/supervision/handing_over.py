"""What of supervision goes along when units become others: open letters. Their paper stays as it was written."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from luoshi.core.registry import HandOver, Work, hand_overs
from luoshi.records.log import Entry
from luoshi.supervision.models import Letter
from luoshi.supervision.states import OPEN_LETTERS


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


hand_overs.add(
    "supervision.letters", HandOver("supervision.letters", _("Letters that are open"), open_letters, move_letters)
)
