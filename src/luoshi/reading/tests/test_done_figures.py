"""Figures of what was done, in columns of a table that sets tasks."""

from __future__ import annotations

from decimal import Decimal

from luoshi.reading import read
from luoshi.reading.model import Reading

WIDE = """青河区2024年1-8月民生实事完成情况表
序号 实事项目名称   责任单位 目标任务 1- 8月完成数   1-8月完成率% 备注
1 精准帮扶:饮水提升 水利局   1300人 700 54% 群众满意
2 新增就业   人社局 8950 7356 82%
3 新建幼儿园(所) 教育局 2所 1 50%
"""


def read_one(text: str) -> Reading:
    return read(text.encode(), "a.txt")[0]


def test_figures_in_columns_of_what_was_done_are_claims_and_those_of_the_target_targets() -> None:
    reading = read_one(WIDE)
    assert [(claim.indicator, claim.value, claim.unit, claim.period) for claim in reading.claims] == [
        ("精准帮扶:饮水提升", 700, "人", "1-8月"),
        ("精准帮扶:饮水提升完成率", 54, "%", "1-8月"),
        ("新增就业", 7356, "", "1-8月"),
        ("新增就业完成率", 82, "%", "1-8月"),
        ("新建幼儿园", 1, "所", "1-8月"),
        ("新建幼儿园完成率", 50, "%", "1-8月"),
    ]
    assert [target.value for task in reading.tasks for target in task.targets] == [1300, 8950, 2]


def test_two_places_and_a_body_are_told_apart() -> None:
    units = [[one.unit for one in task.responsibilities] for task in read_one(WIDE).tasks]
    assert units == [["区水利局"], ["区人社局"], ["区教育局"]]


def test_a_rate_that_shall_be_brought_down_is_a_target_and_ceilings_of_support_are_none() -> None:
    text = (
        "青河县方案\n1.稳定融资。力争年底将贷款平均利率降至4.95%,单个项目扶持金额不超过500万元。(责任单位:县财政局)\n"
    )
    assert [target.value for target in read_one(text).tasks[0].targets] == [Decimal("4.95")]


def test_what_was_invested_counts_in_the_unit_over_its_column() -> None:
    text = (
        "青河区重点工程进度表\n序号 项目名称 年度计划投资（亿元） 1-8月完成投资（亿元） 完成率 责任单位\n"
        "1 青河大桥工程 3.2 2.1 65.6% 区交通局\n"
        "2 智能制造产业园 5.0 4.3 86.0% 区工信局\n3 中医院迁建 2.4 1.2 50.0% 区卫健局\n"
    )
    assert [(claim.indicator, str(claim.value), claim.unit) for claim in read_one(text).claims][:4] == [
        ("青河大桥工程完成投资", "2.1", "亿元"),
        ("青河大桥工程完成率", "65.6", "%"),
        ("智能制造产业园完成投资", "4.3", "亿元"),
        ("智能制造产业园完成率", "86.0", "%"),
    ]
