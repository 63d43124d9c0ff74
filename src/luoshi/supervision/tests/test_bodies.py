"""What a body answers for is seen, reported and pressed at the unit of its office, and seen by its members' heads."""

from __future__ import annotations

import pytest

from luoshi.core.errors import Unknown
from luoshi.dispatch.models import Report
from luoshi.dispatch.queries import open_lights
from luoshi.dispatch.urging.late import late_units
from luoshi.ledger.actions import adopt
from luoshi.ledger.queries import tasks_visible_to
from luoshi.organizations import actions
from luoshi.records.models import Notice
from luoshi.supervision.finding import missing_on
from tests.support import letters, rounds
from tests.support.bodies import makeup, set_up
from tests.support.cast import PASSWORD, SINCE, TODAY
from tests.support.papers import bring

pytestmark = pytest.mark.django_db

PLAN = """2026年营商环境任务清单

1.精简办事环节。新增企业6家。（牵头单位：县优化营商环境领导小组办公室）

2.建设中试基地。新建基地3处。（牵头单位：县科学技术局）
"""


@pytest.fixture
def body(cast):
    """A group with its office in the bureau of science; that of farming, which has a head, is a member."""
    post = actions.open_post(cast.act("system"), cast.units["farming"], "head", "农业农村局局长")
    cast.people["farming_head"] = actions.register_person(cast.act("system"), "farming", "钱桐", PASSWORD)
    actions.appoint(cast.act("security"), post, cast.people["farming_head"], SINCE)
    return set_up(cast)


@pytest.fixture
def round(cast, body):
    """The round about August over a plan of which the group leads the first task."""
    plan = adopt(cast.act("office"), bring(cast, PLAN))
    return letters.round_of(cast, plan)


def seen(cast, person):
    return list(tasks_visible_to(cast.reach(person)).values_list("no", flat=True))


def test_the_task_is_the_bodys_and_who_sits_in_it_sees_it(cast, body, round):
    assert rounds.ask_of(round, 1).unit_id == body.unit_id
    people = ("unit", "farming_head", "second_unit", "town", "neighbour")
    assert [seen(cast, one) for one in people] == [[1, 2], [1], [], [], []]
    task = rounds.ask_of(round, 1).task
    lights = open_lights(cast.reach("unit"), task)
    assert lights
    assert open_lights(cast.reach("farming_head"), task) == lights
    assert Notice.objects.get(key__startswith="ledger.adopted:").recipient == cast.unit


def test_the_unit_of_its_office_reports_it_and_no_member_does(cast, body, round):
    report = rounds.reported(cast.act("unit"), round, 1, values=rounds.values_of(round, 1, "2"), words="已办结2家")
    assert (report.unit_id, report.submitted_by) == (body.unit_id, cast.unit)
    with pytest.raises(Unknown):
        rounds.reported(cast.act("farming_head"), round, 1, words="不该填报")
    assert Report.objects.count() == 1


def test_the_unit_of_its_office_is_pressed_once_for_both(cast, body, round):
    told = {one.name: [person.name for person in one.people] for one in late_units(round, TODAY)}
    assert told == {"县优化营商环境领导小组": ["梁舟"], "县科学技术局": ["梁舟"]}
    science, on = cast.units["science"].pk, letters.LATER.date()
    [(key, facts)] = missing_on(on).items()
    assert (key, [fact["number"] for fact in facts]) == ((science, round.pk), ["1", "2"])
    assert missing_on(on, unit=science, round=round.pk) == {key: facts}
    assert letters.proposed_to(cast, round, "science").unit_id == science


def test_where_the_office_goes_the_work_goes(cast, body, round):
    actions.change_body(
        cast.act("office"), body, makeup(cast, office="river_town", members=["farming"]), "青政办字〔2026〕30号"
    )
    assert (seen(cast, "unit"), seen(cast, "town")) == ([2], [1])
    assert sorted(unit for unit, _round in missing_on(letters.LATER.date())) == sorted(
        [cast.units["science"].pk, cast.units["river_town"].pk]
    )


def test_the_page_of_the_body_shows_its_tasks_to_who_may_see_them(cast, body, round, sign_in):
    page = f"/bodies/{body.pk}/"
    assert "精简办事环节" in sign_in("farming_head").get(page).content.decode()
    shown = sign_in("second_unit").get(page)
    assert "精简办事环节" not in shown.content.decode()
    assert shown.status_code == 200


def test_who_reports_for_it_is_told_in_whose_name(cast, body, round, sign_in):
    page = sign_in("unit").get("/dispatch/mine/").content.decode()
    assert page.count("县优化营商环境领导小组（办公室设在本单位）") == 1
