"""How the lines of a plan stand at the end of its year: the last accepted figure of each target, and what is left."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from luoshi.core.packaged import data_of
from luoshi.dispatch.facts import TaskFacts, aims_of, facts_of
from luoshi.dispatch.lights.aims import Aim, month_before
from luoshi.dispatch.lights.judging import FROM_BASELINE, is_by_nodes
from luoshi.dispatch.lights.numbers import plain
from luoshi.dispatch.lights.periods import Period
from luoshi.dispatch.lights.rules import Rules, load
from luoshi.dispatch.lights.year_end import LEFT, Rest, rest_of
from luoshi.dispatch.models import Measurement
from luoshi.dispatch.queries import rule_set_on
from luoshi.ledger.models import Plan, Target, Task
from luoshi.ledger.states import TaskState

#: The database keeps so many places.
PLACES = Decimal("0.000001")


@dataclass(frozen=True)
class Outcome:
    """A target at the end of the year: what it asked, what was reached, what is left."""

    target: Target
    aim: Aim
    value: Fraction | None
    rest: Rest

    @property
    def reached(self) -> Decimal | None:
        return None if self.value is None else decimal_of(self.value)

    @property
    def asked(self) -> Decimal:
        return decimal_of(self.aim.amount)

    @property
    def left(self) -> Decimal | None:
        return None if self.rest.left is None else decimal_of(self.rest.left)

    @property
    def is_stock(self) -> bool:
        """Whether its last value is where a later target may begin."""
        return self.aim.kind in FROM_BASELINE and self.value is not None


@dataclass(frozen=True)
class Ended:
    """A line of the plan with its targets."""

    task: Task
    outcomes: tuple[Outcome, ...]

    @property
    def is_open(self) -> bool:
        """Whether a target of it is not met, or nobody knows whether it is."""
        return any(one.rest.is_open for one in self.outcomes)

    @property
    def may_go_on(self) -> bool:
        """What has no number to be judged by may be carried over, too: a person says so."""
        return self.is_open or not any(one.rest.known == "met" for one in self.outcomes)

    def without(self, targets: Collection[int]) -> Ended:
        """The same line without some of its targets, which go on elsewhere."""
        return replace(self, outcomes=tuple(one for one in self.outcomes if one.target.pk not in targets))

    def stood(self) -> list[list[Any]]:
        """How its targets stood, as a line of a year's end keeps it."""
        return [[one.target.pk, _text(one.value), _text(one.rest.left)] for one in self.outcomes]


def rules_on(on: date) -> Rules:
    """The rules for lights that hold on a day, else those of this version."""
    rule_set = rule_set_on(on)
    return load(rule_set.body if rule_set else data_of("dispatch", "lights.json")["body"])


def ended_lines(plan: Plan, on: date) -> list[Ended]:
    """Every line of a plan that asks something, in its order, in a fixed number of queries."""
    tasks = list(plan.tasks.exclude(state=TaskState.SUPPORT).select_related("section").order_by("no"))
    facts, rules = facts_of([one.pk for one in tasks], on), rules_on(on)
    targets = Target.objects.in_bulk([target for known in facts.values() for target in known.aims])
    return [Ended(task, tuple(_outcomes(facts[task.pk], targets, rules))) for task in tasks]


def _outcomes(known: TaskFacts, targets: Mapping[int, Target], rules: Rules) -> Iterable[Outcome]:
    for pk, aim in known.aims.items():
        value = last_value(known.periods.get(pk, ()))
        yield Outcome(targets[pk], aim, value, rest_of(aim, value, rules))


def last_value(periods: Iterable[Period]) -> Fraction | None:
    """The value of the newest period of which one was accepted."""
    told = [one for one in periods if one.accepted and one.value is not None]
    return max(told, key=lambda one: one.ends).value if told else None


def asked_then(outcome: Outcome, due_on: date, rules: Rules) -> dict[str, Any]:
    """What a target asks in its line carried over: the figures of a version that change."""
    aim, rest = outcome.aim, outcome.rest
    amount = rest.amount if rest.amount is not None else aim.amount
    by_nodes = is_by_nodes(replace(aim, amount=amount, nodes=()), rules)
    points = [[due_on.isoformat(), plain(amount), ""]] if by_nodes else []
    asked: dict[str, Any] = {"due_on": due_on, "points": points, "judged_in": []}
    if rest.known == LEFT and aim.kind in FROM_BASELINE:
        asked["baseline"] = decimal_of(outcome.value or Fraction(0))
    elif rest.known == LEFT:
        asked |= {"comparator": ">=", "low": decimal_of(amount), "high": None}
    return asked


def last_figures(plan: Plan) -> list[Measurement]:
    """The last accepted figure of each target of a plan, in the order of the plan."""
    accepted = Measurement.objects.filter(target__task__plan=plan, accepted_at__isnull=False)
    rows = accepted.select_related("target__task", "report__round", "report__submitted_by").order_by("period_end", "pk")
    newest = {one.target_id: one for one in rows}
    return sorted(newest.values(), key=lambda one: (one.target.task.no, one.target.no))


def months_told(plan: Plan, on: date, measured: Iterable[Measurement]) -> dict[int, date]:
    """The month that a figure is about whose statistics come late (S9), by measurement."""
    aims = aims_of(plan.tasks.values_list("pk", flat=True), on)
    lags = {target: aim.lag for known in aims.values() for target, aim in known.items() if aim.lag}
    return {one.pk: month_before(one.period_end, lags[one.target_id]) for one in measured if one.target_id in lags}


def stocks_in(lines: Sequence[Ended]) -> list[Outcome]:
    """The targets whose last value a later target may begin at."""
    return [one for line in lines for one in line.outcomes if one.is_stock]


def decimal_of(value: Fraction) -> Decimal:
    """A figure as the database keeps it."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(PLACES)


def _text(value: Fraction | None) -> str | None:
    return None if value is None else plain(value)
