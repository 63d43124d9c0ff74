"""A leader sees what the units have of which he is in charge, wherever it stands, and his page lists it."""

from __future__ import annotations

import pytest

from luoshi.ledger.actions import adopt, name_lead
from luoshi.ledger.models import Task
from luoshi.ledger.rules import TASKS
from luoshi.organizations import actions
from luoshi.organizations.portfolios.tests.test_portfolios import charged
from tests.support.cast import SINCE
from tests.support.papers import bring

pytestmark = pytest.mark.django_db

NEIGHBOUR = """2026年邻县任务清单

一、产业

1.邻县甲任务。新增企业9家。（牵头单位：县科学技术局）

2.邻县乙任务。对企业逐家登记。
"""


def test_a_leader_sees_what_his_units_have_wherever_it_stands(cast):
    city = cast.regions["city"]
    vertical = actions.open_unit(cast.act("system"), "市生态环境局青石分局", "vertical", city, SINCE)
    cast.units["vertical"] = vertical
    plan = adopt(cast.act("neighbour"), bring(cast, NEIGHBOUR, "neighbour.txt", "neighbour"))
    second = name_lead(cast.act("neighbour"), plan.tasks.get(no=2), vertical, "联合整治")
    assert list(TASKS.visible(cast.reach("leader"))) == []
    charged(cast, "vertical")
    reached = cast.reach("leader")
    assert list(TASKS.visible(reached)) == [second]
    answers = {task.no: bool(TASKS.answer("see", reached, task)) for task in Task.objects.filter(plan=plan)}
    assert answers == {1: False, 2: True}
    assert list(TASKS.visible(cast.reach("office"))) == []


def test_a_leaders_page_lists_what_his_units_lead(cast, sign_in):
    post = charged(cast, "science", "farming")
    adopt(cast.act("office"), bring(cast, NEIGHBOUR.replace("邻县", "本县")))
    page = sign_in("leader").get(f"/ledger/leaders/{post.pk}/").content.decode()
    assert f'?unit={cast.units["science"].pk}&amp;leading=on">县科学技术局 <span class="number">1</span>' in page
    assert f'?unit={cast.units["farming"].pk}&amp;leading=on">县农业农村局 <span class="number">0</span>' in page
