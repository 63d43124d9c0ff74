"""The burden meter: what a round would ask of the units, before it is opened, and when that is too much (S20)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.db.models import Count
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from luoshi.core.figures import in_figures
from luoshi.core.packaged import data_of
from luoshi.dispatch.asking import asks_of, dispatchable
from luoshi.dispatch.dates import days_of, is_ordered, last_month
from luoshi.dispatch.models import Ask, Evidence, Measurement, Round
from luoshi.dispatch.seasons import due_tasks
from luoshi.dispatch.states import RoundState
from luoshi.ledger.calendars import Calendar, calendar_of
from luoshi.ledger.models import Plan, Target
from luoshi.ledger.states import TaskState


@dataclass(frozen=True)
class Burden:
    """What a round would ask, before it is opened."""

    asks: int
    units: int
    tasks: int
    figures: int  # at most: one for each target that is asked
    proofs: int  # drawn for a sample; results are proved besides
    later: int  # tasks without a number, which are asked at the end of the quarter
    not_split: int  # tasks that are asked nothing until their leads are named
    unled: int

    @property
    def minutes(self) -> int:
        """How long all units together work on it, by the minutes of the rules."""
        minutes = rules()["minutes"]
        asked: int = self.asks * minutes["ask"] + self.figures * minutes["figure"] + self.proofs * minutes["proof"]
        return asked

    @property
    def is_heavy(self) -> bool:
        """Whether it asks many more times than there are tasks: 815 where 78 would do."""
        return self.asks > Fraction(rules()["stop_above"]) * self.tasks

    @property
    def hours(self) -> int:
        return -(-self.minutes // 60)


def burden_of(plan: Plan, on: date, period: tuple[date, date]) -> Burden:
    """What a round about a period asks of how many, if it is opened on a day."""
    due = due_tasks(plan, *period, on)
    asks = list(asks_of(plan, on, due))
    ready = set(dispatchable(plan, on).values_list("pk", flat=True))
    waiting = list(plan.tasks.exclude(pk__in=ready).values_list("state", flat=True))
    return Burden(
        len(asks),
        len({one.unit_id for one in asks}),
        len({one.task_id for one in asks}),
        _figures(asks),
        drawn_among(len(asks)),
        0 if due is None else len(ready - due),
        waiting.count(TaskState.TO_SPLIT),
        waiting.count(TaskState.UNLED),
    )


def borne_in(rounds: Collection[Round], until: datetime) -> Burden:
    """What rounds have cost the units by a moment: what was asked, and the figures and proofs that came, again too."""
    asks = Ask.objects.filter(round__in=rounds, excused="")
    came = {"report__round__in": rounds, "report__submitted_at__lte": until}
    typed = Measurement.objects.filter(**came, report__unchanged=False)
    counted = asks.aggregate(n=Count("pk"), units=Count("unit", distinct=True), tasks=Count("task", distinct=True))
    proofs = Evidence.objects.filter(**came).count()
    return Burden(counted["n"], counted["units"], counted["tasks"], typed.count(), proofs, 0, 0, 0)


def offered(plan: Plan, on: date) -> dict[str, Any]:
    """What the page says before a round is opened: its burden, its days, what stops it, and the one still open."""
    days = days_of(last_month(on), on)
    burden = burden_of(plan, on, (days.period_start, days.period_end))
    stops = reasons_needed(burden, days.rule)
    running = Round.objects.filter(plan=plan, state=RoundState.OPEN).first()
    return {"burden": burden, "days": days, "stops": stops, "campaign": campaign_of(plan, on), "running": running}


def campaign_of(plan: Plan, on: date) -> Calendar | None:
    """Which day of how many it is for a campaign (第37天/100); None for what has no days of its own."""
    if plan.begins_on is None or plan.ends_on is None:
        return None
    return calendar_of(plan.begins_on, plan.ends_on, (), on)


def _figures(asks: Collection[Ask]) -> int:
    apart = {one.target_id for one in asks if one.target_id}
    whole = {one.task_id for one in asks if not one.target_id}
    return len(apart) + Target.objects.filter(task__in=whole).exclude(pk__in=apart).count()


def reasons_needed(burden: Burden, rule: str) -> list[str]:
    """Why a round is not opened without a written reason; nothing where it is."""
    reasons = []
    if burden.is_heavy:
        counts = {"asks": in_figures(burden.asks), "tasks": in_figures(burden.tasks)}
        reasons.append(
            _("This round would ask %(asks)s times where %(tasks)s would do. Say why, or split less.") % counts
        )
    if is_ordered(rule):
        reasons.append(_("Who orders in writing that units report so often, and why? Name the paper."))
    return reasons


def drawn_among(asks: int) -> int:
    """How many of so many asks are drawn for a proof: a tenth at most."""
    return asks // int(rules()["drawn_in"])


def draw(asks: Iterable[Ask], period: date) -> None:
    """Marks those that are drawn for a proof: by a keyed digest, so that nobody chooses and a repeat draws the same."""
    asks = list(asks)
    for ask in sorted(asks, key=lambda one: _lot(one, period))[: drawn_among(len(asks))]:
        ask.drawn = True


def _lot(ask: Ask, period: date) -> str:
    text = f"{period.isoformat()} {ask.task_id} {ask.unit_id} {ask.target_id}"
    return salted_hmac("luoshi.dispatch.sample", text).hexdigest()


def rules() -> dict[str, Any]:
    return data_of("dispatch", "burden.json")
