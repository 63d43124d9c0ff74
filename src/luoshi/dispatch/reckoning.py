"""Rounds whose days a notice may still move, the sweep that reckons them again, and the check on all days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core.acts import Act
from luoshi.core.registry import OpenItem, Reckoned, Sweep, reckoned, register_check, sweeps
from luoshi.dispatch import actions
from luoshi.dispatch.actions.reckoning import MOVED, as_reckoned, changes_of
from luoshi.dispatch.models import Round
from luoshi.dispatch.queries import rounds_visible_to
from luoshi.dispatch.states import RoundState
from luoshi.dispatch.wording import period_in_words
from luoshi.organizations.reach import Reach

BATCH = 20
TEN_MINUTES = 10


def provisional(reach: Reach) -> Iterator[OpenItem]:
    """The open rounds that a person may see whose days are provisional."""
    for round in rounds_visible_to(reach).filter(provisional=True, state=RoundState.OPEN).order_by("due_on", "pk"):
        what = _("%(plan)s: reports for %(month)s") % {
            "plan": round.plan.title,
            "month": period_in_words(round),
        }
        yield OpenItem("dispatch.round", "", what, round.due_on, reverse("dispatch:round", args=[round.pk]))


def reckon_rounds(now: datetime) -> int:
    """Reckons again, at most a batch; how many rounds changed."""
    on = timezone.localdate(now)
    running = Round.objects.filter(state=RoundState.OPEN, due_on__gt=on).order_by("pk")
    stale = [round for round in running if changes_of(round, on)][:BATCH]
    for round in stale:
        actions.reckon_again(Act(None, "", now, "sweep"), round)
    return len(stale)


@register_check(
    "dispatch.days",
    gettext_lazy("The days of a round are those that its rule and the calendar it names give."),
    gettext_lazy("The row was edited by hand: restore the database."),
)
def days_as_reckoned(full: bool) -> Iterator[str]:
    for round in Round.objects.order_by("pk").iterator(200):
        again = as_reckoned(round, round.calendar_version)
        if round.rule_version == again.rule_version and _days(round) != _days(again):
            yield _("round %(round)s is due on %(due)s and should be on %(again)s, or another of its days differs") % {
                "round": round.pk,
                "due": round.due_on,
                "again": again.due_on,
            }


def _days(of: object) -> list[object]:
    return [getattr(of, name) for name in MOVED if name.endswith(("_on", "_until"))]


reckoned.add("dispatch.calendar", Reckoned("dispatch.calendar", provisional))
sweeps.add("dispatch.calendar", Sweep("dispatch.calendar", TEN_MINUTES, reckon_rounds))
