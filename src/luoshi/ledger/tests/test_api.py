"""The ledger over the API: rows under the columns of the list, its filters and order; changes proposed and decided."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from luoshi.ledger.models import Amendment
from luoshi.organizations import actions, keys
from tests.support.cast import SINCE, TODAY

pytestmark = pytest.mark.django_db

TASKS = "/api/v1/tasks"
DAY = "2026-10-01"
DAY_OF_KEY = TODAY + timedelta(days=30)


@pytest.fixture
def head(cast):
    """The head of the science bureau."""
    post = actions.open_post(cast.act("system"), cast.units["science"], "head", "局长")
    cast.people["head"] = actions.register_person(cast.act("system"), "head", "顾岚", "Quiet-River-27")
    actions.appoint(cast.act("security"), post, cast.people["head"], SINCE)


@pytest.fixture
def program(cast):
    """`program("office")` calls the API with a key of that person that may change things."""

    def of(person):
        key = keys.fresh_key()
        actions.issue_token(cast.act(person), cast.people[person], "接口", DAY_OF_KEY, True, digest=keys.digest(key))
        return Client(headers={"Authorization": f"Bearer {key}", "Accept-Language": "en"})

    return of


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    return answer.json()


def send(client, address, body):
    return client.post(address, body, content_type="application/json")


def test_rows_have_the_columns_that_are_asked_for(program, plan):
    found = read(program("office"), f"{TASKS}?columns=title,lead,targets,state&words=创新企业")
    task = plan.tasks.get(no=1)
    row = {"title": "培育创新企业", "lead": ["县科学技术局"], "targets": 2, "state": "ready"}
    assert found == {"items": [{"id": task.pk, "plan_id": plan.pk} | row], "count": 1}


def test_the_list_is_sorted_and_narrowed_as_the_page_is(program, plan):
    office = program("office")
    asked = ["?sort=-number&columns=number", "?sort=-targets&columns=number&limit=2", "?role=co_lead&columns=number"]
    assert [[row["number"] for row in read(office, TASKS + one)["items"]] for one in asked] == [
        ["6", "5", "4", "3", "2", "1"],
        ["1", "2"],
        ["1"],
    ]


@pytest.mark.parametrize("nonsense", ["columns=weather", "sort=lead_name", "sort=-participants", "kind=odd", "state=x"])
def test_what_there_is_not_is_refused(program, plan, nonsense):
    assert program("office").get(f"{TASKS}?{nonsense}").status_code == 422


def test_a_task_has_every_column_its_words_and_its_targets(program, plan):
    task = plan.tasks.get(no=2)
    found = read(program("unit"), f"{TASKS}/{task.pk}")
    assert {key: found[key] for key in ("number", "changes", "leaders", "statement", "indicators")} == {
        "number": "2",
        "changes": 0,
        "leaders": ["韩远"],
        "statement": task.statement,
        "indicators": found["indicators"][:1],
    }


def test_a_change_is_proposed_and_decided_by_another(program, plan, head):
    task = plan.tasks.get(no=2)
    body = {"kind": "deadline", "deadline": "2026-11-30", "reason": "设备晚到"}
    made = send(program("head"), f"{TASKS}/{task.pk}/amendments", body)
    pk = made.json()["id"]
    assert (made.status_code, made.json()["state"], made.json()["value"]) == (
        201,
        "proposed",
        {"deadline": "2026-11-30"},
    )
    assert send(program("head"), f"/api/v1/amendments/{pk}/decide", {"approve": True}).status_code == 403
    decided = send(program("leader"), f"/api/v1/amendments/{pk}/decide", {"approve": True})
    task.refresh_from_db()
    assert (decided.json()["state"], decided.json()["decided_by"], str(task.deadline)) == (
        "approved",
        "韩远",
        "2026-11-30",
    )


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ({"kind": "lead", "unit": "farming", "effective_on": DAY}, {}),
        ({"kind": "title", "title": "建设中试基地两处"}, {"title": "建设中试基地两处"}),
        ({"kind": "participants", "units": ["farming"], "effective_on": DAY}, {"units": ["farming"]}),
        (
            {"kind": "target", "target": 1, "amount": "2"},
            {"comparator": ">=", "low": "2", "high": None, "due_on": None},
        ),
    ],
    ids=["lead", "title", "participants", "target"],
)
def test_every_kind_of_change_can_be_proposed(program, cast, plan, given, value):
    units = {name: unit.pk for name, unit in cast.units.items()}
    task = plan.tasks.get(no=2)
    body = {"reason": "会议定"} | given
    if "unit" in body:
        body["unit"] = units[body["unit"]]
    if "units" in body:
        body["units"] = value["units"] = [units["farming"]]
    if "target" in body:
        body["target"] = task.targets.get().pk
    made = send(program("office"), f"{TASKS}/{task.pk}/amendments", body)
    assert (made.status_code, made.json().get("value")) == (201, value)


def test_what_is_missing_is_said(program, plan):
    answer = send(
        program("office"), f"{TASKS}/{plan.tasks.get(no=2).pk}/amendments", {"kind": "lead", "reason": "会议定"}
    )
    assert (answer.status_code, answer.json()["reasons"]) == (
        422,
        [
            "Choose the unit that leads from then on.",
            "Choose Fri 25 Sep 2026 or a later day: what stands now began then.",
        ],
    )


def test_changes_are_listed_to_those_who_see_their_task(program, cast, plan, head):
    task = plan.tasks.get(no=2)
    send(
        program("head"), f"{TASKS}/{task.pk}/amendments", {"kind": "deadline", "deadline": "2026-11-30", "reason": "晚"}
    )
    seen = {
        who: read(program(who), "/api/v1/amendments?state=proposed")["count"]
        for who in ("leader", "unit", "second_unit")
    }
    assert seen == {"leader": 1, "unit": 1, "second_unit": 0}
    [one] = read(program("leader"), f"/api/v1/amendments?task={task.pk}")["items"]
    assert one == read(program("leader"), f"/api/v1/amendments/{Amendment.objects.get().pk}")
