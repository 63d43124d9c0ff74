"""Columns for parts of a year: what shall stand by the end of each, in words or as figures."""

import pytest

from luoshi.reading import read
from luoshi.reading.findings.tables_columns import CONTENT, PERIOD, TASK, meaning_of, meanings_of
from luoshi.reading.model import Task
from luoshi.reading.tests.test_figure_columns import targets
from luoshi.reading.tests.test_tables import page

HEADING = "序号|项目名称|一季度|二季度|三季度|四季度|责任单位"
ROW = "1|河道治理|完成招标|开工建设，完成投资500万元|主体完工|/|县水利局"


def tasks(text: str, name: str = "表.html") -> list[Task]:
    return [task for reading in read(text.encode(), name) for task in reading.tasks]


@pytest.mark.parametrize("sign", ["\t", "\n", " | "])
def test_milestones_are_steps_of_the_row_each_with_its_day(sign: str):
    lines = [sign.join(row.split("|")) for row in (HEADING, ROW)]
    (task,) = tasks("\n".join(["青河县2024年项目推进计划", *lines, ""]), "表.txt")

    assert [(item.number, item.text, item.due) for item in task.items] == [
        ("一季度", "完成招标", "2024-03-31"),
        ("二季度", "开工建设，完成投资500万元", "2024-06-30"),
        ("三季度", "主体完工", "2024-09-30"),
    ]
    assert task.deadline == "2024-09-30"
    assert [(one.indicator, one.due) for one in task.targets] == [("投资", "2024-06-30")]
    assert "二季度：开工建设，完成投资500万元" in task.statement


def test_a_cell_over_two_quarters_is_due_at_the_end_of_the_second_and_its_numbers_stay_in_it():
    (task,) = tasks(page(HEADING, "1|河道治理|^21.完成招标；2.开工建设|主体完工|竣工|县水利局"))

    assert [(item.number, item.due) for item in task.items] == [
        ("二季度", "2024-06-30"),
        ("2", None),
        ("三季度", "2024-09-30"),
        ("四季度", "2024-12-31"),
    ]


def test_figures_of_quarters_fall_due_with_them_in_the_unit_of_the_row():
    text = page("指标|单位|全年目标|一季度|上半年|前三季度|责任单位", "固定资产投资|亿元|40|8|18|30|县发改局")

    assert targets(text) == [
        [
            ("固定资产投资", "40", "亿元", "2024-12-31"),
            ("固定资产投资", "8", "亿元", "2024-03-31"),
            ("固定资产投资", "18", "亿元", "2024-06-30"),
            ("固定资产投资", "30", "亿元", "2024-09-30"),
        ]
    ]


def test_shares_of_a_work_are_its_progress_and_shares_of_a_share_are_it():
    text = page("项目名称|一季度|全年|责任单位", "建水厂|25%|100%|县水利局", "污水处理率|90%|95%|县住建局")

    assert [[one[:3] for one in each] for each in targets(text)] == [
        [("建水厂进度", "25", "%"), ("建水厂进度", "100", "%")],
        [("污水处理率", "90", "%"), ("污水处理率", "95", "%")],
    ]


def test_years_and_aims_over_quarters_belong_to_them_and_what_was_done_does_not():
    text = page(
        "_2任务|^2一季度|^2二季度|_2责任单位", "目标|完成情况|目标|完成情况", "新建学校|2所|1所|4所|3所|县教育局"
    )
    years = page("_2任务|^22025年计划|_2责任单位", "上半年|下半年", "新建学校|2所|4所|县教育局")

    assert targets(text) == [[("新建学校", "2", "所", "2024-03-31"), ("新建学校", "4", "所", "2024-06-30")]]
    assert targets(years) == [[("新建学校", "2", "所", "2025-06-30"), ("新建学校", "4", "所", "2025-12-31")]]


def test_a_plan_may_part_its_works_by_quarters_and_name_nobody():
    text = page("重点工作|第一季度|第二季度", "数据平台|制定方案|上线运行").replace("分解表", "工作计划")

    assert [(task.title, task.deadline) for task in tasks(text)] == [("数据平台", "2024-06-30")]


@pytest.mark.parametrize(
    "heading", ["一季度", "第二季度目标", "2024年三季度", "上半年工作计划", "3月底前", "1-6月目标", "其中：一季度"]
)
def test_headings_of_parts_of_a_year(heading: str):
    assert meaning_of(heading) == PERIOD


@pytest.mark.parametrize("heading", ["一季度完成情况", "上半年完成数", "完成时限", "季度通报", "12月进展"])
def test_headings_that_are_none(heading: str):
    assert meaning_of(heading) != PERIOD


def test_a_month_alone_parts_nothing():
    assert meanings_of(["序号", "6月工作任务", "责任单位"])[1] == TASK
    assert meanings_of(["序号", "工作任务", "6月工作内容"])[1:] == [TASK, PERIOD]
    assert meanings_of(["序号", "6月工作内容", "责任单位"])[1] == CONTENT
