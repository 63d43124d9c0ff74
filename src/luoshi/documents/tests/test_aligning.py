"""A document beside the plan above it, on the web: the lists, the choice, and nothing that one may not see."""

from __future__ import annotations

import pytest
from django.urls import reverse

from luoshi.documents import actions, marking
from luoshi.documents.aligning import compared
from luoshi.documents.desk import desk_of
from tests.support.papers import PLAN, bring
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db

LOWER = """柳河镇2026年重点工作任务清单
一、重点任务
1.抓好耕地保护。粮食播种面积稳定在5万亩以上。（牵头单位：镇农业农村办公室）
2.培育创新企业。年内新增高新技术企业1家以上。（牵头单位：镇经济发展办公室）
3.办好乡村书屋。新建书屋2处。（牵头单位：镇宣传办公室）
"""


@pytest.fixture
def lower(cast):
    return bring(cast, LOWER, "镇.txt")


@pytest.fixture
def office(sign_in, english):
    client = sign_in("office")
    client.headers = {"Accept-Language": "en"}
    return client


def address(lower, query=""):
    return reverse("documents:align", args=[lower.pk]) + query


def told(found):
    carried = [
        (row.line.task.value["title"], [one.line.task.value["title"] for one in row.carriers]) for row in found.carried
    ]
    return carried, [line.task.value["title"] for line in found.added]


def test_the_lists_of_two_documents(document, lower):
    found = compared(document, lower)

    assert told(found) == (
        [("培育创新企业", ["培育创新企业"]), ("守住耕地红线", ["抓好耕地保护"])],
        ["办好乡村书屋"],
    )
    assert len(found.missing) == 4
    assert [(str(one.figure.upper.value), one.said) for one in found.changed] == [
        ("6", "lowered"),
        ("2.6", "missing there"),
        ("48", "lowered"),
    ]


def test_what_people_left_out_is_not_compared(cast, document, lower):
    desk = desk_of(lower)
    actions.judge(cast.act("office"), lower, marking.reject(desk, desk.lines[2].task.key))
    assert told(compared(document, lower))[1] == []


def test_the_page_offers_plans_and_shows_the_lists(office, document, lower):
    offer = office.get(address(lower), headers=office.headers).content.decode()
    page = office.get(address(lower, f"?upper={document.pk}"), headers=office.headers).content.decode()

    assert f'href="?upper={document.pk}"' in offer
    assert f'href="?upper={lower.pk}"' not in offer
    for words in ("抓好耕地保护", "办好乡村书屋", "修缮乡村古桥", "lowered", f"/documents/{document.pk}/#line-tasks.4"):
        assert words in page


def test_a_plan_that_one_may_not_see_is_neither_offered_nor_compared(cast, office, lower):
    theirs = bring(cast, PLAN.replace("青石县", "白石县"), "邻县.txt", person="neighbour")

    assert "白石县" not in office.get(address(lower)).content.decode()
    assert office.get(address(lower, f"?upper={theirs.pk}")).status_code == 404
    assert office.get(address(lower, "?upper=x")).status_code == 404


def test_long_and_short_plans_take_as_many_queries(cast, office, document, lower):
    short = bring(cast, "柳河镇方案\n1.办好乡村书屋。新建书屋2处。（牵头单位：镇宣传办公室）\n", "短.txt")
    asked = [len(queries_of(office, address(one, f"?upper={document.pk}"))) for one in (short, lower)]
    assert asked[0] == asked[1]
