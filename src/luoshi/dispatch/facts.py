"""From rows to what lights are judged by: the aims of tasks and their periods, of many tasks at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from fractions import Fraction

from luoshi.dispatch.lights.aims import Aim
from luoshi.dispatch.lights.inputs import nodes_in
from luoshi.dispatch.lights.periods import Period
from luoshi.dispatch.models import Ask, Measurement, Report
from luoshi.dispatch.references import By, references_of
from luoshi.dispatch.states import ReportState
from luoshi.ledger.models import Plan, Target, TargetVersion
from luoshi.ledger.states import PlanState, TargetKind
from luoshi.ledger.year_end import last_day


@dataclass
class TaskFacts:
    """What is known of a task: its targets' aims and periods, when a new version begins, when one was recorded."""

    task: int
    aims: dict[int, Aim] = field(default_factory=dict)
    periods: dict[int, list[Period]] = field(default_factory=dict)
    new_version_on: date | None = None
    amended_at: datetime | None = None
    year_ends: date = date.max  # of its plan
    settled: bool = False  # the figures of that year are


def facts_of(tasks: Iterable[int], on: date) -> dict[int, TaskFacts]:
    """The facts of tasks as they are known now, with the versions that hold on a day; by task."""
    facts = {task: TaskFacts(task) for task in tasks}
    targets = list(Target.objects.filter(task__in=facts).select_related("task__plan").order_by("task", "no"))
    versions = _versions(targets)
    for target in targets:
        held = [one for one in versions[target.pk] if one.effective_on <= on]
        if held:
            facts[target.task_id].aims[target.pk] = aim_of(target, held[-1])
        _note_versions(facts[target.task_id], versions[target.pk], on)
        _note_year(facts[target.task_id], target.task.plan)
    for task, target_id, period in _periods(targets, list(facts)):
        facts[task].periods.setdefault(target_id, []).append(period)
    return facts


def _versions(targets: list[Target]) -> dict[int, list[TargetVersion]]:
    """The versions of targets in their order."""
    rows = TargetVersion.objects.filter(target__in=[one.pk for one in targets]).order_by("effective_on", "n")
    found: dict[int, list[TargetVersion]] = defaultdict(list)
    for row in rows:
        found[row.target_id].append(row)
    return found


def _note_versions(facts: TaskFacts, versions: list[TargetVersion], on: date) -> None:
    later = [one.effective_on for one in versions if one.effective_on > on]
    facts.new_version_on = min([*later, *filter(None, [facts.new_version_on])], default=None)
    recorded = [one.recorded_at for one in versions]
    facts.amended_at = max([*recorded, *filter(None, [facts.amended_at])], default=None)


def _note_year(facts: TaskFacts, plan: Plan) -> None:
    facts.year_ends, facts.settled = last_day(plan), plan.state == PlanState.SETTLED


def aim_of(target: Target, version: TargetVersion) -> Aim:
    """What a version of a target asks, for the judge."""
    plan = target.task.plan
    return Aim(
        target.kind,
        version.comparator,
        Fraction(version.amount),
        target.unit_label,
        begins=plan.begins_on or date(plan.year, 1, 1),
        due=version.due_on or last_day(plan),
        words=target.words,
        baseline=None if version.baseline is None else Fraction(version.baseline),
        nodes=nodes_in(version.points),
        months=tuple(version.judged_in),
        lag=version.lag or 0,
    )


def _periods(targets: list[Target], tasks: list[int]) -> Iterator[tuple[int, int, Period]]:
    """(task, target, period) for each target and each round in which somebody was asked for it."""
    asks = list(Ask.objects.filter(task__in=tasks).select_related("round").order_by("round__period_end", "pk"))
    reports = {one.ask_id: one for one in Report.objects.filter(task__in=tasks, current=True)}
    values = _values(targets)
    references = references_of(one.pk for one in targets if one.kind == TargetKind.RELATIVE)
    for target in targets:
        for ask in _asked_for(target, asks):
            period = _period(ask, reports.get(ask.pk), values, target.pk)
            yield target.task_id, target.pk, replace(period, reference=_compared(references, target, ask))


def _compared(references: By, target: Target, ask: Ask) -> Fraction | None:
    found = references.get((target.pk, ask.round.period_end))
    return Fraction(found.value) if found else None


def _values(targets: list[Target]) -> dict[tuple[int, int], Fraction]:
    """The accepted values by report and target."""
    rows = Measurement.objects.filter(target__in=[one.pk for one in targets], accepted_at__isnull=False)
    found = rows.values_list("report", "target", "value", "verified")
    return {(report, target): Fraction(v if seen is None else seen) for report, target, v, seen in found}


def _asked_for(target: Target, asks: list[Ask]) -> Iterator[Ask]:
    """The ask of each round that covers a target: its own, else that for the whole task."""
    by_round: dict[int, Ask] = {}
    for ask in asks:
        if ask.target_id == target.pk or (ask.task_id == target.task_id and ask.target_id is None):
            known = by_round.get(ask.round_id)
            if known is None or known.target_id is None:
                by_round[ask.round_id] = ask
    return iter(by_round.values())


def _period(ask: Ask, report: Report | None, values: dict[tuple[int, int], Fraction], target: int) -> Period:
    accepted = report is not None and report.state == ReportState.ACCEPTED
    return Period(
        ask.round_id,
        ask.round.period_end,
        ask.round.due_on,
        ask.round.grace_until,
        value=values.get((report.pk, target)) if report and accepted else None,
        reported=report is not None and report.state == ReportState.IN_REVIEW,
        excused=bool(ask.excused),
        accepted=accepted,
    )
