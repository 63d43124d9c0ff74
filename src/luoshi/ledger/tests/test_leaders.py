"""Leaders in charge: naming one for many tasks, ending it, and what their pages show."""

from __future__ import annotations

from datetime import timedelta

import pytest

from luoshi.core import clock
from luoshi.core.errors import Forbidden, Invalid, Unknown
from luoshi.ledger import heads, leaders, queries
from luoshi.ledger.actions import name_leader, release_leader
from luoshi.ledger.models import Responsibility
from luoshi.ledger.states import PlanKind
from luoshi.ledger.story import story_of
from luoshi.organizations import actions as organizations
from luoshi.organizations.acting import act_as
from luoshi.organizations.models import Post
from luoshi.records.models import LogEntry, Notice
from tests.support.cast import MOMENT, TODAY

pytestmark = pytest.mark.django_db

LATER = MOMENT + timedelta(days=7)
LATER_DAY = TODAY + timedelta(days=7)


@pytest.fixture
def mayor(cast):
    return Post.objects.get(holdings__user=cast.leader)


def tasks_of(plan):
    return list(plan.tasks.select_related("plan").order_by("no"))


def headed(post, on=TODAY):
    """(task, as written, from, to) of whatever a post heads or headed."""
    held = Responsibility.objects.filter(post=post, role="leader").order_by("task__no", "pk")
    return [(one.task.no, one.as_written, one.valid_from, one.valid_to) for one in held]


def test_one_act_names_a_leader_for_many_tasks_and_tells_him_once(cast, plan, mayor):
    first = name_leader(cast.act("office"), tasks_of(plan), mayor, " 常务会议定 ")

    assert first.no == 1
    assert headed(mayor) == [(no, "韩远" if no == 2 else "", TODAY, None) for no in range(1, 7)]
    told = Notice.objects.get(recipient=cast.leader, key__startswith="ledger.heads:")
    assert (told.url, told.params["count"]) == (f"/ledger/leaders/{mayor.pk}/", 6)
    assert [chapter.reason for chapter in story_of(first)] == ["", "常务会议定"]


def test_whom_the_document_names_becomes_the_post_with_his_source(cast, plan, mayor):
    task = plan.tasks.select_related("plan").get(no=2)
    written = task.responsibilities.get(role="leader")
    with clock.frozen(LATER):
        name_leader(act_as(cast.office, LATER, "test"), [task], mayor, "会议定")
    old, new = task.responsibilities.filter(role="leader").order_by("pk")
    assert (old.pk, old.post, old.valid_to) == (written.pk, None, LATER_DAY)
    assert (new.post, new.as_written, new.verdict, new.valid_from) == (mayor, "韩远", written.verdict, LATER_DAY)


def test_a_name_that_the_office_says_is_his_becomes_the_post(cast, plan, mayor):
    other = organizations.open_post(cast.act("system"), cast.units["government"], "leader", "副县长")
    task = plan.tasks.select_related("plan").get(no=2)
    name_leader(cast.act("office"), [task], other, "就是他", "韩远")
    assert list(task.responsibilities.filter(role="leader").values_list("post", "as_written")) == [(other.pk, "韩远")]


def test_a_task_may_have_several_leaders_and_nobody_heads_it_twice(cast, plan, mayor, english):
    other = organizations.open_post(cast.act("system"), cast.units["government"], "leader", "副县长")
    one, *_others = tasks_of(plan)
    for post in (mayor, other):
        name_leader(cast.act("office"), [one], post, "会议定")
    with pytest.raises(Invalid, match="heads all of these"):
        name_leader(cast.act("office"), [one], mayor, "会议定")
    assert (headed(mayor), headed(other)) == ([(1, "", TODAY, None)], [(1, "", TODAY, None)])


def test_a_slip_is_taken_back_on_the_same_day_and_a_service_ends_with_its_day(cast, plan, mayor):
    one, two, *_others = tasks_of(plan)
    name_leader(cast.act("office"), [one, two], mayor, "会议定")
    release_leader(cast.act("office"), [one], mayor, "点错了")
    with clock.frozen(LATER):
        release_leader(act_as(cast.office, LATER, "test"), [one, two], mayor, "分工调整")
    assert headed(mayor) == [(1, "", TODAY, TODAY), (2, "韩远", TODAY, LATER_DAY)]
    assert [list(leaders.headed_by(mayor.pk, None, on)) for on in (TODAY, LATER_DAY)] == [[two], []]


