"""A light that reads the newest periods alone is the one that it would be if it read all of them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luoshi.dispatch.actions.lighting import judged, packaged
from luoshi.dispatch.facts import facts_of, facts_to_judge
from luoshi.dispatch.lights.rules import load
from luoshi.dispatch.models import Ask, Measurement, Report
from luoshi.ledger.models import TargetVersion
from tests.support.large import _written as written
from tests.support.province import at, due_day, make_counties, round_of

pytestmark = pytest.mark.django_db

MONTHS = range(1, 9)
FATES = ("accepted", "accepted", "in_review", "silent", "excused", "not asked")


@pytest.fixture(scope="module")
def county(cast):
    """Twelve tasks over eight months in which anything may happen; some are judged in June alone."""
    random = Random(7)
    [county] = make_counties(cast, [1], tasks=12, units=3)
    county.rounds = written(round_of(county, month, "open") for month in MONTHS)
    for round in county.rounds:
        for place, fate in enumerate(random.choices(FATES, k=len(county.tasks))):
            happens(county, round, place, fate)
    TargetVersion.objects.filter(target__in=county.targets[::4]).update(judged_in=[6])
    TargetVersion.objects.filter(target__in=county.targets[::8]).update(lag=1)
    return county


def happens(county, round, place, fate):
    if fate == "not asked":
        return
    same = {"round": round, "task_id": county.tasks[place], "unit_id": county.unit_of(place)}
    [ask] = written([Ask(excused="防汛应急" if fate == "excused" else "", **same)])
    if fate not in ("accepted", "in_review"):
        return
    when = at(round.due_on)
    seen = {"reviewed_by": county.office, "reviewed_at": when} if fate == "accepted" else {}
    sent = {"submitted_by": county.liaison, "submitted_at": when, "submitted_on": round.due_on}
    [report] = written([Report(ask=ask, n=1, state=fate, **same, **sent, **seen)])
    figure = {"value": 7 * round.period_end.month, "accepted_at": when if seen else None, "recorded_at": when}
    target = {"target_id": county.targets[place], "unit_id": report.unit_id, "period_end": round.period_end}
    written([Measurement(report=report, **target, **figure)])


def lights(facts, county, day):
    return list(judged(facts(county.tasks, day), day, load(packaged()["body"])))


@pytest.mark.parametrize("days", [-3, 1, 4], ids=["before it is due", "in grace", "after grace"])
def test_older_periods_are_read_where_the_newest_say_nothing(county, days):
    looked = [due_day(month) + timedelta(days) for month in MONTHS]
    assert [lights(facts_to_judge, county, day) for day in looked] == [lights(facts_of, county, day) for day in looked]


def test_what_lies_behind_costs_nothing(county):
    answered = Ask.objects.filter(round=county.rounds[-1], reports__state="accepted")
    settled = set(answered.values_list("task", flat=True)) - set(county.tasks[::4])
    with CaptureQueriesContext(connection) as captured:
        facts = facts_to_judge(settled, date(2026, 9, 30))
    ends = [period.ends for one in facts.values() for held in one.periods.values() for period in held]
    assert (ends, len(captured)) == ([county.rounds[-1].period_end] * len(settled), 6)
