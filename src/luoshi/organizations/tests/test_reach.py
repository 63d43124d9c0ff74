"""What a person reaches: posts, units, regions; and that rules answer as they query."""

from __future__ import annotations

import pytest

from luoshi.organizations.models import Holding, Post, Region, Token, Unit, User
from luoshi.organizations.reach import Held, Reach, reach
from luoshi.organizations.rights import SEE
from luoshi.organizations.rules import PEOPLE, POSTS, REGIONS, TOKENS, UNITS
from tests.support.cast import SINCE, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


def test_the_town_reaches_its_unit_its_county_and_the_collective_of_all_towns(cast, django_assert_num_queries):
    post = Post.objects.get(unit=cast.units["river_town"])
    city, county = cast.regions["city"].pk, cast.regions["county"].pk
    town, all_towns = cast.units["river_town"].pk, cast.units["all_towns"].pk
    held = Held(post.pk, "柳河镇联络员", "liaison", town, "柳河镇", "township", county, "青石县")

    with django_assert_num_queries(3):
        reached = reach(cast.town, TODAY)

    assert reached == Reach(cast.town.pk, TODAY, (held,), (), ((county, city),), ((town, all_towns),))
    assert reached.units("liaison") == {town, all_towns}
    assert reached.units("head") == set()


def test_whoever_stands_above_reaches_what_lies_below(cast):
    city, county, neighbour = (cast.regions[key].pk for key in ("city", "county", "neighbour"))
    assert cast.reach("system").below == ((city, county), (city, neighbour))
    assert cast.reach("system").regions_below("system") == {county, neighbour}
    assert cast.reach("system").regions_below("office") == set()


def test_who_holds_nothing_reaches_nothing(cast):
    assert cast.reach("public") == Reach(cast.public.pk, TODAY)


def test_before_the_post_began_nothing_is_reached(cast):
    first = Holding.objects.get(user=cast.office).valid_from
    assert (first, reach(cast.office, first).roles()) == (SINCE, {"office"})
    assert reach(cast.office, first.replace(year=2025)) == Reach(cast.office.pk, first.replace(year=2025))


WORLD = [(REGIONS, Region), (UNITS, Unit), (POSTS, Post), (PEOPLE, User), (TOKENS, Token)]


@pytest.mark.parametrize(("rules", "model"), WORLD, ids=[model.__name__ for _rules, model in WORLD])
def test_the_answer_and_the_query_agree_for_everybody_and_everything(cast, rules, model, keys_of_everybody):
    things = list(model.objects.all())
    disagree = []
    for person in cast.people:
        reached = cast.reach(person)
        seen = set(rules.visible(reached).values_list("pk", flat=True))
        disagree += [
            (person, thing.pk) for thing in things if bool(rules.answer(SEE, reached, thing)) != (thing.pk in seen)
        ]
    assert (len(things) > 2, disagree) == (True, [])


def test_a_neighbour_sees_the_city_and_his_county_only(cast):
    seen = set(UNITS.visible(cast.reach("neighbour")))
    administration = Unit.objects.get(versions__name="市数据局")
    assert seen == {cast.units["next_supervision"], cast.units["next_science"], administration}


def test_the_public_sees_itself_only(cast, keys_of_everybody):
    reached = cast.reach("public")
    assert [list(rules.visible(reached)) for rules, _model in WORLD[:4]] == [[], [], [], [cast.public]]
    assert {token.user for token in TOKENS.visible(reached)} == {cast.public}
