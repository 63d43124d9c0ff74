"""The periods in which targets were asked for, as lights see them: all of them, or those that can judge on a day.

What judges is nearly always the newest period that is over. So that a night costs the same after a year as after a
month, older ones are read for those targets alone of which the newest tell nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from luoshi.dispatch.lights.aims import Aim
from luoshi.dispatch.lights.periods import Period, in_season, is_decided, settled_as, situation
from luoshi.dispatch.models import Ask, Measurement, Report, Round, SettledFigure
from luoshi.dispatch.references import By as References
from luoshi.dispatch.references import references_of
from luoshi.dispatch.states import UNDECIDED, ReportState
from luoshi.ledger.models import Target
from luoshi.ledger.states import PlanState, TargetKind

#: Periods by target, in the order of time.
Periods = dict[int, list[Period]]


def every_period(targets: Sequence[Target]) -> Periods:
    """Each period in which somebody was asked for a target (with its task)."""
    return _periods(targets, _rounds_over(targets))


def judging_periods(targets: Sequence[Target], aims: Mapping[int, Aim], on: date) -> Periods:
    """The periods that give the same light, and the same next look, on a day as all of them would."""
    rounds = _rounds_over(targets)
    newest, older = _split(rounds, on)
    found = _periods(targets, newest)
    open_ends = {plan: max(one.period_end for one in left) for plan, left in _by_plan(older).items()}
    left = [one for one in targets if not _is_settled(one, found, aims.get(one.pk), open_ends, on)]
    if left and older:
        for target, periods in _periods(left, older).items():
            found[target] = sorted([*periods, *found.get(target, ())], key=lambda one: one.ends)
    return found


def _rounds_over(targets: Iterable[Target]) -> list[Round]:
    plans = {target.task.plan_id for target in targets}
    return list(Round.objects.filter(plan__in=plans).order_by("period_end", "pk"))


def _by_plan(rounds: Iterable[Round]) -> dict[int, list[Round]]:
    found: dict[int, list[Round]] = defaultdict(list)
    for round in rounds:
        found[round.plan_id].append(round)
    return found


def _split(rounds: Iterable[Round], on: date) -> tuple[list[Round], list[Round]]:
    """The rounds that time can still change and the newest one of each plan that it cannot; and all older ones."""
    newest: list[Round] = []
    older: list[Round] = []
    for held in _by_plan(rounds).values():
        last = max((one.period_end for one in held if one.grace_until < on), default=date.max)
        for one in held:
            (newest if one.grace_until >= on or one.period_end == last else older).append(one)
    return newest, older


def _is_settled(target: Target, found: Periods, aim: Aim | None, open_ends: Mapping[int, date], on: date) -> bool:
    """Whether no older period can say anything about a target any more."""
    unread = open_ends.get(target.task.plan_id)
    held = found.get(target.pk, ())
    here = situation(in_season(held, aim) if aim else held, on)
    return unread is None or (is_decided(here) and here.ends is not None and here.ends > unread)


class _Asked(NamedTuple):
    """What a round asked: of a task, or of one of its targets."""

    pk: int
    round: int
    task: int
    target: int | None
    excused: str


def _periods(targets: Sequence[Target], rounds: Sequence[Round]) -> Periods:
    """The periods of some rounds, for each target that one of them asked for."""
    known = {round.pk: round for round in rounds}
    asked = _asked_by_task(targets, known)
    reports = _reports(targets, known)
    values = _values(reports)
    references = references_of(one.pk for one in targets if one.kind == TargetKind.RELATIVE)
    settled = _settled(targets)
    return {
        target.pk: [
            _told(_period(one, known[one.round], reports.get(one.pk), values, references, target.pk), settled, target)
            for one in _covering(target, asked.get(target.task_id, ()))
        ]
        for target in targets
    }


def _asked_by_task(targets: Iterable[Target], rounds: Mapping[int, Round]) -> dict[int, list[_Asked]]:
    rows = Ask.objects.filter(task__in={one.task_id for one in targets}, round__in=rounds)
    found: dict[int, list[_Asked]] = defaultdict(list)
    for row in map(_Asked._make, rows.values_list("pk", "round", "task", "target", "excused")):
        found[row.task].append(row)
    for held in found.values():
        held.sort(key=lambda one: (rounds[one.round].period_end, one.pk))
    return found


def _reports(targets: Iterable[Target], rounds: Iterable[int]) -> dict[int, tuple[int, str]]:
    """The current reports and their states, by what they answer."""
    rows = Report.objects.filter(task__in={one.task_id for one in targets}, round__in=rounds, current=True)
    return {ask: (pk, state) for ask, pk, state in rows.values_list("ask", "pk", "state")}


def _values(reports: Mapping[int, tuple[int, str]]) -> dict[tuple[int, int], Fraction]:
    """The accepted values of reports, by report and target."""
    accepted = [pk for pk, state in reports.values() if state == ReportState.ACCEPTED]
    rows = Measurement.objects.filter(report__in=accepted, accepted_at__isnull=False)
    found = rows.values_list("report", "target", "value", "verified")
    return {(report, target): Fraction(v if seen is None else seen) for report, target, v, seen in found}


def _settled(targets: Iterable[Target]) -> dict[tuple[int, int], Fraction]:
    """The figures by which a year was settled where nobody had reported, by round and target."""
    over = [one.pk for one in targets if one.task.plan.state == PlanState.SETTLED]
    rows = SettledFigure.objects.filter(target__in=over).values_list("round", "target", "value") if over else ()
    return {(round, target): Fraction(value) for round, target, value in rows}


def _told(period: Period, settled: Mapping[tuple[int, int], Fraction], target: Target) -> Period:
    """A period as its report tells it, else as it was settled."""
    value = settled.get((period.round, target.pk))
    return period if period.accepted or value is None else settled_as(period, value)


def _covering(target: Target, asked: Iterable[_Asked]) -> Iterator[_Asked]:
    """Of what was asked about a task the part of each round that covers a target: its own, else the whole task."""
    by_round: dict[int, _Asked] = {}
    for one in asked:
        if one.target in (target.pk, None):
            known = by_round.get(one.round)
            if known is None or known.target is None:
                by_round[one.round] = one
    return iter(by_round.values())


def _period(  # noqa: PLR0913, PLR0917
    asked: _Asked,
    round: Round,
    report: tuple[int, str] | None,
    values: Mapping[tuple[int, int], Fraction],
    references: References,
    target: int,
) -> Period:
    pk, state = report or (0, "")
    compared = references.get((target, round.period_end))
    return Period(
        round.pk,
        round.period_end,
        round.due_on,
        round.grace_until,
        value=values.get((pk, target)) if state == ReportState.ACCEPTED else None,
        reported=state in UNDECIDED,
        excused=bool(asked.excused),
        accepted=state == ReportState.ACCEPTED,
        reference=Fraction(compared.value) if compared else None,
    )
