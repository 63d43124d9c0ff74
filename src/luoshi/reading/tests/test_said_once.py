"""What is said once for many: the unit of a table's figures over it, the count of what a section holds."""

import pytest

from luoshi.reading import read
from luoshi.reading.findings.tables_measures import unit_among
from luoshi.reading.tests.test_figure_columns import targets
from luoshi.reading.tests.test_tables import page

ROWS = ("指标|目标值|责任单位", "工业投资|30|县发改局", "工业增加值增速|8|县工信局")


@pytest.mark.parametrize("said", ["单位：亿元、%", "（单位：亿元，%）", "填报单位：县政府办 计量单位:亿元、%"])
def test_the_unit_of_figures_stands_over_the_table(said: str):
    lines = ["青河县2024年主要指标任务表", said, *(row.replace("|", "\t") for row in ROWS), ""]
    due = "2024-12-31"

    expected = [[("工业投资", "30", "亿元", due)], [("工业增加值增速", "8", "%", due)]]
    assert targets("\n".join(lines), "表.txt") == expected
    assert targets(page(f"^3{said}", *ROWS)) == expected


def test_it_may_stand_over_the_title_or_behind_it_which_does_without_it():
    rows = "\n".join(row.replace("|", "\t") for row in ROWS)
    over = f"单位：亿元\n青河县2024年主要指标任务表\n{rows}\n"
    behind = f"青河县2024年主要指标任务表（单位：亿元）\n{rows}\n"
    (reading,) = read(behind.encode(), "表.txt")

    assert reading.document.title == "青河县2024年主要指标任务表"
    assert [[one[2] for one in each] for each in targets(over, "表.txt")] == [["亿元"], [""]]
    assert [[one[2] for one in each] for each in targets(behind, "表.txt")] == [["亿元"], [""]]


def test_who_fills_in_a_table_is_no_unit_of_measure():
    lines = ["青河县2024年主要指标任务表", "填报单位：县政府办", *(row.replace("|", "\t") for row in ROWS), ""]

    assert [[one[2] for one in each] for each in targets("\n".join(lines), "表.txt")] == [[""], [""]]


def test_a_unit_stands_behind_the_name_before_it_stands_over_the_table():
    text = page("^3单位：万元", "指标|目标值|责任单位", "新增企业（家）|5|县工信局", "税收|900|县税务局")

    assert [[one[:3] for one in each] for each in targets(text)] == [
        [("新增企业", "5", "家")],
        [("税收", "900", "万元")],
    ]


def test_which_of_several_units_counts_a_thing():
    units = ("亿元", "%", "家")

    assert [unit_among(units, name) for name in ("工业投资", "增速", "规上企业")] == ["亿元", "%", "家"]
    assert unit_among(("家", "户"), "规上企业") == ""


COUNTED = (
    "青河县2024年重点工作方案\n一、重点项目（12个，总投资5亿元）\n（一）民生实事（共10件）\n1.新建学校2所。责任单位：县教育局\n"
    "2.改造公路30公里。责任单位：县交通局\n（二）水利工程（2项任务）\n1.建水厂1座。责任单位：县水利局\n"
)


def test_a_count_is_no_part_of_the_title_of_a_section():
    (reading,) = read(COUNTED.encode(), "方案.txt")

    assert [section.title for section in reading.sections] == ["重点项目", "民生实事", "水利工程"]
    assert [task.section for task in reading.tasks] == ["民生实事", "民生实事", "水利工程"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1.办好民生实事（共10件）。新建学校2所。（责任单位：县教育局）\n", [("2", "所")]),
        (
            "1.水利工程（2项）\n①建水厂1座。\n②修渠30公里。\n责任单位：县水利局\n",
            [("1", "座"), ("30", "公里")],
        ),
        ("1.新建学校（2所）。（责任单位：县教育局）\n", [("2", "所")]),
    ],
)
def test_nor_is_it_a_target_unless_nothing_is_listed(text: str, found: list[tuple[str, ...]]):
    (reading,) = read(f"青河县2024年工作方案\n{text}".encode(), "方案.txt")

    assert [(f"{one.value:f}", one.unit) for one in reading.tasks[0].targets] == found
