"""Every cell that cannot be taken is named, with what to do; then nothing is made."""

from __future__ import annotations

from datetime import date

import pytest

from luoshi.core.errors import Invalid
from luoshi.organizations.actions import merge_units, set_up_units
from luoshi.organizations.actions.becoming import Grounds, Heir
from luoshi.organizations.actions.setting_up import Wish
from luoshi.organizations.models import Unit
from tests.support.cast import Cast
from tests.support.folders import data_folder  # noqa: F401
from tests.support.setups import SEATS, UNITS, brought, filled, made, proposed, taken_along
from tests.support.tables import opened, saved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_folder")]

GOOD = UNITS[0]
SEAT = SEATS[0]


def told(data: bytes) -> list[tuple[str, str]]:
    """(sheet and cell, the beginning of what to do)."""
    return [(str(one.place), one.what) for one in proposed(data).troubles]


def cells(data: bytes) -> list[str]:
    return [place for place, _what in told(data)]


@pytest.mark.parametrize(
    ("column", "value", "cell"),
    [
        (0, "371799", "A2"),
        (0, None, "A2"),
        (1, None, "B2"),
        (1, "县" * 101, "B2"),
        (1, "县科技与农业局", None),
        (2, "事业单位", "C2"),
        (2, "集合对象", "G2"),
        (3, "县水务厅", "D2"),
        (3, "县水利局", "D2"),
        (3, "各镇街", "D2"),
        (4, "91350100M000100Y44", "E2"),
        (5, "县水务局、县科学技术局", "F2"),
        (7, "去年", "H2"),
        (7, date(2020, 1, 1), "H2"),
    ],
)
def test_a_unit_that_cannot_be_taken(cast, column, value, cell):
    row = [*GOOD, None, None]
    row[column] = value
    assert cells(filled([row])) == ([f"单位!{cell}"] if cell else [])


@pytest.mark.parametrize(
    ("column", "value", "cell"),
    [
        (0, "371799", "A2"),
        (1, "县水务厅", "B2"),
        (1, "各镇街", "B2"),
        (2, None, "C2"),
        (3, "大领导", "D2"),
        (3, "系统管理员", "D2"),
        (4, None, "E2"),
        (5, None, "F2"),
        (5, "jiang liu", "F2"),
        (5, "office", "F2"),
        (6, date(2020, 1, 1), "G2"),
    ],
)
def test_a_post_that_cannot_be_taken(cast, column, value, cell):
    row = ["990221", "县科学技术局", "局长", "单位负责人", "江流", "jiangliu", None]
    row[column] = value
    assert cells(filled([], [row])) == [f"岗位与人员!{cell}"]


def test_what_follows_from_a_line_that_cannot_be_taken_is_no_trouble_of_its_own(cast):
    row = ["990221", "县水利局", "事业单位"]
    assert cells(filled([row, UNITS[1]], SEATS)) == ["单位!C2"]


def test_two_lines_about_the_same_thing(cast):
    assert cells(filled([GOOD, GOOD])) == ["单位!B3"]
    other = ["990221", "县水务集团", "企业", "", GOOD[4], ""]
    assert cells(filled([GOOD, other])) == ["单位!E3"]
    assert cells(filled([GOOD], [SEAT, SEAT])) == ["岗位与人员!C3"]
    assert cells(filled([GOOD, ["990221", "水利局", "企业", "", "", ""]])) == ["单位!B3"]


def test_a_ring_of_units(cast):
    ring = [["990221", f"第{one}局", "政府部门", f"第{other}局"] for one, other in ("甲乙", "乙丙", "丙甲")]
    assert cells(filled(ring)) == ["单位!D2", "单位!D3", "单位!D4"]


def test_another_name_of_a_unit_is_no_unit_of_its_own(cast):
    made(cast, filled(UNITS, SEATS))
    assert cells(filled([["990221", "县水务局", "政府部门"]])) == ["单位!B2"]


def test_an_account_of_somebody_else(cast):
    rows = [["990221", "县科学技术局", "局长", "单位负责人", "江流", "unit"]]
    [(place, what)] = told(filled([], rows))
    assert (place, "梁舟" in what) == ("岗位与人员!F2", True)


def test_an_administrator_gets_no_other_post_by_a_table(cast):
    rows = [["990221", "县科学技术局", "局长", "单位负责人", "安全管理员", "security"]]
    assert cells(filled([], rows)) == ["岗位与人员!F2"]


def test_a_unit_that_has_ended_meanwhile(cast):
    data = taken_along()
    science, farming = cast.units["science"], cast.units["farming"]
    merge_units(cast.act("office"), [science], Heir(farming), Grounds("机构改革"))
    found = cells(data)
    assert [cell for cell in found if cell.startswith("单位!")] == ["单位!B5"]


def test_copied_rows_carry_the_hidden_id_and_are_new_units_all_the_same(cast):
    book = opened(taken_along())
    sheet = book.worksheets[1]
    row = [cell.value for cell in sheet[2]]
    sheet.append([row[0], "县新设局", "政府部门", None, None, None, None, None, row[8]])
    proposal = proposed(saved(book))
    assert ([one.name for one in proposal.opened], proposal.changed, proposal.troubles) == (["县新设局"], [], [])


def test_a_missing_column_and_a_file_without_a_table(cast):
    book = opened(filled([GOOD]))
    book.worksheets[1].delete_cols(1)
    assert cells(saved(book)) == ["单位!A1", "单位!A2"]
    empty = opened(filled())
    for sheet in empty.worksheets:
        sheet.delete_rows(1, 60)
    with pytest.raises(Invalid):
        proposed(saved(empty))


def test_one_trouble_and_nothing_is_made(cast):
    before = Unit.objects.count()
    data = filled([GOOD, ["990221", "县水文站", "事业单位"]])
    setup = brought(cast, data)
    with pytest.raises(Invalid) as refusal:
        set_up_units(cast.act("system"), setup, Wish(proposed(data).digest))
    assert (refusal.value.reasons[0].startswith("单位!C3"), Unit.objects.count()) == (True, before)


def test_the_queries_do_not_grow_with_the_lines(cast: Cast, django_assert_num_queries):
    few, many = filled(UNITS, SEATS), filled(*_many(30))
    with django_assert_num_queries(10):
        proposed(few)
    with django_assert_num_queries(10):
        proposed(many)


def _many(n: int):
    units = [["990221", f"县第{k}局", "政府部门"] for k in range(n)]
    return units, [["990221", f"县第{k}局", "联络员", "联络员", f"第{k}人", f"person{k}"] for k in range(n)]
