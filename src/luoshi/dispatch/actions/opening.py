"""A round is opened: what it asks is frozen, and the units are told once."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.errors import At, Conflict, Invalid
from luoshi.dispatch.actions.lighting import relight
from luoshi.dispatch.actions.telling import facts_to_tell
from luoshi.dispatch.asking import asks_of
from luoshi.dispatch.burden import burden_of, draw, reasons_needed
from luoshi.dispatch.dates import MONTHLY, Days, days_of
from luoshi.dispatch.models import Ask, Round
from luoshi.dispatch.rules import PLANS
from luoshi.dispatch.seasons import due_tasks
from luoshi.dispatch.states import RoundState
from luoshi.dispatch.township_duties import taken_back
from luoshi.ledger.models import Plan
from luoshi.organizations.telling import heads_and_liaisons
from luoshi.records.log import Log, act


@act("dispatch.open_round")
def open_round(log: Log, plan: Plan, period: date, rule: str = MONTHLY, because: str = "") -> Round:
    """Opens the round about the period that holds a day: its asks are frozen, its days reckoned, its units told.

    `because` is asked where it asks more than would do, so often that somebody has to order it, or of a township what
    was taken back from it.
    """
    PLANS.answer("open_round", log.act.reach, plan).require()
    on = timezone.localdate(log.act.at)
    days = days_of(period, on, rule)
    _refuse_wrong_period(plan, days, on)
    asks = _asks(plan, days, on)
    burden = burden_of(plan, on, (days.period_start, days.period_end))
    if not because.strip() and (reasons := [*reasons_needed(burden, rule), *taken_back(plan, asks, on)]):
        raise Invalid(*(At("because", reason) for reason in reasons))
    entry = log.entry()
    round = entry.add(
        Round(
            plan=plan,
            region_id=plan.region_id,
            opened_by_id=log.act.actor_id,
            opened_at=log.act.at,
            asked_because=because.strip()[:300],
            **asdict(days),
        )
    )
    for ask in asks:
        ask.round = round
    entry.add_all(asks)
    entry.note(asks=len(asks), minutes=burden.minutes, because=round.asked_because)
    entry.note(lights=relight(log, entry, {one.task_id for one in asks}))
    _tell(log, round, asks, on)
    return round


def _asks(plan: Plan, days: Days, on: date) -> list[Ask]:
    """What is asked, with those that are drawn for a proof."""
    asks = list(asks_of(plan, on, due_tasks(plan, days.period_start, days.period_end, on)))
    if not asks and not any(asks_of(plan, on)):
        raise Conflict(_("No task of this plan has a lead yet, so nobody can be asked. Name the leads first."))
    if not asks:
        raise Conflict(_("There is nothing to report in this period: its tasks are asked at the end of the quarter."))
    draw(asks, days.period_end)
    return asks


def _refuse_wrong_period(plan: Plan, days: Days, on: date) -> None:
    if days.period_end >= on:
        raise Invalid(_("A month is reported on when it has ended. Choose an earlier month."))
    rounds = Round.objects.filter(plan=plan)
    if rounds.filter(period_end__gte=days.period_end).exists():
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
