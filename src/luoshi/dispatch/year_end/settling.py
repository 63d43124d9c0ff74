"""What is settled at the end of a year (核定): the last figure of each target, and those that nobody has reported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from luoshi.dispatch.facts import facts_of
from luoshi.dispatch.models import Measurement
from luoshi.dispatch.year_end.outcomes import last_figures, months_told
from luoshi.ledger.models import Plan, Target


@dataclass(frozen=True)
class Unreported:
    """A target of which the last period has no accepted report: by which round, and the figure that was last accepted.

    Its light stays red for that until somebody settles the figure of the year: silence is healed by a paper alone.
    """

    target: Target
    round: int
    last: Measurement | None


@dataclass(frozen=True)
class ToSettle:
    """Of a plan: figures that may be settled as others, the months that late ones are about, and what is missing."""

    measured: list[Measurement]
    told: dict[int, date]  # by measurement (S9)
    unreported: list[Unreported]


def to_settle(plan: Plan, on: date) -> ToSettle:
    """What is settled of a plan, in its order and in a fixed number of queries."""
    last = {one.target_id: one for one in last_figures(plan)}
    rounds = _rounds_without_report(plan, on)
    targets = Target.objects.filter(pk__in=rounds).select_related("task").order_by("task__no", "no")
    measured = [one for pk, one in last.items() if pk not in rounds]
    told = months_told(plan, on, measured)
    return ToSettle(measured, told, [Unreported(one, rounds[one.pk], last.get(one.pk)) for one in targets])


def _rounds_without_report(plan: Plan, on: date) -> dict[int, int]:
    """The last round about each target, where that has no accepted report, by target."""
    facts = facts_of(plan.tasks.values_list("pk", flat=True), on)
    newest = {
        target: max(periods, key=lambda one: one.ends)
        for known in facts.values()
        for target, periods in known.periods.items()
    }
    return {target: period.round for target, period in newest.items() if not period.accepted}
