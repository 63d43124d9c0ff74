"""Tables that allot what is to be reached to units: a unit a row or a column, on a page or in any text of cells."""

import pytest

from luoshi.reading import read
from luoshi.reading.tests.test_tables import page

ROWS = ("镇街|新增规上企业（家）|造林任务（亩）", "城关镇|5|300", "李家乡|2|—", "东街街道|3|500", "合计|10|800")
TITLE = "青河县2024年重点任务分解表"


def told(text: str, name: str = "表.html") -> list[tuple[str, list[str], list[str], list[tuple[str, str, str]]]]:
    """Title, leads, participants and targets of every task."""
    return [
        (
            task.title,
            [each.unit for each in task.responsibilities if each.role == "lead"],
            [each.unit for each in task.responsibilities if each.role == "participant"],
            [(one.indicator, f"{one.value:f}", one.unit) for one in task.targets],
        )
        for reading in read(text.encode(), name)
        for task in reading.tasks
    ]


ALLOTTED = [
    (
        "新增规上企业",
        ["城关镇", "李家乡", "东街街道"],
        [],
        [
            ("新增规上企业", "10", "家"),
            ("城关镇新增规上企业", "5", "家"),
            ("李家乡新增规上企业", "2", "家"),
            ("东街街道新增规上企业", "3", "家"),
        ],
    ),
    (
        "造林任务",
        ["城关镇", "东街街道"],
        [],
        [("造林", "800", "亩"), ("城关镇造林", "300", "亩"), ("东街街道造林", "500", "亩")],
    ),
]


def test_each_column_is_a_task_of_those_who_have_a_part_in_it():
    assert told(page(*ROWS)) == ALLOTTED


@pytest.mark.parametrize("sign", ["\t", " | ", "    ", "\n"])
def test_so_it_is_where_tabs_strokes_or_wide_blanks_part_the_cells_or_each_has_a_line(sign: str):
    lines = [sign.join(row.split("|")) for row in ROWS]

    assert told("\n".join([TITLE, *lines, "各镇街要抓好落实。"]), "表.txt") == ALLOTTED


def test_each_answers_for_a_part_of_its_own():
    (reading,) = read(page(*ROWS).encode(), "表.html")

    assert {each.divided for task in reading.tasks for each in task.responsibilities} == {True}


def test_who_leads_may_stand_in_a_row_of_its_own_and_the_others_have_part():
    text = page("镇街|改厕（户）|修路（公里）", "牵头单位|县农业农村局|县交通局", "城关镇|20|3", "李家乡|30|4")

    assert [each[:3] for each in told(text)] == [
        ("改厕", ["县农业农村局"], ["城关镇", "李家乡"]),
        ("修路", ["县交通局"], ["城关镇", "李家乡"]),
    ]


def test_towns_may_stand_in_groups_and_a_column_of_tasks_beside_units_allots_nothing():
    text = page("片区|镇街|造林（亩）", "_2东部|城关镇|300", "李家乡|200", "_2西部|柳河镇|100", "南山乡|80")
    tasks = page("重点任务|责任单位|目标值", "改厕|县住建局|20户", "修路|县交通局|3公里")

    assert [each[:2] for each in told(text)] == [("造林", ["城关镇", "李家乡", "柳河镇", "南山乡"])]
    assert [each[:2] for each in told(tasks)] == [("改厕", ["县住建局"]), ("修路", ["县交通局"])]


def test_years_are_each_their_own_and_those_that_are_over_are_left_out():
    text = page("^4单位：亩", "镇街|2023年|2024年|2025年", "城关镇|100|200|300", "李家乡|10|20|30").replace(
        "任务", "造林任务"
    )
    (reading,) = read(text.encode(), "表.html")
    (task,) = reading.tasks

    assert task.title == "造林"
    assert [(one.indicator, f"{one.value:f}", one.unit, one.due) for one in task.targets] == [
        ("城关镇造林", "200", "亩", "2024-12-31"),
        ("李家乡造林", "20", "亩", "2024-12-31"),
        ("城关镇造林", "300", "亩", "2025-12-31"),
        ("李家乡造林", "30", "亩", "2025-12-31"),
    ]


