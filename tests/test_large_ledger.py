"""A ledger of 10,000 tasks asks the database as often as one of three, and nowhere walks through a large table."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from luoshi.ledger.columns import COLUMNS
from luoshi.ledger.models import Plan, Task
from tests.support.large import analyse, make_large
from tests.support.queries import queries_of, scanned

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

LARGE = {
    "ledger_task",
    "ledger_responsibility",
    "ledger_target",
    "ledger_targetversion",
    "documents_finding",
    "documents_verdict",
    "records_logentry",
}
READERS = ("office", "unit")
LIST = reverse("ledger:list")

#: Filters that no row of the ledger answers by itself.
NARROWED = (
    "role=co_lead",
    "leading=on",
    "kind=undecided",
    "changing=on",
    "due_from=2026-01-01&due_until=2026-12-31",
    "words=实事",
)

#: Orders in which rows with units and targets come first, in a small ledger and in a large one.
SORTED = ("number", "section", "lead", "-targets", "deadline", "-changes")

#: The pages that read the ledger: address by plan, unit and task.
PLACES = {
    "list": f"{LIST}",
    "last page": f"{LIST}?page=200",
    "plan": f"{LIST}?plan={{plan}}",
    "what a unit leads": f"{LIST}?unit={{unit}}&leading=on",
    "tasks without a lead": f"{LIST}?plan={{plan}}&state=unled",
    "all columns": f"{LIST}?columns={','.join(column.key for column in COLUMNS)}",
    **{f"by {key}": f"{LIST}?sort={key}" for key in SORTED},
    **{f"where {more}": f"{LIST}?{more}" for more in NARROWED},
    "task": "/ledger/tasks/{task}/",
    "plan page": "/ledger/plans/{plan}/",
    "plans": reverse("ledger:plans"),
    "unit page": "/units/{unit}/",
    "home": reverse("web:home"),
    "API, tasks": "/api/v1/tasks?limit=50",
    "API, amendments": "/api/v1/amendments?limit=50",
    "API, task": "/api/v1/tasks/{task}",
    "API, plans": "/api/v1/plans",
}
#: How things stand is counted over everything that the reader sees.
COUNTS_ALL = {"home"}


def signed_in(cast, person):
    client = Client()
    client.force_login(cast.people[person])
    return client


def statements(cast, person, place):
    """What a place asks of the database when a person opens it."""
    first = Plan.objects.order_by("pk")[0]
    task = Task.objects.filter(plan=first, responsibilities__unit=cast.units["science"]).order_by("no")[0]
    address = PLACES[place].format(plan=first.pk, unit=cast.units["science"].pk, task=task.pk)
    return queries_of(signed_in(cast, person), address)


@pytest.fixture(scope="module")
def few(cast):
    """How many questions each place asks of a ledger of three tasks."""
    make_large(cast, 3)
    return {(person, place): len(statements(cast, person, place)) for person in READERS for place in PLACES}


@pytest.fixture(scope="module")
def large(cast, few):
    """10,000 tasks more; the database has counted its rows."""
    make_large(cast)
    analyse()


@pytest.mark.parametrize("person", READERS)
def test_a_large_ledger_asks_as_often_as_a_small_one_and_walks_through_nothing(cast, few, large, person):
    asked = {place: statements(cast, person, place) for place in PLACES}
    walked = {place: tables for place in PLACES if (tables := set().union(*map(walked_by, asked[place])))}
    assert {(person, place): len(asked[place]) for place in PLACES} == {
        key: n for key, n in few.items() if key[0] == person
    }
    assert {place: tables for place, tables in walked.items() if place not in COUNTS_ALL} == {}


def walked_by(statement):
    return scanned(statement) & LARGE if statement.startswith("SELECT") else set()


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT count(*) FROM ledger_task WHERE title LIKE '%x%'",
        "SELECT id, (SELECT count(*) FROM \"ledger_task\" U0 WHERE U0.title = 'x') FROM ledger_plan",
    ],
    ids=["a table", "a subquery"],
)
def test_a_planted_walk_is_noticed(large, statement):
    assert "ledger_task" in scanned(statement)
