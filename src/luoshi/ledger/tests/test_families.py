"""Families of plans: links, the trees that they make, who knows of what; and never a circle, whatever is tried."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luoshi.core import clock
from luoshi.core.errors import Conflict, Forbidden, Invalid, Refusal, Unknown
from luoshi.ledger.actions import adopt, link_plan, unlink_plan
from luoshi.ledger.families import MOST_LEVELS, families, family_of, ties_on, uppers_for
from luoshi.ledger.models import Plan, PlanLink
from luoshi.ledger.states import PlanLinkKind
from luoshi.organizations import actions as organizations
from luoshi.organizations.acting import act_as
from luoshi.organizations.reach import reach
from tests.support.cast import MOMENT, PASSWORD, SINCE, TODAY
from tests.support.papers import PLAN, bring

pytestmark = pytest.mark.django_db

PART, CARRIES = PlanLinkKind.PART, PlanLinkKind.CARRIES
LATER = MOMENT + timedelta(days=7)


@pytest.fixture
def second(cast, db):
    """A second plan of the county, with one task."""
    text = "青石县2026年百日攻坚行动方案\n\n一、创新\n\n1.攻坚培育。新增企业2家。（牵头单位：县科学技术局）\n"
    return adopt(cast.act("office"), bring(cast, text, "攻坚.txt"))


@pytest.fixture
def citys(cast, db):
    """A plan of the city, of which the county's office knows the title."""
    office = organizations.open_unit(cast.act("system"), "市政府督查室", "government", cast.regions["city"], SINCE)
    post = organizations.open_post(cast.act("system"), office, "office", "市督查室主任")
    cast.people["city_office"] = organizations.register_person(cast.act("system"), "city_office", "钟岭", PASSWORD)
    organizations.appoint(cast.act("security"), post, cast.people["city_office"], SINCE)
    text = PLAN.replace("青石县", "云麓市").replace("8号", "80号")
    return adopt(cast.act("city_office"), bring(cast, text, "市.txt", "city_office"))


def shape(branch):
    """A tree as (title, tasks, all tasks, branches)."""
    return branch.plan.title, branch.tasks, branch.all_tasks, [shape(one) for one in branch.branches]


def test_a_family_rolls_its_counts_up(cast, plan, second):
    link_plan(cast.act("office"), second, plan, CARRIES)
    office = cast.reach("office")
    tree = (plan.title, 6, 7, [(second.title, 1, 1, [])])
    assert [shape(family_of(one, office, TODAY)) for one in (plan, second)] == [tree, tree]
    assert [shape(one) for one in families(office, TODAY)] == [tree]
    assert [one.pk for one in uppers_for(plan, office, TODAY)] == []


def test_the_county_carries_out_what_the_city_has_laid_down(cast, plan, citys):
    link_plan(cast.act("office"), plan, citys, CARRIES)
    city = reach(cast.people["city_office"], TODAY)
    assert shape(family_of(plan, cast.reach("office"), TODAY)) == (citys.title, None, 6, [(plan.title, 6, 6, [])])
    assert shape(family_of(citys, city, TODAY)) == (citys.title, 6, 6, [(plan.title, None, 0, [])])
    assert families(cast.reach("neighbour"), TODAY) == []
    assert families(cast.reach("public"), TODAY) == []


def test_a_city_puts_nothing_under_a_countys_plan_and_nobody_a_strangers(cast, plan, citys):
    with pytest.raises(Unknown):
        link_plan(cast.act("city_office"), citys, plan, PART)
    with pytest.raises(Unknown):
        link_plan(cast.act("neighbour"), plan, citys, PART)
    with pytest.raises(Forbidden):
        link_plan(cast.act("leader"), plan, citys, PART)
    assert not PlanLink.objects.exists()


def test_a_plan_stands_under_one_other_and_never_in_a_circle(cast, plan, second, english):
    link_plan(cast.act("office"), second, plan, PART)
    with pytest.raises(Conflict, match="under another one already"):
        link_plan(cast.act("office"), second, plan, CARRIES)
    for upper in (plan, second):
        with pytest.raises(Invalid, match="circle"):
            link_plan(cast.act("office"), plan, upper, PART)
    assert ties_on(TODAY).upper == {second.pk: plan.pk}


def test_what_was_tied_last_month_still_shows_for_last_month(cast, plan, second):
    link_plan(cast.act("office"), second, plan, PART)
    with clock.frozen(LATER):
        unlink_plan(act_as(cast.office, LATER, "test"), second)
    day_after = TODAY + timedelta(days=7)
    assert (ties_on(TODAY).upper, ties_on(day_after).upper) == ({second.pk: plan.pk}, {})
    with pytest.raises(Conflict), clock.frozen(LATER):
        unlink_plan(act_as(cast.office, LATER, "test"), second)


def test_a_slip_is_taken_back_at_once(cast, plan, second):
    link_plan(cast.act("office"), second, plan, PART)
    unlink_plan(cast.act("office"), second)
    link_plan(cast.act("office"), Plan.objects.get(pk=plan.pk), second, PART)
    assert ties_on(TODAY).upper == {plan.pk: second.pk}


def test_two_who_tie_two_families_at_once_make_no_circle(cast, plan, second):
    mine, yours = Plan.objects.get(pk=plan.pk), Plan.objects.get(pk=second.pk)
    link_plan(cast.act("office"), mine, second, PART)
    PlanLink.objects.all().delete()  # as it was before the other one could see it
    with pytest.raises(Conflict, match=r"in the meantime|期间"):
        link_plan(cast.act("office"), yours, plan, PART)


@pytest.fixture(scope="module")
def seven(cast):
    """More plans than a family may have levels, with no task in them."""
    facts = {"region": cast.regions["county"], "year": 2026, "adopted_at": MOMENT, "act": "0" * 32}
    return [Plan.objects.create(title=f"计划{n}", **facts) for n in range(MOST_LEVELS + 2)]


STEPS = st.lists(st.tuples(st.integers(0, MOST_LEVELS + 1), st.integers(-1, MOST_LEVELS + 1)), max_size=25)


@settings(max_examples=25, deadline=None)
@given(steps=STEPS)
def test_whatever_is_tied_and_untied_the_families_stay_trees(cast, seven, steps):
    """Each step ties a plan under another one, or (with -1) unties it; refusals change nothing."""
    PlanLink.objects.all().delete()
    for lower, upper in steps:
        plan = Plan.objects.get(pk=seven[lower].pk)
        with suppress(Refusal):
            if upper < 0:
                unlink_plan(cast.act("office"), plan)
            else:
                link_plan(cast.act("office"), plan, seven[upper], PART)
    ties = ties_on(TODAY)
    assert not [one for one in ties.upper if ties.is_in_circle(one)]
    assert all(len(ties.way_up(one)) <= MOST_LEVELS for one in ties.upper)
    assert sum(branch.plans for branch in families(cast.reach("office"), TODAY)) == len(
        set(ties.upper) | set(ties.upper.values())
    )


def test_the_pages_of_a_family(sign_in, cast, plan, second):
    office = sign_in("office")
    asked = office.post(f"/ledger/plans/{second.pk}/link/", {"upper": plan.pk, "kind": "carries"})
    assert asked.url == f"/ledger/plans/{second.pk}/"
    page = office.get(asked.url).content.decode()
    assert page.count(plan.title) and f"/ledger/plans/{second.pk}/unlink/" in page
    assert second.title in office.get("/ledger/families/").content.decode()
    assert office.post(f"/ledger/plans/{second.pk}/unlink/").status_code == 302
    assert plan.title not in office.get("/ledger/families/").content.decode()
