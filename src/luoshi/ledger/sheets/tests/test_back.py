"""What comes back is compared cell by cell: exactly what was edited, whatever else happened to the file."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from luoshi.ledger.actions import adopt, decide_amendment, propose_amendment
from luoshi.ledger.changes import Change
from luoshi.ledger.sheets.tests.conftest import look, stripped, told, unmerge
from luoshi.ledger.states import AmendmentKind
from tests.support.cast import TODAY
from tests.support.papers import PLAN, bring
from tests.support.tables import column_of, edited, opened, row_of, saved, table_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

LEAD, DEADLINE, FIGURE = (2, "lead", "县农业农村局"), (2, "deadline", datetime(2026, 11, 30)), (1, "amount", 8)
THREE = [
    ("H6", "培育创新企业", "amount", "6", "8"),
    ("C8", "建设中试基地", "lead", "县科学技术局", "县农业农村局"),
    ("K8", "建设中试基地", "deadline", "Sat 31 Oct 2026", "Mon 30 Nov 2026"),
]


def nothing_but(preview):
    """What a preview holds besides edits and unchanged cells."""
    rest = (preview.clashes, preview.troubles, preview.added, preview.missing, preview.unread)
    return [one for one in rest if one]


def test_what_was_not_edited_changes_nothing(cast, taken):
    preview = look(cast, taken())
    assert (told(preview), nothing_but(preview), preview.unchanged, preview.two_way) == ([], [], 67, False)


def test_three_edits_show_exactly_three_changes(cast, taken):
    preview = look(cast, edited(taken(), LEAD, DEADLINE, FIGURE))
    assert (told(preview), nothing_but(preview), preview.unchanged, preview.two_way) == (THREE, [], 64, False)


def reversed_rows(data: bytes) -> bytes:
    """The tasks in the opposite order, their rows together; nothing is merged any more, the sections are gone."""
    book = opened(data)
    sheet = book.worksheets[0]
    unmerge(sheet)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    tasks: list[list[list]] = []
    for row in rows:
        if row[1]:
            tasks.append([row])
        elif row[0] is None:
            tasks[-1].append(row)
    sheet.delete_rows(5, sheet.max_row)
    for row in (row for task in reversed(tasks) for row in task):
        sheet.append(row)
    return saved(book)


def test_without_the_hidden_parts_and_in_another_order_the_same_three_show(cast, taken):
    preview = look(cast, reversed_rows(stripped(edited(taken(), LEAD, DEADLINE, FIGURE))))
    found = {(title, key, before, after) for _cell, title, key, before, after in told(preview)}
    assert found == {one[1:] for one in THREE}
    assert (len(preview.edits), nothing_but(preview), preview.unchanged, preview.two_way) == (3, [], 64, True)


def test_the_hidden_column_finds_a_task_of_which_all_words_changed(cast, taken):
    preview = look(cast, edited(taken(), (2, "title", "建成中试基地")))
    assert told(preview) == [("B8", "建设中试基地", "title", "建设中试基地", "建成中试基地")]


def test_columns_may_move_and_others_be_added(cast, taken):
    book = opened(edited(taken(), LEAD))
    sheet = book.worksheets[0]
    unmerge(sheet)
    sheet.insert_cols(3)
    sheet.cell(3, 3, "备注")
    sheet.cell(row_of(sheet, 2), 3, "县长批示")
    sheet.insert_rows(1)
    sheet.cell(1, 1, "附件1")
    preview = look(cast, saved(book))
    assert (told(preview), preview.unread) == (
        [("D9", "建设中试基地", "lead", "县科学技术局", "县农业农村局")],
        ["备注"],
    )


def test_blank_rows_footnotes_and_a_repeated_header_are_no_tasks(cast, taken):
    book = opened(taken())
    sheet = book.worksheets[0]
    last = sheet.max_row
    for column in range(1, 13):
        sheet.cell(last + 3, column, sheet.cell(3, column).value)
    sheet.cell(last + 5, 1, "注：本表一式两份。")
    sheet.cell(last + 6, 2, "合计")
    preview = look(cast, saved(book))
    assert (told(preview), nothing_but(preview)) == ([], [])


def test_a_row_that_is_missing_is_no_deletion(cast, taken):
    book = opened(taken())
    sheet = book.worksheets[0]
    unmerge(sheet)
    sheet.delete_rows(row_of(sheet, 5))
    preview = look(cast, saved(book))
    assert (told(preview), preview.missing, preview.added) == ([], ["5. 修缮乡村古桥"], [])


def test_rows_that_were_added_are_listed_and_not_taken_in(cast, taken):
    book = opened(taken())
    sheet = book.worksheets[0]
    row = sheet.max_row + 1
    for key, value in (("number", 7), ("title", "新增一项任务"), ("lead", "县科学技术局")):
        sheet.cell(row, column_of(key), value)
    preview = look(cast, saved(book))
    assert [(str(one.place.line), one.words) for one in preview.added] == [(str(row), "新增一项任务")]
    assert (told(preview), preview.troubles) == ([], [])


def test_a_copied_row_with_new_words_is_an_added_one(cast, taken):
    book = opened(taken())
    sheet = book.worksheets[0]
    row = sheet.max_row + 1
    for column in range(1, 14):
        sheet.cell(row, column, sheet.cell(row_of(sheet, 5), column).value)
    sheet.cell(row, 1, 7)
    sheet.cell(row, 2, "修缮乡村古井")
    preview = look(cast, saved(book))
    assert ([one.words for one in preview.added], told(preview), preview.troubles) == (["修缮乡村古井"], [], [])


@pytest.mark.parametrize(
    "written",
    [
        date(2026, 9, 30),
        "2026年9月30日",
        "2026-09-30",
        "2026/9/30",
        "2026.9.30",
        "２０２６年９月３０日",
        "2026.9",
        2026.9,
        "2026年9月底前",
        "9月底",
        46295,
    ],
)
def test_a_day_may_be_written_as_people_do(cast, taken, written):
    preview = look(cast, edited(taken(), (2, "deadline", written)))
    assert told(preview) == [("K8", "建设中试基地", "deadline", "Sat 31 Oct 2026", "Wed 30 Sep 2026")]


@pytest.mark.parametrize("between", ["、", "，", ",", ";", "\n"])
def test_several_units_may_be_parted_as_people_do(cast, taken, between):
    preview = look(cast, edited(taken(), (2, "co_leads", between.join(["县发改局", "县审计局"]))))
    assert [one.what for one in preview.troubles] == [
        "No unit is called “县发改局”. Write its name as under Units, or have the name added there."
    ]
    preview = look(cast, edited(taken(), (2, "co_leads", between.join(["青石县发展改革局", "县审计局"]))))
    assert [one[2:] for one in told(preview)] == [("co_leads", "", "县发展和改革局、县审计局")]


def test_the_order_of_units_full_width_and_floats_change_nothing(cast, taken):
    same = [(1, "participants", "各镇街,县财政局"), (1, "amount", 6.0), (1, "number", "１")]
    assert told(look(cast, edited(taken(), *same))) == []


def amended(cast, plan, deadline):
    change = Change(AmendmentKind.DEADLINE, {"deadline": deadline})
    one = propose_amendment(cast.act("office"), plan.tasks.get(no=2), change, "会议定", TODAY)
    decide_amendment(cast.act("leader"), one, True)


def test_what_the_ledger_changed_meanwhile_is_not_changed_back(cast, taken, plan):
    data = taken()
    amended(cast, plan, "2026-12-31")
    preview = look(cast, edited(data, LEAD))
    assert ([one[2] for one in told(preview)], preview.newer, preview.clashes) == (["lead"], 1, [])


def test_what_both_changed_is_shown_side_by_side(cast, taken, plan):
    data = taken()
    amended(cast, plan, "2026-12-31")
    preview = look(cast, edited(data, DEADLINE))
    assert told(preview) == []
    assert [(one.stood, one.before, one.after) for one in preview.clashes] == [
        ("Sat 31 Oct 2026", "Thu 31 Dec 2026", "Mon 30 Nov 2026")
    ]


def test_a_hidden_sheet_that_was_edited_is_not_believed(cast, taken):
    book = opened(taken())
    book["_luoshi"]["B2"].value = book["_luoshi"]["B2"].value.replace("培育", "培训")
    assert look(cast, saved(book)).two_way


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        ((2, "lead", "县供销总社"), "No unit is called “县供销总社”"),
        ((2, "lead", "县农业农村局、县审计局"), "Exactly one unit is the main lead"),
        ((2, "lead", "各镇街"), "A collective addressee leads nothing"),
        ((2, "lead", None), "Exactly one unit is the main lead"),
        ((2, "co_leads", "县科学技术局"), "县科学技术局 has another part in this task already"),
        ((2, "deadline", "2026-02-30"), "“2026-02-30” is a day that does not exist"),
        ((2, "deadline", "尽快"), "“尽快” is no day"),
        ((2, "deadline", date(1905, 7, 18)), "“1905-07-18” cannot be meant"),
        ((2, "deadline", 2026.1), "“2026.1” may be January or October. Write 2026-01-31 or 2026-10-31."),
        ((2, "deadline", None), "This cannot be taken away in a table"),
        ((1, "amount", "若干"), "“若干” is no number"),
        ((1, "sign", "大概"), "“大概” is no way to mean a figure"),
        ((2, "number", 9), "This column cannot be changed in a table. Put back what stood: “2”."),
        ((2, "state", "已完成"), "This column cannot be changed in a table"),
        ((1, "unit_label", "户"), "This column cannot be changed in a table. Put back what stood: “家”."),
        ((6, "title", "加强领导"), "This task has no lead yet; name it first."),
    ],
)
def test_a_cell_that_cannot_be_taken_is_named(cast, taken, edit, says):
    preview = look(cast, edited(taken(), edit))
    [trouble] = preview.troubles
    assert trouble.what.startswith(says)
    assert trouble.place.letter == "ABCDEFGHIJKL"[column_of(edit[1]) - 1]


def test_every_bad_cell_is_named_at_once(cast, taken):
    bad = [(1, "amount", "若干"), (2, "lead", "县供销总社"), (2, "deadline", "尽快"), (3, "number", 33)]
    preview = look(cast, edited(taken(), *bad))
    assert [str(one.place).rpartition("!")[2] for one in preview.troubles] == ["H6", "C8", "K8", "A10"]


def test_a_lead_is_named_where_there_is_none(cast, taken):
    preview = look(cast, edited(taken(), (5, "lead", "县审计局"), (5, "deadline", "2026-12-31")))
    assert [one[1:] for one in told(preview)] == [
        ("修缮乡村古桥", "lead", "", "县审计局"),
        ("修缮乡村古桥", "deadline", "", "Thu 31 Dec 2026"),
    ]
    assert preview.troubles == []


def test_values_that_were_filled_down_are_the_same_task(cast, taken):
    book = opened(stripped(taken()))
    sheet = book.worksheets[0]
    unmerge(sheet)
    first = row_of(sheet, 1)
    for column in (1, 2, 3, 4, 5, 11, 12):
        sheet.cell(first + 1, column, sheet.cell(first, column).value)
    preview = look(cast, saved(book))
    assert (told(preview), nothing_but(preview)) == ([], [])
    sheet.cell(first + 1, 3, "县审计局")
    assert [str(one.place).rpartition("!")[2] for one in look(cast, saved(book)).troubles] == ["C7"]


def test_the_same_words_in_another_plan_are_told_apart_by_the_heading(cast, plan):
    """Last year's plan says the same; without the hidden parts the sheet's heading says which one is meant."""
    other = adopt(cast.act("office"), bring(cast, PLAN.replace("2026年重点", "2025年重点").replace("8号", "6号")))
    data = stripped(edited(table_of(cast), LEAD))
    preview = look(cast, data)
    assert [(one.task, one.key) for one in preview.edits] == [(plan.tasks.get(no=2).pk, "lead")]
    assert (preview.unchanged, preview.missing, other.tasks.count()) == (66 + 67, [], 6)
