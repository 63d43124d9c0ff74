"""A year's file of regions: looked at, then renamed, recoded, moved, merged and opened from its day on."""

from __future__ import annotations

from datetime import date

import pytest

from luoshi.core.errors import Conflict, Forbidden, Invalid
from luoshi.core.registry import checks
from luoshi.organizations.actions import bring_regions, open_region, set_up_regions
from luoshi.organizations.actions.setting_up import Wish
from luoshi.organizations.models import RegionSpan, RegionVersion
from luoshi.organizations.reach import on_day
from luoshi.organizations.regions.comparing import regions_proposal
from luoshi.organizations.regions.opening import regions_in
from tests.support.cast import SINCE, TODAY
from tests.support.folders import data_folder  # noqa: F401
from tests.support.setups import regions_file as file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder")]

DAY = date(2026, 6, 1)


@pytest.fixture
def towns(cast):
    """Two towns of the county, in which no unit stands."""
    county = cast.regions["county"]
    return [
        open_region(cast.act("system"), f"99022110{n}", name, 4, county, valid_from=SINCE)
        for n, name in ((1, "柳河镇"), (2, "松岗乡"))
    ]


def look(data):
    return regions_proposal(regions_in(data, "区划.csv"), TODAY)


def load(cast, data):
    setup = bring_regions(cast.act("system"), "区划.csv", data)
    return set_up_regions(cast.act("system"), setup, Wish(look(data).digest))


def versions(region):
    rows = RegionVersion.objects.filter(region=region).order_by("valid_from")
    return list(rows.values_list("code", "name", "valid_from", "valid_to"))


def lies_in(region, on=TODAY):
    spans = RegionSpan.objects.filter(on_day(on), region=region).values_list("ancestor", flat=True)
    names = RegionVersion.objects.filter(on_day(on), region__in=list(spans)).order_by("level")
    return list(names.values_list("name", flat=True))


def broken():
    ours = (check for check in checks if check.id.startswith("organizations."))
    return [problem for check in ours for problem in check.problems(full=True)]


def test_a_region_is_renamed_from_its_day_on(cast):
    load(cast, file(["990221", "青石市", 3, "990200", "2026-06-01", ""]))
    assert versions(cast.regions["county"]) == [
        ("990221", "青石县", SINCE, DAY),
        ("990221", "青石市", DAY, None),
    ]
    assert broken() == []


def test_a_region_has_another_code(cast):
    load(cast, file(["990203", "青石区", 3, "990200", "2026-06-01", "990221"]))
    assert versions(cast.regions["county"])[-1] == ("990203", "青石区", DAY, None)


def test_new_towns_and_villages_of_our_county_are_opened_in_any_order(cast):
    load(
        cast,
        file(
            ["990221103001", "河口村", 5, "990221103", "2026-06-01", ""],
            ["990221103", "河口镇", 4, "990221", "2026-06-01", ""],
        ),
    )
    village = RegionVersion.objects.get(code="990221103001").region
    assert lies_in(village) == ["云麓市", "青石县", "河口镇", "河口村"]
    assert broken() == []


def test_regions_in_which_nobody_works_here_are_left_aside(cast):
    proposal = look(file(["371723", "成武县", 3, "371700", "2026-06-01", ""], ["110000", "", 1, "", "", ""]))
    assert (proposal.outside, proposal.to_make, proposal.troubles) == (2, 0, [])


def test_a_town_moves_to_another_county_with_what_lies_in_it(cast, towns):
    river, _hill = towns
    village = open_region(cast.act("system"), "990221101001", "河头村", 5, river, valid_from=SINCE)
    load(cast, file(["990221101", "柳河镇", 4, "990222", "2026-06-01", ""]))
    assert lies_in(village) == ["云麓市", "白水县", "柳河镇", "河头村"]
    assert lies_in(village, SINCE) == ["云麓市", "青石县", "柳河镇", "河头村"]
    assert broken() == []


def test_towns_are_merged(cast, towns):
    river, hill = towns
    load(cast, file(["990221101", "柳岗镇", 4, "990221", "2026-06-01", "990221101、990221102"]))
    assert (versions(river)[-1], versions(hill)[-1]) == (
        ("990221101", "柳岗镇", DAY, None),
        ("990221102", "松岗乡", SINCE, DAY),
    )
    assert (lies_in(hill), broken()) == ([], [])


def test_the_same_file_again_changes_nothing(cast, towns):
    data = file(
        ["990221", "青石市", 3, "990200", "2026-06-01", ""], ["990221101", "柳河镇", 4, "990221", "2026-01-01", ""]
    )
    load(cast, data)
    again = look(data)
    assert (again.to_make, again.same, again.troubles) == (0, 2, [])
    with pytest.raises(Invalid):
        load(cast, data)


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (["99022", "青石县", 3, "990200", "2026-06-01", "990221"], "A2"),
        (["990221", "", 3, "990200", "2026-06-01", ""], "B2"),
        (["990221", "青石县", 9, "990200", "2026-06-01", ""], "C2"),
        (["990221", "青石县", 2, "990200", "2026-06-01", ""], "C2"),
        (["990221", "青石县", 3, "990299", "2026-06-01", ""], "D2"),
        (["990221", "青石市", 3, "990200", "2026-01-01", ""], "E2"),
        (["990221", "青石市", 3, "990200", "", ""], "E2"),
        (["990222", "白水县", 3, "990200", "2026-06-01", "990221"], "F2"),
    ],
)
def test_a_line_that_cannot_be_taken(cast, row, cell):
    assert [str(one.place) for one in look(file(row)).troubles] == [f"区划.csv!{cell}"]


def test_a_county_with_towns_or_units_does_not_end(cast, towns):
    river, _hill = towns
    open_region(cast.act("system"), "990221101001", "河头村", 5, river, valid_from=SINCE)
    data = file(["990221102", "松岗镇", 4, "990221", "2026-06-01", "990221102、990221101"])
    assert [str(one.place) for one in look(data).troubles] == ["区划.csv!F2"]


def test_the_system_administrator_alone_loads_regions(cast):
    data = file(["990221", "青石市", 3, "990200", "2026-06-01", ""])
    setup = bring_regions(cast.act("security"), "区划.csv", data)
    with pytest.raises(Forbidden):
        set_up_regions(cast.act("security"), setup, Wish(look(data).digest))
    with pytest.raises(Conflict):
        set_up_regions(cast.act("system"), setup, Wish("0" * 64))
    with pytest.raises(Forbidden):
        bring_regions(cast.act("office"), "区划.csv", data)


def test_a_file_of_something_else(cast):
    with pytest.raises(Invalid):
        bring_regions(cast.act("system"), "x.csv", "甲,乙\n1,2\n".encode())
    with pytest.raises(Invalid):
        bring_regions(cast.act("system"), "x.csv", b"")