def test_nothing_is_named_without_a_reason_a_task_or_a_leader(cast, plan, mayor, english):
    tasks = tasks_of(plan)
    liaison = Post.objects.get(holdings__user=cast.unit)
    before = LogEntry.objects.count()
    for given, post, reason, words in (
        (tasks, mayor, " ", "on what ground"),
        ([], mayor, "会议定", "at least one task"),
        (tasks, liaison, "会议定", "Only a leader's post"),
    ):
        with pytest.raises(Invalid, match=words):
            name_leader(cast.act("office"), given, post, reason)
    with pytest.raises(Invalid, match="heads none"):
        release_leader(cast.act("office"), tasks, mayor, "分工调整")
    assert LogEntry.objects.count() == before


@pytest.mark.parametrize(
    ("person", "refusal"),
    [("leader", Forbidden), ("auditor", Forbidden), ("unit", Forbidden), ("neighbour", Unknown), ("system", Unknown)],
)
def test_only_the_office_names_and_releases(cast, plan, mayor, person, refusal):
    task = plan.tasks.select_related("plan").get(no=1)
    name_leader(cast.act("office"), [task], mayor, "会议定")
    before = (headed(mayor), LogEntry.objects.count())
    for act in (name_leader, release_leader):
        with pytest.raises(refusal):
            act(cast.act(person), [task], mayor, "会议定")
    assert (headed(mayor), LogEntry.objects.count()) == before


def test_a_neighbours_leader_heads_nothing_here(cast, plan):
    post = organizations.open_post(cast.act("system"), cast.units["next_supervision"], "leader", "县长")
    with pytest.raises(Unknown):
        name_leader(cast.act("office"), tasks_of(plan), post, "会议定")


def test_the_sheet_counts_what_the_list_counts(sign_in, cast, plan, mayor):
    name_leader(cast.act("office"), tasks_of(plan)[1:4], mayor, "会议定")
    sheet = heads.sheet_of(mayor, cast.reach("leader"), TODAY)
    assert [(line.task.no, line.leading) for line in sheet.rows] == [
        (2, ("县科学技术局",)),
        (3, ("县农业农村局",)),
        (4, ("县财政局", "县审计局", "县农业农村局")),
    ]
    for one in sheet.figures:
        listed = sign_in("leader").get(one.figure.url).context["page"].total
        assert (one.label, one.figure.value) == (one.label, listed)
    overview = heads.overview_of(cast.reach("leader"), TODAY)
    assert [(row.leader.holder, row.tasks) for row in overview.rows] == [("韩远", 3)]
    assert queries.tasks_visible_to(cast.reach("leader")).count() == 6


def test_livelihood_matters_stand_in_a_section_of_their_own(sign_in, cast, plan, mayor):
    name_leader(cast.act("office"), tasks_of(plan), mayor, "会议定")
    other = heads.sheet_of(mayor, cast.reach("leader"), TODAY)
    type(plan).objects.filter(pk=plan.pk).update(kind=PlanKind.LIVELIHOOD)
    sheet = heads.sheet_of(mayor, cast.reach("leader"), TODAY)
    assert ((other.matters, sheet.by_plan), sheet.matters) == (((), ()), other.by_plan)
    assert "<h2>民生实事</h2>" in sign_in("leader").get("/ledger/leaders/mine/").content.decode()


def test_names_in_documents_wait_to_be_known(cast, plan, mayor):
    [waiting] = heads.overview_of(cast.reach("office"), TODAY).written
    assert (waiting.name, len(waiting.tasks), waiting.post) == ("韩远", 1, mayor.pk)
    name_leader(cast.act("office"), [plan.tasks.select_related("plan").get(no=2)], mayor, "会议定")
    assert heads.overview_of(cast.reach("office"), TODAY).written == ()


def test_his_own_page_is_one_address(sign_in, cast, plan, mayor):
    name_leader(cast.act("office"), tasks_of(plan), mayor, "会议定")
    own = sign_in("leader").get("/ledger/leaders/mine/").content.decode()
    assert all(task.title in own for task in tasks_of(plan))
    assert sign_in("unit").get("/ledger/leaders/mine/").url == "/ledger/leaders/"
