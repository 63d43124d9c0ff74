"""What waits in supervision, and for whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.core.registry import OpenItem, OpenItems, open_items
from luoshi.organizations.queries import names_of
from luoshi.organizations.reach import Reach
from luoshi.supervision.queries import to_answer, to_check, to_decide
from luoshi.supervision.states import LetterState


def proposed(reach: Reach, on: date) -> Iterator[OpenItem]:
    """Proposals wait for the supervision office."""
    proposals = list(to_decide(reach))
    names = names_of((one.unit_id for one in proposals), on)
    for one in proposals:
        what = _("Decide on a reminder letter to %(unit)s") % {"unit": names[one.unit_id]}
        address = reverse("supervision:proposal", args=[one.pk])
        yield OpenItem("supervision.proposed", one.round.plan.title, what, None, address)


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


open_items.add("supervision.proposed", OpenItems("supervision.proposed", proposed, lambda reach, on: to_decide(reach)))
open_items.add(
    "supervision.unanswered", OpenItems("supervision.unanswered", unanswered, lambda reach, on: to_answer(reach))
)
open_items.add(
    "supervision.unchecked", OpenItems("supervision.unchecked", unchecked, lambda reach, on: to_check(reach))
)
