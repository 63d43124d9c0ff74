"""Commitments without a figure of their own, in sentences written for these tests."""

import pytest

from luoshi.reading.findings import aims, targets
from luoshi.reading.flow import Flow, Span
from luoshi.reading.tests.test_duties import reading


def read(text):
    return [(aim.indicator, aim.kind, aim.with_) for aim in aims.find(Flow(text), Span(0, len(text)), 2023)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("主要经济指标增速高于全市平均水平。", ("主要经济指标增速", "relative", "全市平均水平")),
        ("农村居民收入增速快于城镇居民。", ("农村居民收入增速", "relative", "城镇居民")),
        ("居民收入增长与经济增长基本同步。", ("居民收入增长", "relative", "经济增长")),
        ("综合实力进入全国百强县。", ("综合实力", "tier", "全国百强县")),
        ("确保项目开工率进入全市第一方阵。", ("项目开工率", "tier", "全市第一方阵")),
        ("主要污染物排放总量完成市下达任务。", ("主要污染物排放总量", "pending", "市下达任务")),
        ("全面完成省下达的减煤任务。", ("省下达的减煤任务", "pending", "省下达的减煤任务")),
        ("单位能耗降幅不低于上级下达指标。", ("单位能耗降幅", "pending", "上级下达指标")),
    ],
)
def test_what_looks_to_others_or_is_still_to_come(text, expected):
    assert read(text) == [expected]
    assert targets.find(Flow(text), Span(0, len(text)), 2023) == ()


@pytest.mark.parametrize(
    "text",
    ["目前增速高于全省平均水平。", "完成国家下达260万亩改造任务。", "营商环境评价位居全市前三。", "推进重点项目。"],
)
def test_facts_figures_and_plain_work_are_no_aims(text):
    assert read(text) == []


def test_the_words_stand_at_the_span():
    text = "稳增长,力争投资增速高于全市平均水平;其余略。"
    (aim,) = aims.find(Flow(text), Span(0, len(text)), 2023)
    assert (aim.text, aim.due) == ("力争投资增速高于全市平均水平", "2023-12-31") and text[slice(*aim.span)] == aim.text


def test_a_place_among_the_last_is_to_be_left():
    text = "力争空气质量稳定退出全国168个城市后20位。"
    found = [(t.indicator, t.comparator, str(t.value), t.unit) for t in targets.find(Flow(text), Span(0, len(text)))]
    assert found == [("空气质量倒数位次", ">", "20", "位")]


def test_indexes_that_head_the_items_of_a_chapter_are_aims_of_their_own():
    text = (
        "青河县食品安全方案\n二、目标任务\n（一）畜禽环节治理指标：全县定点屠宰率达到98%以上。\n"
        "1.加强屠宰监管。组织执法检查。（县农业农村局）\n2.开展专项整治。加大抽查力度。（县农业农村局）\n"
    )
    assert [(one.title, len(one.targets)) for one in reading(text, "方案.txt").tasks] == [
        ("畜禽环节治理指标", 1),
        ("加强屠宰监管", 0),
        ("开展专项整治", 0),
    ]


def test_what_the_opening_of_a_paper_promises_by_a_year_is_a_task():
    text = "青河县打造创业高地的若干举措\n聚焦个体创业，力争到2026年，全县引育琴师100名。特制定如下举措。\n"
    text += "一、零成本。提供工位。（责任单位：县科技局）\n二、多支持。贴息。（责任单位：县财政局）\n"
    assert [(task.title, task.statement, task.deadline) for task in reading(text).tasks] == [
        ("力争到2026年，全县引育琴师100名", "力争到2026年，全县引育琴师100名", "2026-12-31"),
        ("零成本", "零成本。提供工位。", None),
        ("多支持", "多支持。贴息。", None),
    ]
