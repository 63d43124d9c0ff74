"""Opening workbooks, and reading what people typed."""

from __future__ import annotations

from datetime import date

import pytest

from luoshi.core.errors import Invalid
from luoshi.core.sheets.cells import day_of, plain, text_of
from luoshi.core.sheets.opening import first_words, opened
from tests.support.tables import saved

pytestmark = pytest.mark.usefixtures("in_a_child")


def book(*rows):
    from openpyxl import Workbook

    made = Workbook()
    made.active.title = "单位"
    for row in rows:
        made.active.append(row)
    return saved(made)


def test_every_cell_has_its_address():
    [(grid, hidden)] = opened(book(["名称", "日期"], ["县水利局", date(2026, 9, 1)]))
    assert (grid.name, hidden, str(grid.place(1, 1)), grid.text(1, 0)) == ("单位", False, "单位!B2", "县水利局")
    assert grid.raw(1, 1) == date(2026, 9, 1)
    assert first_words([grid]) == "名称\n日期\n县水利局\n2026-09-01"


@pytest.mark.parametrize("data", [b"", b"no workbook at all"])
def test_what_is_no_workbook_is_refused(data):
    with pytest.raises(Invalid):
        opened(data)


def test_words_are_compared_without_width_and_spaces():
    assert (plain(" 县 水利局（本级）"), text_of(12.0), day_of("2026年9月", 2026)) == (
        "县水利局(本级)",
        "12",
        date(2026, 9, 30),
    )
