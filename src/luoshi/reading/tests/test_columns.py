"""Columns of sheets: by meaning, with doubts, and as a person said."""

from __future__ import annotations

import pytest

from luoshi.reading import Mapping, read
from luoshi.reading.export.contract import contract_of
from luoshi.reading.findings.tables_columns import meaning_of, meanings_of
from luoshi.reading.findings.tables_doubts import GUESSED, NO_DATES, NO_UNITS, TWICE, UNKNOWN
from luoshi.reading.mappings import mappings_from, mappings_in
from luoshi.reading.model import Reading
from tests.support.workbooks import UGLY_HEADER, UGLY_MEANINGS, county_ledger, ugly_table, workbook

UGLY = Mapping(UGLY_HEADER, UGLY_MEANINGS)


def reading_of(data: bytes, *mappings: Mapping) -> Reading:
    return read(data, "a.xlsx", mappings)[0]


def told(reading: Reading) -> list[tuple[object, ...]]:
    """Number, section, title, leads, participants, leaders, due and figures of every task."""
    return [
        (
            task.number,
            task.section,
            task.title,
            [one.unit for one in task.responsibilities if one.role == "lead"],
            [one.unit for one in task.responsibilities if one.role == "participant"],
            [leader.name for leader in task.leaders],
            task.deadline,
            [f"{one.indicator}{one.comparator}{one.value}{one.unit}" for one in task.targets],
        )
        for task in reading.tasks
    ]


def doubts(*rows: tuple[object, ...]) -> list[str | None]:
    return [column.doubt for column in reading_of(workbook(*rows)).tables[0].columns]


def test_a_ledger_in_order_is_read_without_asking():
    reading = reading_of(county_ledger())

    assert told(reading) == [
        (
            "1",
            "工业经济",
            "培育高新技术企业",
            ["县科技局"],
            ["县财政局"],
            ["张明"],
            "2026-12-31",
            ["新增高新技术企业=10家", "研发投入强度=2.5%"],
        ),
        ("2", "工业经济", "实施技术改造", ["县工业和信息化局"], ["各镇街"], ["李强"], "2026-06-30", ["技改项目=20个"]),
        (
            "3",
            "乡村振兴",
            "整修水渠12公里,年内完工",
            ["县水利局"],
            ["县财政局"],
            ["王芳"],
            "2026-10-31",
            ["整修水渠=12公里"],
        ),
        (
            "4",
            "乡村振兴",
            "改造农村公路",
            ["县交通运输局", "县公路服务中心"],
            [],
            ["王芳"],
            "2026-11-30",
            ["农村公路>=30公里"],
        ),
    ]
    assert [column.doubt for column in reading.tables[0].columns] == [None] * 11
    assert GUESSED not in reading.warnings


def test_a_figure_opens_down_to_its_cell_and_joins_the_words_of_its_task():
    reading = reading_of(county_ledger())
    first = reading.tasks[0]

    assert first.statement == "培育高新技术企业\n新增高新技术企业10家\n研发投入强度2.5%"
    assert [target.text for target in first.targets] == ["新增高新技术企业10家", "研发投入强度2.5%"]


def test_headings_in_nobodys_words_are_asked_about():
    reading = reading_of(ugly_table())

    assert (reading.tasks, reading.document.title) == ((), "2026年为民办实事")
    assert [(column.heading, column.doubt) for column in reading.tables[0].columns] == [
        (heading, UNKNOWN) for heading in UGLY_HEADER
    ]
    assert GUESSED in reading.warnings


def test_read_as_a_person_said():
    reading = reading_of(ugly_table(), UGLY)

    assert told(reading) == [
        ("1", None, "城区停车位改造", ["县住建局"], ["县公安局", "县城管局"], [], "2026-09-30", ["新增停车位=300个"]),
        ("2", None, "中小学课后服务", ["县教体局"], [], [], "2026-08-31", ["覆盖率>=95%"]),
        ("4", None, "老旧小区改造", ["县住建局"], ["县财政局"], [], "2026-11-30", ["改造老旧小区=12个"]),
    ]
    assert {task.rule for task in reading.tasks} == {"row of a table, columns as a person said"}
    assert (reading.tables[0].mapped, GUESSED in reading.warnings) == (True, False)


def test_a_reading_holds_the_mapping_that_makes_it_again():
    body = contract_of(reading_of(ugly_table(), UGLY))

    assert mappings_from(mappings_in(body)) == (UGLY,)
    assert contract_of(reading_of(ugly_table(), *mappings_from(mappings_in(body)))) == body


