"""A township is not asked for what was taken back from it, unless the office says why the list does not hold."""

from __future__ import annotations

from datetime import date

import pytest

from luoshi.core.errors import Invalid
from luoshi.dispatch.actions import open_round
from luoshi.ledger.actions import adopt
from tests.support import duties
from tests.support.duties import BOUNDARY, TAKEN_BACK
from tests.support.papers import bring

pytestmark = pytest.mark.django_db

PAPER = """2026年重点任务清单

一、民生

1.改造老旧小区。完成老旧小区改造14个。（牵头单位：柳河镇）

2.抓好粮食储备。政府粮食储备规模达到3万吨。（牵头单位：柳河镇）
"""
LISTS = [
    [TAKEN_BACK, 1, "", "老旧小区改造组织实施", "县发展和改革局", "", "", "", ""],
    [BOUNDARY, 1, "", "粮食储备管理", "县发展和改革局", "", "县农业农村局：管生产", "", ""],
]


@pytest.fixture
def plan(cast, english):
    duties.taken(cast, LISTS)
    return adopt(cast.act("office"), bring(cast, PAPER))


def test_the_round_is_refused_with_the_entry(cast, plan):
    with pytest.raises(Invalid) as refused:
        open_round(cast.act("office"), plan, date(2026, 8, 31))
    [why] = refused.value.reasons
    assert "改造老旧小区” asks 柳河镇" in why and "老旧小区改造组织实施" in why


def test_with_a_reason_it_opens_and_keeps_it(cast, plan):
    round = open_round(cast.act("office"), plan, date(2026, 8, 31), because="镇里受县局书面委托")
    assert (round.asks.count(), round.asked_because) == (2, "镇里受县局书面委托")
