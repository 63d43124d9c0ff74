"""Obstacles: stated with a report, told to who is needed, answered, and open until they are solved."""

from __future__ import annotations

import pytest

from luoshi.core.errors import Conflict, Forbidden, Unknown
from luoshi.core.registry import open_items
from luoshi.dispatch.actions import answer_obstacle, solve_obstacle
from luoshi.dispatch.heads import standing_of
from luoshi.dispatch.models import Obstacle
from luoshi.dispatch.reports import Hindrance
from luoshi.ledger.actions import name_leader
from luoshi.organizations.models import Post
from luoshi.records.models import Notice
from tests.support import rounds
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db

ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def obstacle(cast, round) -> Obstacle:
    """The bureau of science cannot go on without the bureau of farming."""
    hindrance = Hindrance("用地手续未办", cast.units["farming"])
    return rounds.reported(cast.act("unit"), round, 2, words="正在选址", hindrance=hindrance).obstacle


@pytest.mark.parametrize(("day", "taken"), [("2025-10-20", 0), ("2026-10-20", 1), ("2027-02-28", 1), ("2036-10-20", 0)])
def test_it_is_needed_by_a_day_of_the_plans_time(round, sign_in, day, taken):
    ask = rounds.ask_of(round, 2)
    told = {"words": "正在选址", "hindrance": "用地手续未办", "by_when": day, "draft": "0"}
    answer = sign_in("unit").post(f"/dispatch/asks/{ask.pk}/", told, headers=ENGLISH)
    assert (Obstacle.objects.count(), answer.status_code) == (taken, 302 if taken else 422)
    assert taken or list(answer.context["form"].errors) == ["by_when"]


def one_kind(kind: str):
    return next(one for one in open_items if one.kind == kind)


def waiting(cast, who: str, kind: str) -> list[str]:
    return [one.what for one in one_kind(f"dispatch.{kind}").of(cast.reach(who), TODAY)]


def test_who_is_needed_is_told_and_has_it_waiting(cast, obstacle):
    told = Notice.objects.filter(key__startswith="dispatch.needed").values_list("recipient", flat=True)
    assert list(told) == [cast.people["second_unit"].pk]
    assert [len(waiting(cast, who, "to_answer")) for who in ("second_unit", "unit", "leader")] == [1, 0, 0]


def test_what_a_leader_has_to_coordinate_waits_for_him(cast, round):
    rounds.reported(cast.act("unit"), round, 2, words="受阻", hindrance=Hindrance("跨部门", for_leader=True))
    assert [len(waiting(cast, who, "to_answer")) for who in ("leader", "office", "second_unit")] == [1, 1, 0]


def test_what_he_has_to_coordinate_stands_on_his_page_with_its_task(cast, round, sign_in):
    mayor = Post.objects.get(holdings__user=cast.people["leader"])
    name_leader(cast.act("office"), list(round.plan.tasks.all()), mayor, "会议定")
    stated = rounds.reported(cast.act("unit"), round, 2, words="受阻", hindrance=Hindrance("跨部门", for_leader=True))
    [asked] = standing_of(mayor.pk, cast.reach("leader"), TODAY).obstacles
    assert (asked.obstacle, asked.stated_by) == (stated.obstacle, "县科学技术局")
    page = sign_in("leader").get("/ledger/leaders/mine/").content.decode()
    assert ("跨部门" in page, f'<a href="/dispatch/tasks/{stated.task_id}/light/">' in page) == (True, True)


def test_it_stands_until_the_unit_says_that_it_is_solved(cast, obstacle):
    answer_obstacle(cast.act("second_unit"), obstacle, "本月20日前办结")
    assert (waiting(cast, "second_unit", "to_answer"), len(waiting(cast, "unit", "to_solve"))) == ([], 1)
    solve_obstacle(cast.act("unit"), obstacle)
    assert (obstacle.state, waiting(cast, "unit", "to_solve")) == ("solved", [])
    with pytest.raises(Conflict):
        answer_obstacle(cast.act("second_unit"), obstacle, "已办结")


def test_who_is_needed_does_not_say_that_it_is_solved(cast, obstacle):
    with pytest.raises(Forbidden):
        solve_obstacle(cast.act("second_unit"), obstacle)
    with pytest.raises(Forbidden):
        answer_obstacle(cast.act("unit"), obstacle, "自己答复")
    with pytest.raises(Unknown):
        answer_obstacle(cast.act("neighbour"), obstacle, "邻县")


def test_it_stands_on_the_pages_of_its_task_and_round(cast, sign_in, round, obstacle):
    office, link = sign_in("office"), f"/dispatch/obstacles/{obstacle.pk}/"
    pages = (f"/ledger/tasks/{obstacle.report.task_id}/", f"/dispatch/rounds/{round.pk}/")
    assert [link in office.get(page).content.decode() for page in pages] == [True, True]
    solve_obstacle(cast.act("office"), obstacle)
    assert [link in office.get(page).content.decode() for page in pages] == [False, False]


def test_it_is_answered_on_its_page(sign_in, obstacle):
    page = f"/dispatch/obstacles/{obstacle.pk}/"
    farming = sign_in("second_unit")
    assert farming.post(page, {"answer": ""}).status_code == 422
    assert farming.post(page, {"answer": "本月20日前办结"}).status_code == 302
    assert "本月20日前办结" in sign_in("unit").get(page).content.decode()


def test_the_form_names_the_unit_by_its_name(cast, sign_in, round):
    ask = rounds.ask_of(round, 2)
    stated = {"words": "受阻", "hindrance": "缺用地", "for_leader": "on"}
    unit = sign_in("unit")
    assert unit.post(f"/dispatch/asks/{ask.pk}/", stated | {"needed_from": "没有的局"}).status_code == 422
    unit.post(f"/dispatch/asks/{ask.pk}/", stated | {"needed_from": "县农业农村局"})
    found = Obstacle.objects.values_list("what", "needed_from", "for_leader")
    assert list(found) == [("缺用地", cast.units["farming"].pk, True)]