def test_a_person_may_say_that_a_table_holds_no_tasks():
    header = ("序号", "任务", "责任单位")
    data = workbook(header, (1, "修路", "县交通局"), (2, "建桥", "县交通局"))
    reading = reading_of(data, Mapping(header, (None, None, None)))

    assert (len(reading_of(data).tasks), [table.mapped for table in reading.tables]) == (2, [True])
    assert not any(task.rule.startswith("row") for task in reading.tasks)


def test_what_cells_hold_makes_a_heading_doubtful():
    assert doubts(
        ("任务", "责任单位", "完成时限", "完成时间", "经办"),
        ("修路", "已完成", "尽快", "6月", "甲"),
        ("建桥", "已完成", "尽快", "7月", "乙"),
    ) == [None, NO_UNITS, TWICE, TWICE, UNKNOWN]
    assert doubts(("任务", "责任单位", "完成时限"), ("修路", "县交通局", "尽快"), ("建桥", "县交通局", "看情况")) == [
        None,
        None,
        NO_DATES,
    ]


def test_our_own_ledger_comes_back_with_its_signs_and_days():
    header = (
        "序号",
        "任务",
        "主牵头",
        "共同牵头",
        "参与单位",
        "统计内容",
        "比较方式",
        "数值",
        "计量单位",
        "目标时限",
        "时限",
    )
    row = (1, "控制能耗", "县发改局", None, None, "单位能耗", "不超过", 0.4, "吨标准煤", "2026-11-30", "2026-12-31")
    reading = reading_of(workbook(("台账",), header, row, (2, "修路", "县交通局", "县财政局")))

    target = reading.tasks[0].targets[0]
    assert (target.comparator, str(target.value), target.unit, target.due) == ("<=", "0.4", "吨标准煤", "2026-11-30")
    assert [(task.deadline, len(task.responsibilities)) for task in reading.tasks] == [("2026-12-31", 1), (None, 2)]
    assert GUESSED not in reading.warnings


@pytest.mark.parametrize(
    ("headings", "meanings"),
    [
        (("任务", "目标值", "单位", "责任单位"), ["task", "value", "measure", "answers"]),
        (("任务", "单位"), ["task", "answers"]),
        (("项目名称", "年度目标", "计量单位"), ["task", "target", "measure"]),
        (("事项", "工作标准", "主办单位", "协办单位"), ["task", "content", "heads", "supports"]),
    ],
)
def test_headings_by_meaning(headings, meanings):
    assert meanings_of(headings) == meanings


@pytest.mark.parametrize("heading", ["备注", "备注事项", "进展情况", "得分"])
def test_what_is_no_part_of_a_task_has_no_meaning(heading):
    assert meaning_of(heading) is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026.9", "2026-09-30"),
        ("2026/8/31", "2026-08-31"),
        ("2026年8月15日", "2026-08-15"),
        ("2026.3-2026.10", "2026-10-31"),
        ("2026-2027", None),
        ("11月底", "2026-11-30"),
    ],
)
def test_a_column_of_deadlines_holds_days_of_every_kind(written, day):
    data = workbook(("2026年计划", None, None), ("任务", "责任单位", "完成时限"), ("修路", "县交通局", written))

    assert reading_of(data).tasks[0].deadline == day


@pytest.mark.parametrize(
    "data", [[{"header": ["a"], "meanings": []}], [{"header": ["a"], "meanings": ["tasks"]}], [1], 3]
)
def test_what_is_no_mapping_is_refused(data):
    with pytest.raises(ValueError, match="meanings"):
        mappings_from(data)


def test_how_large_a_project_will_be_is_no_target_beside_what_it_shall_reach_in_a_year():
    heading = ("项目名称", "建设规模及主要内容", "2026年建设目标", "牵头单位")
    row = ("职教中心", "建筑面积3.1万平方米", "完成主体1.2万平方米", "县教育局")
    (task,) = reading_of(workbook(heading, row)).tasks
    assert task.statement == "职教中心\n建筑面积3.1万平方米\n完成主体1.2万平方米"
    assert [f"{one.indicator}{one.value}{one.unit}" for one in task.targets] == ["主体1.2万平方米"]
    (task,) = reading_of(workbook(heading[:2] + heading[3:], row[:2] + row[3:])).tasks
    assert [f"{one.indicator}{one.value}{one.unit}" for one in task.targets] == ["建筑面积3.1万平方米"]
