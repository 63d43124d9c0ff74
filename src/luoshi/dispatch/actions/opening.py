"""A round is opened: what it asks is frozen, and the units are told once."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.errors import Conflict, Invalid
from luoshi.dispatch.actions.lighting import relight
from luoshi.dispatch.actions.telling import facts_to_tell
from luoshi.dispatch.asking import asks_of
from luoshi.dispatch.dates import days_of, last_month
from luoshi.dispatch.models import Ask, Round
from luoshi.dispatch.rules import PLANS
from luoshi.dispatch.states import RoundState
from luoshi.ledger.models import Plan
from luoshi.organizations.queries import heads_and_liaisons
from luoshi.records.log import Log, act


@act("dispatch.open_round")
def open_round(log: Log, plan: Plan, period: date) -> Round:
    """Opens the monthly round about the month of `period`: its asks are frozen, its days reckoned, its units told."""
    PLANS.answer("open_round", log.act.reach, plan).require()
    on = timezone.localdate(log.act.at)
    _refuse_wrong_period(plan, period, on)
    asks = list(asks_of(plan, on))
    if not asks:
        raise Conflict(_("No task of this plan has a lead yet, so nobody can be asked. Name the leads first."))
    entry = log.entry()
    round = entry.add(
        Round(
            plan=plan,
            region_id=plan.region_id,
            opened_by_id=log.act.actor_id,
            opened_at=log.act.at,
            **asdict(days_of(period, on)),
        )
    )
    for ask in asks:
        ask.round = round
    entry.add_all(asks)
    entry.note(asks=len(asks), lights=relight(log, entry, {one.task_id for one in asks}))
    _tell(log, round, asks, on)
    return round


def _refuse_wrong_period(plan: Plan, period: date, on: date) -> None:
    start = period.replace(day=1)
    if start > last_month(on):
        raise Invalid(_("A month is reported on when it has ended. Choose an earlier month."))
    rounds = Round.objects.filter(plan=plan)
    if rounds.filter(period_start__gte=start).exists():
        raise Conflict(_("There is a round about this month or a later one already. Open it on the page of rounds."))
    if rounds.filter(state=RoundState.OPEN).exists():
        raise Conflict(_("The round before is still open. Review what came and close it first."))


def _tell(log: Log, round: Round, asks: list[Ask], on: date) -> None:
    """One notice to each head and liaison officer of a unit that is asked."""
    log.notify_all(
        (seat.user for seat in heads_and_liaisons((ask.unit_id for ask in asks), on)),
        f"dispatch.opened:{round.pk}",
        gettext_noop("%(plan)s: please report for %(month)s by %(due)s."),
        reverse("dispatch:mine"),
        **facts_to_tell(round),
    )
