"""Lights are judged: when something was asked, reported or reviewed, and when time alone has changed them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from django.db import connection
from django.utils import timezone

from luoshi.core.packaged import data_of
from luoshi.dispatch.facts import TaskFacts, facts_to_judge
from luoshi.dispatch.lights import inputs
from luoshi.dispatch.lights.colours import Verdict
from luoshi.dispatch.lights.judging import judge
from luoshi.dispatch.lights.periods import Situation, in_season, next_look, situation
from luoshi.dispatch.lights.rules import Rules, load
from luoshi.dispatch.lights.tasks import worst
from luoshi.dispatch.lights.year_end import provisional_until
from luoshi.dispatch.models import Light, LightRuleSet, Round
from luoshi.dispatch.queries import rule_set_on
from luoshi.dispatch.rules import ROUNDS
from luoshi.ledger.models import Task
from luoshi.records import rulebooks
from luoshi.records.log import Entry, Log, act, change_all

#: So many tasks are compared at once.
PAGE = 500


class Judged(NamedTuple):
    """A light as it should stand: of a task, or of one of its targets."""

    task: int
    target: int | None
    verdict: Verdict
    inputs: dict[str, Any]
    next_look_on: date | None
    amended_at: datetime | None = None  # of a task: when its newest version was recorded


@act("dispatch.judge_lights")
def judge_lights(log: Log, round: Round, tasks: Collection[int]) -> Round:
    """Judges the lights of tasks anew where time or the ledger has changed them; done by a sweep, with one entry."""
    ROUNDS.answer("judge", log.act.reach, round).require()
    entry = log.entry(round)
    entry.note(changed=relight(log, entry, tasks))
    return round


def relight(log: Log, entry: Entry, tasks: Collection[int]) -> int:
    """Brings the lights of tasks to what is known at the moment of an act; how many changed."""
    on = timezone.localdate(log.act.at)
    _hold(tasks)
    rule_set = rules_on(entry, on)
    others, later = [], []
    for light, one in _compared(tasks, on, rule_set):
        if light is None or not _is_same(light, one, rule_set):
            others.append((light, _light(log, one, rule_set, on)))
        elif light.next_look_on != one.next_look_on or _is_older(light, one):
            later.append((entry, light, {"next_look_on": one.next_look_on, "judged_at": log.act.at}))
    _replace(entry, others)
    change_all(later)
    return len(others)


def _hold(tasks: Collection[int]) -> None:
    """Two who change the facts of one task judge it one after the other, so that the second sees what the first did."""
    if connection.features.has_select_for_update:
        list(Task.objects.select_for_update(no_key=True).filter(pk__in=tasks).order_by("pk").values_list("pk"))


def stale_among(tasks: Iterable[int], on: date) -> Iterator[int]:
    """The tasks whose light would be another one if it were judged on a day."""
    rule_set, left = rule_set_on(on), iter(tasks)
    while rule_set and (page := list(islice(left, PAGE))):
        pairs = _compared(page, on, rule_set)
        yield from sorted({one.task for light, one in pairs if light is None or not _is_same(light, one, rule_set)})


def _compared(tasks: Collection[int], on: date, rule_set: LightRuleSet) -> Iterator[tuple[Light | None, Judged]]:
    """Each light that stands, beside the one that should."""
    held = Light.objects.filter(task__in=tasks, valid_to__isnull=True)
    standing = {(one.task_id, one.target_id): one for one in held}
    for one in judged(facts_to_judge(tasks, on), on, load(rule_set.body)):
        yield standing.get((one.task, one.target)), one


def judged(facts: Mapping[int, TaskFacts], on: date, rules: Rules) -> Iterator[Judged]:
    """Every light of some tasks as it should stand on a day: each target's, then the task's."""
    for task, known in facts.items():
        verdicts, looks, untils = {}, [known.new_version_on], []
        for target, aim in known.aims.items():
            periods = known.periods.get(target, [])
            here = situation(in_season(periods, aim), on)
            verdicts[target] = judge(aim, here, rules)
            looks.append(next_look(periods, on))
            look = _earliest([known.new_version_on, looks[-1]])
            untils.append(_provisional(known, here, verdicts[target]))
            told = inputs.of_target(aim, here, verdicts[target], untils[-1])
            yield Judged(task, target, verdicts[target], told, look)
        verdict = worst(list(verdicts.values()))
        working = inputs.of_task(verdicts, verdict, _earliest(untils))
        yield Judged(task, None, verdict, working, _earliest(looks), known.amended_at)


def _provisional(known: TaskFacts, here: Situation, verdict: Verdict) -> date | None:
    """Until when the light of a target is provisional; one that is not lit claims nothing."""
    return None if verdict.colour == "grey" else provisional_until(here.ends, known.year_ends, known.settled)


def _earliest(days: list[date | None]) -> date | None:
    return min((day for day in days if day), default=None)


def _is_same(light: Light, one: Judged, rule_set: LightRuleSet) -> bool:
    stands = (light.colour, light.cause, light.inputs, light.rule_set_id)
    return stands == (one.verdict.colour, one.verdict.cause, one.inputs, rule_set.pk)


def _is_older(light: Light, one: Judged) -> bool:
    """Whether the ledger was amended since this light was last looked at."""
    return one.amended_at is not None and light.judged_at < one.amended_at


def _light(log: Log, one: Judged, rule_set: LightRuleSet, on: date) -> Light:
    return Light(
        task_id=one.task,
        target_id=one.target,
        colour=one.verdict.colour,
        cause=one.verdict.cause,
        rule_set=rule_set,
        inputs=one.inputs,
        next_look_on=one.next_look_on,
        judged_at=log.act.at,
        valid_from=on,
    )


#: What a second change on one day corrects in that day's span.
JUDGED = ("colour", "cause", "rule_set", "inputs", "next_look_on", "judged_at")


def _replace(entry: Entry, pairs: Iterable[tuple[Light | None, Light]]) -> None:
    """Ends old spans on the new ones' first day; a second change on one day corrects that day's span."""
    ended, corrected, new = [], [], []
    for old, one in pairs:
        if old is not None and old.valid_from >= one.valid_from:
            corrected.append((entry, old, {name: getattr(one, name) for name in JUDGED}))
            continue
        new.append(one)
        if old is not None:
            ended.append((entry, old, {"valid_to": one.valid_from}))
    change_all(ended)
    change_all(corrected)
    entry.add_all(new)


def rules_on(entry: Entry, on: date) -> LightRuleSet:
    """The newest rules that hold on a day; those of this version of the product are entered when they are missing."""
    ours = packaged()
    rulebooks.entered(entry, LightRuleSet, ours, ours["body"])
    rule_set = rule_set_on(on)
    assert rule_set is not None  # ours have just been entered
    return rule_set


@cache
def packaged() -> dict[str, Any]:
    """The rules that come with this version of the product."""
    data = data_of("dispatch", "lights.json")
    load(data["body"])
    return data
