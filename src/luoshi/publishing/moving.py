"""What a bulletin is about (月调度、季通报), and what moved since the round before."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from luoshi.dispatch.dates import MONTHLY, ends_quarter, quarter_of
from luoshi.dispatch.lights.colours import rank
from luoshi.dispatch.models import Round
from luoshi.dispatch.states import Colour, RoundState
from luoshi.publishing.models import Bulletin
from luoshi.publishing.states import Covers

GREY = str(Colour.GREY)

#: Colours whose tasks a bulletin names.
BEHIND = (str(Colour.RED), str(Colour.YELLOW))


def round_before(round: Round) -> Round | None:
    """The last round over the same plan that was closed about an earlier period."""
    earlier = Round.objects.filter(plan=round.plan_id, state=RoundState.CLOSED, period_end__lt=round.period_end)
    return earlier.order_by("period_end", "pk").last()


def closing_of(round: Round) -> datetime:
    """The moment at which a round was closed."""
    assert round.closed_at is not None
    return round.closed_at


def end_of(round: Round) -> date:
    """The day whose lights a closed round has left."""
    return timezone.localdate(closing_of(round))


def rounds_of(bulletin: Bulletin) -> list[Round]:
    """The closed rounds that a bulletin is about, in their order; its own is the last."""
    return [bulletin.round] if bulletin.covers == Covers.ROUND else list(monthly_until(bulletin.round))


def covered_by(round: Round) -> list[Covers]:
    """What bulletins a closed round gives: its own, and that of the quarter where it ends one with several rounds."""
    ends = round.rule == MONTHLY and ends_quarter(round.period_end) and monthly_until(round).count() > 1
    return [Covers.ROUND, Covers.QUARTER] if ends else [Covers.ROUND]


def monthly_until(round: Round) -> QuerySet[Round]:
    """The closed monthly rounds of a quarter up to one of them."""
    start = quarter_of(round.period_end)[0]
    rounds = Round.objects.filter(plan=round.plan_id, rule=MONTHLY, state=RoundState.CLOSED)
    rounds = rounds.filter(period_start__gte=start, period_end__lte=round.period_end)
    return rounds.select_related("plan").order_by("period_start")


def moved(before: str, now: str) -> int:
    """1 where a light is better than it was, -1 where it is worse, 0 where it is the same or not judged any more.

    A first colour is worse where it is behind, and no improvement where it is not.
    """
    if now == GREY:
        return 0
    if before == GREY:
        return -1 if now in BEHIND else 0
    return (rank(now) > rank(before)) - (rank(now) < rank(before))
