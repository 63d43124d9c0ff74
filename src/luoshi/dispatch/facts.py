"""From rows to what lights are judged by: the aims of tasks and their periods, of many tasks at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction

from luoshi.dispatch.asked_periods import Periods, every_period, judging_periods
from luoshi.dispatch.lights.aims import Aim
from luoshi.dispatch.lights.inputs import nodes_in
from luoshi.dispatch.lights.periods import Period
from luoshi.ledger.models import Plan, Target, TargetVersion
from luoshi.ledger.states import PlanState
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
    """The facts of tasks as they are known now, with the versions that hold on a day and all periods; by task."""
    facts, targets = _aims(tasks, on)
    return _with(facts, targets, every_period(targets))


def facts_to_judge(tasks: Iterable[int], on: date) -> dict[int, TaskFacts]:
    """The same with those periods alone that can judge on that day: enough for a light, whatever lies behind it."""
    facts, targets = _aims(tasks, on)
    aims = {target: aim for one in facts.values() for target, aim in one.aims.items()}
    return _with(facts, targets, judging_periods(targets, aims, on))


def aims_of(tasks: Iterable[int], on: date) -> dict[int, dict[int, Aim]]:
    """What the targets of tasks ask on a day, by task and target."""
    return {task: one.aims for task, one in _aims(tasks, on)[0].items()}


def _aims(tasks: Iterable[int], on: date) -> tuple[dict[int, TaskFacts], list[Target]]:
    facts = {task: TaskFacts(task) for task in tasks}
    targets = list(Target.objects.filter(task__in=facts).select_related("task__plan").order_by("task", "no"))
    versions = _versions(targets)
    for target in targets:
        held = [one for one in versions[target.pk] if one.effective_on <= on]
        if held:
            facts[target.task_id].aims[target.pk] = aim_of(target, held[-1])
        _note_versions(facts[target.task_id], versions[target.pk], on)
        _note_year(facts[target.task_id], target.task.plan)
    return facts, targets


def _with(facts: dict[int, TaskFacts], targets: list[Target], periods: Periods) -> dict[int, TaskFacts]:
    for target in targets:
        if held := periods.get(target.pk):
            facts[target.task_id].periods[target.pk] = held
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
        settled=last_day(plan) if version.lag and plan.state == PlanState.SETTLED else None,
    )
