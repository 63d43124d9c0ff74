"""Bulletins for the tests: a round that is closed, and as much of its bulletin as a test wants."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from tests.support import letters
from tests.support.cast import Cast
from tests.support.letters import LATER, act_of

IN_TIME = LATER - timedelta(days=25)
AFTER_IT = LATER + timedelta(days=1)
QUARTER_ENDED = AFTER_IT + timedelta(days=40)


def reported(cast: Cast, round: Any, unit: str, person: str, value: int = 1, at: datetime = IN_TIME) -> Any:
    """The reports of a unit of the cast on everything that it was asked, accepted by the office."""
    from luoshi.dispatch.actions import review_reports, submit_reports
    from luoshi.dispatch.actions.reviewing import Review
    from luoshi.dispatch.models import Ask, Report
    from luoshi.dispatch.reports import Row

    asks = Ask.objects.filter(round=round, unit=cast.units[unit]).select_related("task")
    rows = [Row(ask.pk, {one.pk: Decimal(value) for one in ask.task.targets.all()}, "已推进") for ask in asks]
    submit_reports(act_of(cast, person, at), round, cast.units[unit], rows)
    reports = Report.objects.filter(round=round, unit=cast.units[unit], current=True)
    review_reports(act_of(cast, "office", at), round, [Review(one.pk, True) for one in reports])
    return reports


def closed(cast: Cast, plan: Any) -> Any:
    """The round about August over a plan, reported on by the bureau of science alone, and closed."""
    from luoshi.dispatch.actions import close_round
    from luoshi.dispatch.models import Round

    round = letters.round_of(cast, plan)
    reported(cast, round, "science", "unit")
    return close_round(act_of(cast, "office"), Round.objects.get(pk=round.pk))


def quarter_ended(cast: Cast, plan: Any) -> Any:
    """The round about September over a plan, which ends the quarter after that about August; everybody was silent."""
    from luoshi.core import clock
    from luoshi.dispatch.actions import close_round, open_round

    with clock.frozen(AFTER_IT):
        round = open_round(act_of(cast, "office", AFTER_IT), plan, date(2026, 9, 1))
    with clock.frozen(QUARTER_ENDED):
        return close_round(act_of(cast, "office", QUARTER_ENDED), round)


def heard(bulletin: Any) -> Any:
    """A draft at which everybody who was told of it has looked."""
    from luoshi.publishing.hearing import notices_of

    notices_of(bulletin).filter(read_at=None).update(read_at=LATER)
    return bulletin


def published(cast: Cast, plan: Any) -> Any:
    """The bulletin of that round, written by the office and published by the leader."""
    from luoshi.publishing.actions import draft, publish, rewrite

    bulletin = heard(draft(act_of(cast, "office"), closed(cast, plan)))
    rewrite(act_of(cast, "office"), bulletin, "各单位抓落实力度加大。")
    return publish(act_of(cast, "leader"), bulletin)
