"""Named questions, as of a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from luoshi.organizations import actions, queries
from luoshi.organizations.models import Holding
from luoshi.organizations.names import normal_form
from tests.support.cast import SINCE, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

BEFORE = SINCE - timedelta(days=1)

SAME = ["县发展和改革局", "县发展改革局", "青石县发展和改革局", " 县发展 改革局", "发展改革局"]
OTHER = ["县发展改革委", "市发展和改革局", "县改革局", "白水县发展和改革局"]


@pytest.mark.parametrize("name", SAME)
def test_one_unit_answers_to_every_way_of_writing_its_name(cast, name):
    assert queries.unit_named(name, cast.regions["county"], TODAY) == cast.units["reform"]


@pytest.mark.parametrize("name", OTHER)
def test_other_names_are_other_units(cast, name):
    assert queries.unit_named(name, cast.regions["county"], TODAY) is None


def test_a_name_belongs_to_its_region_and_its_time(cast):
    found = queries.unit_named("县科学技术局", cast.regions["neighbour"], TODAY)
    assert found == cast.units["next_science"]
    assert queries.unit_named("县科学技术局", cast.regions["county"], BEFORE) is None


def test_an_alias_finds_its_unit(cast):
    actions.add_alias(cast.act("system"), cast.units["science"], "县科技局")
    assert queries.unit_named("县科技局", cast.regions["county"], TODAY) == cast.units["science"]


@pytest.mark.parametrize("name", ["共和镇", "和平镇", "县和平中心"])
def test_a_name_keeps_the_joining_word_that_belongs_to_it(name):
    assert "和" in normal_form(name, "青石县")


def test_a_collective_stands_for_the_units_of_its_kinds_on_that_day(cast):
    towns = queries.members_of(cast.units["all_towns"], TODAY)
    assert [town.name for town in towns] == ["松岗镇", "柳河镇"]
    assert list(queries.members_of(cast.units["science"], TODAY)) == []
    actions.open_unit(cast.act("system"), "白塔镇", "township", cast.regions["county"], date(2026, 12, 1))
    assert len(queries.members_of(cast.units["all_towns"], TODAY)) == 2
    assert len(queries.members_of(cast.units["all_towns"], date(2026, 12, 1))) == 3


def test_names_of_many_units_take_one_query(cast, django_assert_num_queries):
    units = [cast.units[key].pk for key in ("science", "farming", "next_science")]
    with django_assert_num_queries(1):
        names = queries.names_of(units, TODAY)
    assert names == dict(zip(units, ["县科学技术局", "县农业农村局", "县科学技术局"], strict=True))
    assert (queries.name_of(cast.units["science"], TODAY), queries.name_of(cast.units["science"], BEFORE)) == (
        "县科学技术局",
        "",
    )


def test_a_directory_of_a_region_takes_three_queries(cast, django_assert_num_queries):
    with django_assert_num_queries(3):
        known = queries.directory(cast.regions["county"], TODAY)
    assert [known.find(name) for name in ("县科学技术局", "县审计局", "县水务局")] == [
        cast.units["science"].pk,
        cast.units["auditing"].pk,
        None,
    ]


def test_a_region_is_found_by_its_name(cast):
    assert queries.region_named("青石县", TODAY) == cast.regions["county"]
    assert queries.region_named("青石县", BEFORE) is None


@pytest.mark.parametrize(
    ("person", "regions"),
    [("office", ["云麓市", "青石县"]), ("neighbour", ["云麓市", "白水县"]), ("public", [])],
)
def test_a_person_sees_the_regions_of_his_posts_and_those_above(cast, person, regions):
    seen = queries.visible_regions(cast.reach(person), TODAY)
    assert [version.name for version in seen] == regions


def test_the_visible_units_of_a_day(cast):
    assert len(queries.visible_units(cast.reach("office"), TODAY)) == 11
    assert list(queries.visible_units(cast.reach("office"), BEFORE)) == []


def test_the_sheet_of_a_unit(cast, django_assert_max_num_queries):
    version = queries.get_visible_unit(cast.reach("office"), cast.units["science"].pk, TODAY)
    held = Holding.objects.get(user=cast.unit)
    with django_assert_max_num_queries(6):
        sheet = queries.sheet_of(version, TODAY)
    assert sheet == queries.UnitSheet(
        unit=cast.units["science"],
        version=version,
        region="青石县",
        parent="",
        aliases=(),
        seats=(queries.Seat(held.post_id, "科技局联络员", sheet.seats[0].role, "梁舟", held.pk),),
        members=(),
    )
