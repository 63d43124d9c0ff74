"""Official names and codes."""

import pytest

from luoshi.reading.model import Region
from luoshi.reading.regions import called_in, region_at_start, region_named, regions_in


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("成武县人民政府", "成武县"),
        ("菏泽市成武县人民政府", "成武县"),
        ("平潭综合实验区管委会", "平潭综合实验区"),
        ("国务院办公厅", None),
        ("县人民政府", None),
    ],
)
def test_the_most_exact_place_at_the_front(words, name):
    assert region_at_start(words) == name


def test_codes():
    assert region_named("成武县") == Region("成武县", "371723")
    assert region_named("平潭综合实验区") == Region("平潭综合实验区", None)
    assert region_named("鼓楼区") == Region("鼓楼区", None)  # four cities have one


def test_places_in_a_text():
    assert regions_in("泰安市岱岳区与新泰市") == ["泰安市", "岱岳区", "新泰市"]
    assert called_in("河南与菏泽") == ["河南省", "菏泽市"]
    assert regions_in("主城区改造") == []
