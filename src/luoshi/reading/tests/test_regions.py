"""Official names and codes."""

from importlib.resources import files

import pytest

from luoshi.reading.model import Region
from luoshi.reading.regions import called_in, region_at_start, region_named, region_of_index_number, regions_in


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


def test_the_credit_code_in_an_index_number_names_the_place_if_its_check_digit_is_right():
    assert region_of_index_number("11371723MB28571301/2026-00001") is None
    assert region_of_index_number("11371723MB28571300/2026-00001") == Region("成武县", "371723")
    assert region_of_index_number("003069/2026-00001") is None


def test_the_table_holds_every_province_and_says_as_of_when():
    lines = files("luoshi.reading").joinpath("data/regions.csv").read_text("utf-8").splitlines()
    codes = [line[:6] for line in lines if line[:6].isdecimal()]
    assert sum(code.endswith("0000") for code in codes) == 34
    assert len(codes) == 3214
    assert "fetched 2026-09-11" in lines[0]
