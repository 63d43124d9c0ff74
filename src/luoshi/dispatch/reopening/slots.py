"""Late reports on a round's page, and what of them waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from luoshi.core import clock
from luoshi.core.registry import OpenItem, OpenItems, Slot, open_items, slots
from luoshi.dispatch.models import Ask, Round
from luoshi.dispatch.queries import asked_of, reopened, still_asked
from luoshi.dispatch.reopening.queries import reopenings_visible_to, to_decide
from luoshi.dispatch.states import RoundState
from luoshi.dispatch.wording import period_in_words
from luoshi.organizations.acting import reach_of
from luoshi.organizations.queries import names_of
from luoshi.organizations.reach import Reach

SHOWN = 20


def of_round(request: HttpRequest, round: Round) -> dict[str, Any]:
    """The late reports of a closed round, as far as the person may know of them."""
    if round.state != RoundState.CLOSED:
        return {"reopenings": []}
    held = list(reopenings_visible_to(reach_of(request)).filter(ask__round=round)[:SHOWN])
    names = names_of({one.ask.unit_id for one in held}, clock.today()) if held else {}
    return {"reopenings": [(one, names.get(one.ask.unit_id, "")) for one in held]}


def undecided(reach: Reach, on: date) -> Iterator[OpenItem]:
    """Late reports that were asked for wait for another hand."""
    for one in to_decide(reach, on).select_related("ask__task", "ask__round").order_by("wished_at", "pk"):
        what = _("Decide on a late report for %(month)s") % {"month": period_in_words(one.ask.round)}
        address = reverse("dispatch:reopening", args=[one.pk])
        yield OpenItem("dispatch.reopening-to-decide", one.ask.task.title, what, None, address)


def late_asks(reach: Reach, on: date) -> QuerySet[Ask]:
    """What a person's units may report late and have not."""
    return still_asked(asked_of(reach).filter(round__state=RoundState.CLOSED))


def to_report_late(reach: Reach, on: date) -> Iterator[OpenItem]:
    """Each with the day until which it is open."""
    asks = list(late_asks(reach, on))
    open_until = dict(reopened(on).filter(ask__in=asks).values_list("ask", "open_until")) if asks else {}
    for ask in asks:
        what = _("Report late for %(month)s") % {"month": period_in_words(ask.round)}
        address = f"{reverse('dispatch:mine')}#ask{ask.pk}"
        yield OpenItem("dispatch.reopened", ask.task.title, what, open_until.get(ask.pk), address)


slots.add("dispatch.round", Slot("dispatch/_reopenings.html", of_round))
open_items.add("dispatch.reopening-to-decide", OpenItems("dispatch.reopening-to-decide", undecided, to_decide))
open_items.add("dispatch.reopened", OpenItems("dispatch.reopened", to_report_late, late_asks))
