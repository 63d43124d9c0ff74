"""What is seen of the ledger, by whom, under which filters."""

from __future__ import annotations

from collections import Counter

import pytest
from django.db import IntegrityError, transaction

from luoshi.core.errors import Unknown
from luoshi.core.lists import Shape
from luoshi.ledger import queries
from luoshi.ledger.columns import COLUMNS
from luoshi.ledger.listed import Listed
from luoshi.ledger.models import Plan, Responsibility, Task
from luoshi.ledger.narrowing import Filters, narrowed
from luoshi.ledger.rules import PLANS, TASKS
from luoshi.ledger.slots import unled
from luoshi.ledger.states import TaskState
from luoshi.organizations.models import Unit
from tests.support.cast import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


def unit_called(name):
    return Unit.objects.get(versions__name=name).pk


def seen_by(cast, person):
    return list(queries.tasks_visible_to(cast.reach(person)).values_list("no", flat=True))


def test_each_sees_what_is_his_to_see(cast, plan):
    assert {person: seen for person in cast.people if (seen := seen_by(cast, person))} == {
        "office": [1, 2, 3, 4, 5, 6],
        "leader": [1, 2, 3, 4, 5, 6],
        "auditor": [1, 2, 3, 4, 5, 6],
        "unit": [1, 2],
        "second_unit": [3, 4],
        "town": [1, 3],
    }


@pytest.mark.parametrize(("rules", "model"), [(PLANS, Plan), (TASKS, Task)], ids=["plans", "tasks"])
def test_the_answer_and_the_query_agree_for_everybody_and_everything(cast, plan, rules, model):
    things = list(model.objects.all())
    asked = {person: cast.reach(person) for person in cast.people}
    answers = {(p, t.pk): bool(rules.answer("see", reach, t)) for p, reach in asked.items() for t in things}
    listed = {
        (p, t.pk): t in seen for p, reach in asked.items() for seen in [set(rules.visible(reach))] for t in things
    }
    assert (Counter(answers.values())[True] > 2, answers) == (True, listed)


@pytest.mark.parametrize("person", ["neighbour", "public", "system", "security", "audit"])
def test_to_a_stranger_there_is_no_task_and_no_plan(cast, plan, person):
    reach = cast.reach(person)
    with pytest.raises(Unknown):
        queries.get_visible_task(reach, plan.tasks.get(no=1).pk)
    with pytest.raises(Unknown):
        queries.get_visible_plan(reach, plan.pk)


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        ({}, [1, 2, 3, 4, 5, 6]),
        ({"unit": "县农业农村局"}, [3, 4]),
        ({"unit": "县财政局"}, [1, 4]),
        ({"unit": "县财政局", "leading": True}, [4]),
        ({"unit": "县财政局", "leading": True, "state": "ready"}, []),
        ({"state": "to_split"}, [4]),
        ({"words": "古桥"}, [5]),
        ({"words": "建设 10月底"}, [2]),
        ({"words": "建设 古桥"}, []),
        ({"section": 2, "words": "清查"}, [4]),
        ({"section": 2}, [3, 4, 5]),
        ({"section": 2, "unit": "各镇街"}, []),
        ({"words": "100%_"}, []),
    ],
)
def test_filters_combine(plan, filters, numbers):
    given = dict(filters)
    if "unit" in given:
        given["unit"] = unit_called(given["unit"])
    if "section" in given:
        given["section"] = plan.sections.get(no=given["section"]).pk
    found = narrowed(queries.tasks_visible_to(None), Filters(plan=plan.pk, **given), TODAY)
    assert list(found.values_list("no", flat=True)) == numbers


def test_a_page_shows_each_task_in_its_columns(plan):
    at_first = tuple(column for column in COLUMNS if column.at_first)
    rows = Listed(None, Filters(plan=plan.pk), Shape(at_first), TODAY)
    assert [tuple(column.cell(row) for column in at_first) for row in (rows[0], rows[3])] == [
        (
            "1",
            "培育创新企业",
            "推动科技创新",
            ["县科学技术局"],
            ["县发展和改革局"],
            ["县财政局", "各镇街"],
            2,
            None,
            TaskState.READY,
        ),
        (
            "4",
            "盘活闲置资产",
            "推进乡村振兴",
            ["县财政局", "县审计局", "县农业农村局"],
            [],
            [],
            1,
            None,
            TaskState.TO_SPLIT,
        ),
    ]


def test_leads_are_counted_by_unit(cast, plan):
    tasks = queries.tasks_visible_to(None).filter(plan=plan)
    by_lead = queries.tasks_by_lead(plan, None, TODAY)
    assert (queries.leads_among(tasks, TODAY), sum(count for _unit, _name, count in by_lead)) == (7, 7)
    assert sorted((name, count) for _unit, name, count in by_lead) == [
        ("县农业农村局", 2),
        ("县发展和改革局", 1),
        ("县审计局", 1),
        ("县科学技术局", 2),
        ("县财政局", 1),
    ]


def test_sections_are_counted_as_far_as_one_sees_them(cast, plan):
    counts = {
        person: [count for _pk, _no, _title, count in queries.tasks_by_section(plan, cast.reach(person))]
        for person in ("office", "unit", "second_unit", "neighbour")
    }
    assert counts == {"office": [2, 3, 1], "unit": [2], "second_unit": [2], "neighbour": []}


def test_what_nobody_leads_waits_for_the_office(cast, plan):
    waiting = {person: len(list(unled(cast.reach(person), TODAY))) for person in cast.people}
    assert {person: n for person, n in waiting.items() if n} == {"office": 2}


def test_a_second_main_lead_is_refused_by_the_database(cast, plan):
    task = plan.tasks.get(no=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Responsibility.objects.create(
            task=task, unit=cast.units["farming"], role="main", valid_from=TODAY, act=task.act
        )
