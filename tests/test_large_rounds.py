"""Rounds over 4,000 tasks ask the database as often as one over three, and nowhere walk through a large table."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from luoshi.dispatch.actions import open_round
from luoshi.dispatch.actions.lighting import packaged, stale_among
from luoshi.dispatch.models import Ask, Light, LightRuleSet, Report, Round
from luoshi.ledger.models import Responsibility, Task
from tests.support.cast import MOMENT, SINCE, TODAY
from tests.support.large import _written as written
from tests.support.large import analyse, make_large
from tests.support.queries import queries_of, scanned

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

LARGE = {"dispatch_ask", "dispatch_report", "dispatch_light", "dispatch_measurement", "ledger_task", "records_logentry"}
MONTHS = 3
READERS = ("office", "unit")
PLACES = {
    "home": reverse("web:home"),
    "rounds": reverse("dispatch:rounds"),
    "round": "/dispatch/rounds/{round}/",
    "what waits": "/dispatch/rounds/{round}/?show=in_review",
    "what is missing": "/dispatch/rounds/{round}/?show=missing",
    "units and months": "/dispatch/plans/{plan}/",
    "light": "/dispatch/tasks/{task}/light/",
    "task": "/ledger/tasks/{task}/",
    "list by light": "/ledger/?light=red",
    "list, worst light first": "/ledger/?sort=light",
    "list with all that dispatch adds": "/ledger/?columns=title,light,report_due,last_report",
}
#: An order by what stands in another table reads all that the reader sees, and so does the number of all his tasks.
READS_ALL = {"list, worst light first": LARGE, "home": {"ledger_task"}}


def with_history(cast: Any, plan: Any) -> Round:
    """The open round over a plan, after months in which every lead has reported; rows without their acts."""
    tasks = list(Task.objects.filter(plan=plan, state="ready"))
    units = dict(Responsibility.objects.filter(task__plan=plan, role="main").values_list("task", "unit"))
    for month in range(1, MONTHS + 1):
        round = _round(plan, month)
        asks = written(Ask(round=round, task=task, unit_id=units[task.pk]) for task in tasks)
        written(_report(ask, cast) for ask in asks)
    rule_set = LightRuleSet.objects.first() or written([_rules()])[0]
    written(_light(task, rule_set) for task in tasks)
    return round


def _round(plan: Any, month: int) -> Round:
    start = date(2026, month, 1)
    days = {name: start + timedelta(days=n) for n, name in enumerate(("opens_on", "remind_on", "due_on"), 40)}
    return written(
        [
            Round(
                plan=plan,
                region_id=plan.region_id,
                rule="monthly",
                rule_version=1,
                calendar_version="2026.1",
                provisional=False,
                period_start=start,
                period_end=start + timedelta(days=27),
                grace_until=start + timedelta(days=45),
                closes_on=start + timedelta(days=60),
                state="open" if month == MONTHS else "closed",
                opened_at=MOMENT,
                **days,
            )
        ]
    )[0]


def _report(ask: Ask, cast: Any) -> Report:
    reviewed = {} if ask.round.state == "open" else {"reviewed_by": cast.office, "state": "accepted"}
    same = {"round": ask.round, "task_id": ask.task_id, "unit_id": ask.unit_id}
    return Report(ask=ask, n=1, submitted_by=cast.unit, submitted_at=MOMENT, submitted_on=TODAY, **same, **reviewed)


def _rules() -> LightRuleSet:
    return LightRuleSet(code="lights", version=1, body=packaged()["body"], hash="", effective_on=SINCE)


def _light(task: Task, rule_set: LightRuleSet) -> Light:
    inputs = {"targets": [], "working": {"on_course": "0", "of": "0", "outside": "0"}}
    facts = {"cause": "no_target", "rule_set": rule_set, "inputs": inputs, "judged_at": MOMENT, "valid_from": SINCE}
    return Light(task=task, colour="red" if task.no % 9 == 1 else "grey", **facts)


def statements(cast: Any, person: str, place: str, round: Round) -> list[str]:
    """What a place asks of the database when a person opens it."""
    task = Task.objects.filter(plan=round.plan, responsibilities__unit=cast.units["science"], state="ready").earliest(
        "no"
    )
    client = Client()
    client.force_login(cast.people[person])
    return queries_of(client, PLACES[place].format(round=round.pk, plan=round.plan_id, task=task.pk))


@pytest.fixture(scope="module")
def small(cast) -> Round:
    """The open round over three tasks."""
    return with_history(cast, make_large(cast, 3)[0])


@pytest.fixture(scope="module")
def few(cast, small) -> dict[tuple[str, str], int]:
    """How many questions each place asks where three tasks are asked."""
    return {(person, place): len(statements(cast, person, place, small)) for person in READERS for place in PLACES}


@pytest.fixture(scope="module")
def few_at_night(small) -> int:
    """How many questions the sweep of lights asks of three tasks."""
    return len(looking(small))


@pytest.fixture(scope="module")
def large(cast, few) -> Round:
    """4,000 tasks more with 12,000 reports; the database has counted its rows."""
    rounds = [with_history(cast, plan) for plan in make_large(cast, 4_000)]
    analyse()
    return rounds[0]


@pytest.mark.parametrize("person", READERS)
def test_many_reports_are_asked_for_as_often_as_few_and_nothing_is_walked_through(cast, few, large, person):
    asked = {place: statements(cast, person, place, large) for place in PLACES}
    walked = {place: set().union(*map(walked_by, asked[place])) for place in PLACES}
    assert {(person, place): len(asked[place]) for place in PLACES} == {
        key: n for key, n in few.items() if key[0] == person
    }
    assert {place: tables for place, tables in walked.items() if tables - READS_ALL.get(place, set())} == {}


def walked_by(statement: str) -> set[str]:
    return scanned(statement) & LARGE if statement.startswith("SELECT") else set()


def looking(round: Round) -> list[str]:
    """What the sweep asks to see which lights of a round's tasks would be others today."""
    with CaptureQueriesContext(connection) as captured:
        list(stale_among(Ask.objects.filter(round=round).order_by("task").values_list("task", flat=True), TODAY))
    return [query["sql"] for query in captured.captured_queries]


def test_a_night_asks_as_often_over_many_tasks_as_over_three(few_at_night, large):
    asked = looking(large)
    assert (len(asked), set().union(*map(walked_by, asked))) == (few_at_night, set())


def test_opening_a_round_writes_in_few_statements(cast, large, django_assert_max_num_queries):
    plan = make_large(cast, 100)[0]
    with django_assert_max_num_queries(40):
        round = open_round(cast.act("office"), plan, date(2026, 8, 1))
    assert Ask.objects.filter(round=round).count() == 98
