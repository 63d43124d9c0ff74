"""Kinds of plans: what a title speaks of, what the office says instead, and what a page then shows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from luoshi.core.errors import Forbidden, Invalid, Unknown
from luoshi.ledger.actions import describe_plan
from luoshi.ledger.actions.planning import Description
from luoshi.ledger.calendars import calendar_of
from luoshi.ledger.models import Plan
from luoshi.ledger.plan_kinds import KINDS, kind_of_title
from luoshi.ledger.states import PlanKind
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db

FIRST = TODAY - timedelta(days=36)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("青石县2026年重点工作任务清单", "yearly"),
        ("关于开展“大干一百天”百日攻坚行动的通知", "campaign"),
        ("2026年全面深化改革工作要点", "reform"),
        ("青石县2026年度改革事项清单", "reform"),
        ("2026年度民生实事项目", "livelihood"),
        ("关于办好2026年十件实事的通知", "livelihood"),
        ("第12次县长办公会议议定事项", "meeting"),
        ("县政府常务会议纪要", "meeting"),
    ],
)
def test_a_title_speaks_of_a_kind(title, kind):
    assert kind_of_title(title) == kind


def test_every_kind_has_its_row():
    assert set(KINDS) == set(PlanKind)


def test_the_office_says_what_a_plan_is(cast, plan):
    days = FIRST, FIRST + timedelta(days=99)
    describe_plan(cast.act("office"), plan, Description(PlanKind.CAMPAIGN, 2026, *days))
    said = Plan.objects.get(pk=plan.pk)
    assert (said.kind, said.year, said.begins_on, said.ends_on) == ("campaign", 2026, *days)


@pytest.mark.parametrize(
    "description",
    [
        Description(PlanKind.CAMPAIGN, 2026, TODAY),
        Description(PlanKind.CAMPAIGN, 2026, TODAY, FIRST),
        Description(PlanKind.MEETING, 2026, FIRST, TODAY),
        Description(PlanKind.YEARLY, 2026, FIRST),
    ],
    ids=["half", "backwards", "a meeting of many days", "a year with a day"],
)
def test_days_that_do_not_belong_are_refused(cast, plan, description):
    with pytest.raises(Invalid):
        describe_plan(cast.act("office"), plan, description)
    assert Plan.objects.get(pk=plan.pk).kind == "yearly"


@pytest.mark.parametrize(("person", "refusal"), [("leader", Forbidden), ("unit", Forbidden), ("neighbour", Unknown)])
def test_only_the_office_says_so(cast, plan, person, refusal):
    with pytest.raises(refusal):
        describe_plan(cast.act(person), plan, Description(PlanKind.REFORM, 2026))


def test_a_campaign_counts_its_days_and_weeks():
    last = FIRST + timedelta(days=99)
    calendar = calendar_of(FIRST, last, [FIRST, FIRST + timedelta(days=6), TODAY, last, None, date(2027, 5, 1)], TODAY)
    assert (calendar.day, calendar.days, calendar.left, calendar.undated) == (37, 100, 63, 2)
    assert [(week.n, week.due) for week in calendar.weeks if week.due] == [(1, 2), (6, 1), (15, 1)]
    assert [week.n for week in calendar.weeks if week.is_now] == [6]
    assert calendar.weeks[-1].last == last


@pytest.mark.parametrize(("days", "day", "left"), [(-1, 0, 10), (0, 1, 9), (9, 10, 0), (30, 10, 0)])
def test_before_it_begins_and_after_it_is_over(days, day, left):
    calendar = calendar_of(TODAY, TODAY + timedelta(days=9), [], TODAY + timedelta(days=days))
    assert (calendar.day, calendar.left) == (day, left)


def page(sign_in, cast, plan, kind, *days):
    describe_plan(cast.act("office"), plan, Description(kind, 2026, *days))
    return sign_in("office").get(f"/ledger/plans/{plan.pk}/").content.decode()


def test_a_campaigns_page_has_its_calendar(sign_in, cast, plan):
    shown = page(sign_in, cast, plan, PlanKind.CAMPAIGN, FIRST, FIRST + timedelta(days=99))
    assert '<progress max="100" value="37"' in shown
    assert 'aria-current="date"' in shown


def test_each_kind_shows_its_lines(sign_in, cast, plan):
    assert 'class="cards"' in page(sign_in, cast, plan, PlanKind.LIVELIHOOD)
    assert 'id="lines"' in page(sign_in, cast, plan, PlanKind.MEETING, FIRST)
    assert 'id="lines"' in page(sign_in, cast, plan, PlanKind.REFORM)


def test_a_list_of_plans_is_narrowed_to_a_kind_and_a_year(sign_in, plan):
    office = sign_in("office")
    listed = {
        query: plan.title in office.get(f"/ledger/plans/?{query}").content.decode()
        for query in ("kind=yearly", "kind=reform", "year=2026", "year=2025")
    }
    assert listed == {"kind=yearly": True, "kind=reform": False, "year=2026": True, "year=2025": True}
