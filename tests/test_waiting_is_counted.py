"""The number beside the entry of open items is the number of things on their page, for everybody."""

import pytest

from luoshi.core import registry
from luoshi.web.home import how_many_wait, waiting_for
from tests.support.cast import TODAY
from tests.support.matrix import make_tried

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


@pytest.fixture(scope="module")
def tried(cast):
    return make_tried(cast)


def test_as_many_are_counted_as_are_listed(cast, tried, django_assert_max_num_queries):
    listed = {who: len(waiting_for(cast.reach(who), TODAY)) for who in cast.people}
    reaches = {who: cast.reach(who) for who in cast.people}
    with django_assert_max_num_queries(len(reaches)):
        counted = {who: how_many_wait(reach, TODAY) for who, reach in reaches.items()}
    assert counted == listed
    assert counted["office"] >= 4 and counted["public"] == 0


def test_each_kind_is_counted_as_it_is_listed(cast, tried):
    reach = cast.reach("office")
    listed = {one.kind: len(list(one.of(reach, TODAY))) for one in registry.open_items}
    assert {one.kind: one.among(reach, TODAY).count() for one in registry.open_items} == listed
