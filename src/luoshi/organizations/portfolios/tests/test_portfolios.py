"""A leader is in charge of units, sees what they have wherever it stands, and it goes along with units and posts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from luoshi.core.errors import Conflict, Forbidden, Invalid, Unknown
from luoshi.organizations import actions
from luoshi.organizations.actions import Grounds, Heir
from luoshi.organizations.models import Post
from luoshi.organizations.portfolios.listing import InCharge, in_charge_of, portfolio_of
from luoshi.organizations.portfolios.models import Portfolio
from luoshi.records.models import Notice
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db


def post_of(cast, person):
    return Post.objects.get(holdings__user=cast.people[person])


def charged(cast, *units, person="leader"):
    return actions.set_portfolio(
        cast.act("office"), post_of(cast, person), [cast.units[unit] for unit in units], "青政办字〔2026〕12号"
    )


def test_a_leader_is_in_charge_of_units_and_was_told(cast, django_assert_num_queries):
    post = charged(cast, "science", "farming")
    names = [name for _unit, name in portfolio_of(post.pk, TODAY)]
    assert names == ["县科学技术局", "县农业农村局"]
    assert in_charge_of(cast.units["science"], TODAY) == [InCharge(post.pk, "县长", "韩远")]
    with django_assert_num_queries(3):
        reached = cast.reach("leader")
    units = {cast.units["science"].pk, cast.units["farming"].pk}
    assert (reached.portfolio_units("leader"), reached.portfolio_units("office")) == (units, frozenset())
    assert Notice.objects.filter(key__startswith="organizations.portfolio:").get().recipient == cast.leader


def test_it_is_set_anew_and_what_held_stays_as_history(cast):
    post = charged(cast, "science", "farming")
    charged(cast, "farming", "reform")
    rows = Portfolio.objects.filter(post=post).order_by("pk").values_list("unit", "valid_from", "valid_to")
    science, farming, reform = (cast.units[unit].pk for unit in ("science", "farming", "reform"))
    assert list(rows) == [(science, TODAY, TODAY), (farming, TODAY, None), (reform, TODAY, None)]


@pytest.mark.parametrize(
    ("who", "post", "units", "basis", "refusal"),
    [
        ("leader", "leader", ["science"], "会议", Forbidden),
        ("unit", "leader", ["science"], "会议", Forbidden),
        ("neighbour", "leader", ["science"], "会议", Unknown),
        ("office", "leader", ["science"], " ", Invalid),
        ("office", "unit", ["farming"], "会议", Invalid),
        ("office", "leader", ["all_towns"], "会议", Invalid),
        ("office", "leader", ["next_science"], "会议", Unknown),
        ("office", "leader", [], "会议", Conflict),
    ],
)
def test_what_is_refused(cast, who, post, units, basis, refusal):
    with pytest.raises(refusal):
        actions.set_portfolio(cast.act(who), post_of(cast, post), [cast.units[one] for one in units], basis)
    assert not Portfolio.objects.exists()


def test_an_heir_stands_in_the_portfolio_once(cast):
    post = charged(cast, "science", "farming")
    actions.merge_units(cast.act("office"), [cast.units["farming"]], Heir(cast.units["science"]), Grounds("机构改革"))
    assert portfolio_of(post.pk, TODAY) == [(cast.units["science"].pk, "县科学技术局")]
    actions.merge_units(
        cast.act("office"),
        [cast.units["science"], cast.units["reform"]],
        Heir(name="县科技发展局", kind="government"),
        Grounds("机构改革"),
    )
    assert [name for _unit, name in portfolio_of(post.pk, TODAY)] == ["县科技发展局"]


def test_a_leaders_post_that_moves_takes_its_portfolio_along(cast):
    charged(cast, "science")
    actions.rename_unit(cast.act("office"), cast.units["government"], "县人民政府", "government", Grounds("更正"))
    actions.merge_units(cast.act("office"), [cast.units["government"]], Heir(cast.units["reform"]), Grounds("机构改革"))
    [held] = cast.reach("leader").held
    science = cast.units["science"].pk
    assert (held.unit_name, portfolio_of(held.post, TODAY)) == ("县发展和改革局", [(science, "县科学技术局")])
    assert cast.reach("leader").portfolio_units("leader") == {science}


def test_the_office_ticks_units_on_a_page(cast, sign_in):
    post, office = post_of(cast, "leader"), sign_in("office")
    page = f"/posts/{post.pk}/portfolio/"
    offered = dict(office.get(page).context["form"].fields["units"].choices)
    names = set(offered.values())
    assert {"县科学技术局", "柳河镇", "市数据局"} <= names
    assert "各镇街" not in names
    form = {"units": [cast.units["science"].pk], "basis": "常务会议纪要"}
    assert office.post(page, form).url == f"/units/{post.unit_id}/"
    assert office.get(page).context["form"].initial["units"] == [cast.units["science"].pk]
    assert "韩远" in sign_in("unit").get(f"/units/{cast.units['science'].pk}/").content.decode()
    assert office.post(page, form | {"basis": ""}).status_code == 422


def test_before_it_began_nobody_was_in_charge(cast):
    post = charged(cast, "science")
    assert portfolio_of(post.pk, TODAY - timedelta(days=1)) == []
