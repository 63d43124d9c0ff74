"""What the office thinks of a delivery stands beside the light and never in it."""

from __future__ import annotations

import pytest

from luoshi.core.errors import Forbidden, Invalid
from luoshi.dispatch.actions import judge_delivery
from luoshi.dispatch.confidence.queries import judgements_of
from luoshi.dispatch.models import Light
from tests.support import letters
from tests.support.papers import bring

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(cast):
    from luoshi.ledger.actions import adopt

    plan = adopt(cast.act("office"), bring(cast))
    letters.round_of(cast, plan)
    return plan.tasks.get(no=1)


def test_the_newest_holds_the_older_stay_and_no_light_turns(cast, task):
    before = list(Light.objects.order_by("pk").values_list("pk", "colour", "valid_to"))
    judge_delivery(cast.act("office"), task, "likely", "设备已到货。")
    judge_delivery(cast.act("office"), task, "unlikely", " 施工单位退场。 ")
    seen = [(one.confidence, one.reason) for one in judgements_of(cast.reach("unit"), task)]
    assert seen == [("unlikely", "施工单位退场。"), ("likely", "设备已到货。")]
    assert list(Light.objects.order_by("pk").values_list("pk", "colour", "valid_to")) == before


def test_only_the_office_judges_and_says_why(cast, task):
    with pytest.raises(Invalid):
        judge_delivery(cast.act("office"), task, "likely", "  ")
    for who in ("unit", "leader", "auditor"):
        with pytest.raises(Forbidden):
            judge_delivery(cast.act(who), task, "likely", "自己认为能完成")


def test_who_sees_the_task_reads_it_on_its_page(cast, task, client):
    judge_delivery(cast.act("office"), task, "doubtful", "设备尚未到货。")
    for who, asks in (("office", True), ("unit", False)):
        client.force_login(cast.people[who])
        page = client.get(f"/ledger/tasks/{task.pk}/").content.decode()
        assert ("设备尚未到货。" in page, f"/dispatch/tasks/{task.pk}/judge/" in page) == (True, asks)
