"""Where the ledger asks who answers, the catalogue of duties is shown; what is no township's own is a doubt."""

from __future__ import annotations

from datetime import timedelta

import pytest

from luoshi.ledger.actions import adopt, name_lead, propose_amendment
from luoshi.ledger.changes import Change
from luoshi.ledger.preview import preview_of
from luoshi.ledger.states import AmendmentKind
from tests.support import duties
from tests.support.cast import TODAY
from tests.support.duties import BOUNDARY, TAKEN_BACK
from tests.support.papers import bring

pytestmark = pytest.mark.django_db

PAPER = """2026年重点任务清单

一、民生

1.改造老旧小区。完成老旧小区改造14个。（牵头单位：柳河镇）

2.抓好粮食储备。政府粮食储备规模达到3万吨。
"""
LISTS = [
    [TAKEN_BACK, 1, "", "老旧小区改造组织实施", "县发展和改革局", "", "", "", ""],
    [BOUNDARY, 1, "", "粮食储备管理", "县发展和改革局", "", "县农业农村局：管生产", "", ""],
]
TAKEN = "柳河镇 is given what 县发展和改革局 has taken back by the list:"


@pytest.fixture
def paper(cast):
    duties.taken(cast, LISTS)
    return bring(cast, PAPER)


def page(client, address):
    return client.get(address, headers={"accept-language": "en"}).content.decode()


def test_before_adoption_a_township_that_is_given_what_was_taken_back_is_named(cast, paper, sign_in):
    [(title, [doubt])] = preview_of(paper, TODAY, cast.reach("office")).doubts
    assert (title, doubt.given.name, doubt.taken_back) == ("改造老旧小区", "柳河镇", True)
    assert TAKEN in page(sign_in("office"), f"/ledger/adopt/{paper.pk}/")


def test_at_the_desk_a_task_without_a_lead_shows_who_may_answer_and_nothing_is_filled_in(paper, sign_in):
    shown = page(sign_in("office"), f"/documents/{paper.pk}/leads/")
    assert "粮食储备管理" in shown and TAKEN in shown
    assert 'value="县发展和改革局" list' not in shown


def test_on_the_task_the_office_sees_who_may_answer_and_everybody_the_doubt(cast, paper, sign_in):
    plan = adopt(cast.act("office"), paper)
    given, unled = plan.tasks.order_by("no")
    assert TAKEN in page(sign_in("town"), f"/ledger/tasks/{given.pk}/")
    assert "粮食储备管理" in page(sign_in("office"), f"/ledger/tasks/{unled.pk}/")
    name_lead(cast.act("office"), unled, cast.units["reform"], "清单")
    assert "粮食储备管理" not in page(sign_in("office"), f"/ledger/tasks/{unled.pk}/")


def test_another_main_lead_is_proposed_beside_the_entry_and_decided_on_beside_the_doubt(cast, paper, sign_in):
    given = adopt(cast.act("office"), paper).tasks.get(no=1)
    assert "老旧小区改造组织实施" in page(sign_in("office"), f"/ledger/tasks/{given.pk}/propose-lead/")
    change = Change(AmendmentKind.LEAD, unit=cast.units["hill_town"])
    proposed = propose_amendment(cast.act("office"), given, change, "换一个镇", TODAY + timedelta(days=1))
    told = page(sign_in("office"), f"/ledger/amendments/{proposed.pk}/")
    assert TAKEN.replace("柳河镇", "松岗镇") in told


def test_before_a_round_and_before_many_tasks_get_a_township_as_lead_the_doubts_stand_there(cast, paper, sign_in):
    plan = adopt(cast.act("office"), paper)
    assert TAKEN in page(sign_in("office"), f"/dispatch/open/{plan.pk}/")
    asked = {"unit": cast.units["hill_town"].pk, "effective_on": TODAY + timedelta(days=1), "reason": "轮换"}
    told = sign_in("office").post(f"/ledger/bulk/lead/?plan={plan.pk}&all=1", asked, headers={"accept-language": "en"})
    assert TAKEN.replace("柳河镇", "松岗镇") in told.content.decode()
