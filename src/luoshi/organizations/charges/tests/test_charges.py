"""Each place has a person by line; it goes along with the post and is never left alone."""

from __future__ import annotations

import pytest

from luoshi.core.errors import Conflict, Forbidden, Invalid, Unknown
from luoshi.organizations import actions
from luoshi.organizations.actions import Grounds, Heir, Spot
from luoshi.organizations.charges.listing import charges_visible_to, lines_of
from luoshi.organizations.charges.models import Charge
from luoshi.organizations.models import Holding, Post
from tests.support.cast import TODAY

pytestmark = pytest.mark.django_db


def held(cast, person):
    return Holding.objects.get(user=cast.people[person])


def river(cast, person="town", place="清水河上段", who="office"):
    spot = Spot(cast.regions["county"], "河长", place)
    return actions.charge(cast.act(who), spot, held(cast, person).post, "河长制方案")


def found(cast, person, words=""):
    rows = lines_of(charges_visible_to(cast.reach(person), TODAY, words), TODAY)
    return [(one.charge.place, one.charge.line, one.unit, one.person) for one in rows]


def test_a_place_is_found_by_its_name_its_line_and_its_person(cast):
    river(cast)
    row = ("清水河上段", "河长", "柳河镇", "万岩")
    assert [found(cast, "unit", words) for words in ("清水", "河长", "万岩", "路长")] == [[row], [row], [row], []]
    assert found(cast, "neighbour") == []


def test_given_to_another_the_first_has_it_no_longer(cast):
    river(cast)
    river(cast, "leader")
    assert found(cast, "office") == [("清水河上段", "河长", "县人民政府", "韩远")]
    assert list(Charge.objects.order_by("pk").values_list("valid_to", flat=True)) == [TODAY, None]
    with pytest.raises(Conflict):
        river(cast, "leader")


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"who": "leader"}, Forbidden),
        ({"who": "neighbour"}, Unknown),
        ({"place": " "}, Invalid),
        ({"person": "neighbour"}, Unknown),
    ],
)
def test_what_is_refused(cast, change, refusal):
    with pytest.raises(refusal):
        river(cast, **change)
    assert not Charge.objects.exists()


def test_a_post_that_nobody_holds_is_given_nothing(cast):
    post = actions.open_post(cast.act("system"), cast.units["hill_town"], "liaison", "松岗镇联络员")
    with pytest.raises(Invalid):
        actions.charge(cast.act("office"), Spot(cast.regions["county"], "河长", "清水河"), post)


def test_who_leaves_hands_the_post_over_and_the_place_goes_along(cast):
    river(cast)
    with pytest.raises(Conflict):
        actions.dismiss(cast.act("security"), held(cast, "town"), TODAY)
    actions.succeed(cast.act("security"), held(cast, "town"), cast.second_unit, TODAY)
    assert found(cast, "office") == [("清水河上段", "河长", "柳河镇", "丁禾")]


def test_a_place_goes_along_when_units_merge(cast):
    river(cast)
    actions.merge_units(
        cast.act("office"), [cast.units["river_town"]], Heir(cast.units["hill_town"]), Grounds("撤镇合并")
    )
    assert found(cast, "office") == [("清水河上段", "河长", "松岗镇", "万岩")]


def test_taken_off_the_list_it_needs_nobody(cast):
    given = river(cast)
    with pytest.raises(Invalid):
        actions.discharge(cast.act("office"), given, " ")
    actions.discharge(cast.act("office"), given, "改为暗渠")
    assert found(cast, "office") == []
    actions.dismiss(cast.act("security"), held(cast, "town"), TODAY)


def test_the_office_enters_and_moves_places_on_a_page(cast, sign_in, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    office, town = sign_in("office"), held(cast, "town").post_id
    form = {"region": cast.regions["county"].pk, "line": "河长", "place": "清水河上段", "post": town}
    assert office.post("/charges/give/", form).url == "/charges/"
    with CaptureQueriesContext(connection) as one:
        assert "万岩" in office.get("/charges/?words=清水").content.decode()
    river(cast, "leader", "清水河下段")
    river(cast, "auditor", "清水河中段")
    with django_assert_num_queries(len(one)):
        assert len(office.get("/charges/?words=清水").context["rows"]) == 3
    given = Charge.objects.get(place="清水河上段")
    assert office.post(f"/charges/{given.pk}/end/", {"reason": "改为暗渠"}).url == "/charges/"
    assert Post.objects.get(pk=town).charges.get().valid_to == TODAY
    assert sign_in("unit").get("/charges/give/").status_code == 403