def test_units_of_measure_are_no_towns_and_a_count_needs_no_heading():
    measured = page("名称|单位|数量", "电缆|公里|20", "围栏|平方米|30")
    counted = page("|乡镇|造林（亩）", "1|城关|20", "2|李家|30")

    assert told(measured) == []
    assert [each[:2] for each in told(counted)] == [("造林", ["城关", "李家"])]


def test_what_stands_over_columns_names_them_where_they_only_say_how_much():
    text = page(
        "_2镇街|^2固定资产投资|^2工业",
        "总量（亿元）|增速（%）|规上企业（家）|技改（亿元）",
        "城关镇|12|8|3|1",
        "李家乡|5|9|1|2",
    )
    (reading,) = read(text.encode(), "表.html")

    assert [(task.section, task.title, [one.indicator for one in task.targets]) for task in reading.tasks] == [
        (
            None,
            "固定资产投资",
            [f"{town}固定资产投资{side}" for side in ("总量", "增速") for town in ("城关镇", "李家乡")],
        ),
        ("工业", "规上企业", ["城关镇规上企业", "李家乡规上企业"]),
        ("工业", "技改", ["城关镇技改", "李家乡技改"]),
    ]


def test_a_table_of_one_thing_is_named_by_the_line_over_it():
    title = "青河县2024年水利工作方案\n附件：2024年各镇街渠道清淤任务分解表\n"
    text = f"{title}镇街\t任务数（公里）\n城关镇\t12\n李家乡\t8.5\n合计\t20.5\n"

    assert told(text, "表.txt") == [
        (
            "渠道清淤",
            ["城关镇", "李家乡"],
            [],
            [("渠道清淤", "20.5", "公里"), ("城关镇渠道清淤", "12", "公里"), ("李家乡渠道清淤", "8.5", "公里")],
        )
    ]


def test_prose_beside_such_a_table_is_read_as_if_it_stood_alone():
    prose = "青河县2024年水利工作方案\n一、重点任务\n（一）加快水毁修复。修复12处。\n（二）推进灌区改造。推进配套。\n"
    table = "附件：2024年渠道清淤任务分解表\n镇街\t任务数（公里）\n城关镇\t12\n李家乡\t8.5\n"

    assert [each[0] for each in told(prose + table, "表.txt")] == ["加快水毁修复", "推进灌区改造", "渠道清淤"]


def test_columns_of_towns_beside_a_lead_give_it_their_parts():
    text = page(
        "序号|指标|单位|全县目标|城关镇|李家乡|牵头单位",
        "1|新增规上企业|家|7|5|2|县工信局",
        "2|改厕|户|30|—|30|县住建局",
    )

    assert told(text) == [
        (
            "新增规上企业",
            ["县工信局"],
            ["城关镇", "李家乡"],
            [("新增规上企业", "7", "家"), ("城关镇新增规上企业", "5", "家"), ("李家乡新增规上企业", "2", "家")],
        ),
        ("改厕", ["县住建局"], ["李家乡"], [("改厕", "30", "户"), ("李家乡改厕", "30", "户")]),
    ]


def test_towns_in_the_heading_lead_where_nobody_else_does():
    text = page("指标|单位|城关镇|李家乡", "新增规上企业|家|5|2")

    assert [each[:3] for each in told(text)] == [("新增规上企业", ["城关镇", "李家乡"], [])]


@pytest.mark.parametrize(
    "title",
    [
        "青河县2024年上半年主要指标完成情况",
        "青河县2024年补助资金分配表",
        "2024年各县区经济运行情况",
        "青河县2024年部门预算",
    ],
)
def test_tables_that_only_tell_or_give_money_allot_nothing(title: str):
    text = f"{title}\n县区\t地区生产总值（亿元）\t增速（%）\n青河县\t120\t5.6\n白塔县\t98\t6.1\n南屏县\t77\t5.2\n"

    assert told(text, "表.txt") == []
