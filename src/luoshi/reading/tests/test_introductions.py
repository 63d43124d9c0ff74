"""What a plan tells before it comes to what it sets, and what papers tell of places and meetings."""

import pytest

from luoshi.reading import read
from luoshi.reading.tests.test_claims import found_in


def claims_of(text):
    [reading] = read(text.encode(), "plan.txt")
    return [(claim.indicator, str(claim.value)) for claim in reading.claims]


PLAN = """白塔县养老服务三年行动方案(2024-2026年)
{}为加快发展养老服务,到2026年建成服务中心30个,制定本方案。
一、{}
2023年,全县建有养老机构62家,护理型床位占比55%。
二、重点任务
(一)优化设施布局。新建街道养老服务中心20个。牵头单位:县民政局
"""


def test_a_year_before_the_plan_tells():
    told = "2023年,全县老年人口12.8万人,占总人口的22.4%。日间照料中心86个。\n"
    assert claims_of(PLAN.format(told, "目标要求"))[:3] == [
        ("全县老年人口", "12.8"),
        ("全县老年人口占总人口", "22.4"),
        ("日间照料中心", "86"),
    ]


def test_what_a_place_has_is_told():
    assert claims_of(PLAN.format("我县60周岁以上老年人口有12.8万人,百岁老人41名。\n", "目标要求"))[:2] == [
        ("60周岁以上老年人口", "12.8"),
        ("百岁老人", "41"),
    ]


def test_years_of_the_plan_tell_nothing_and_neither_does_what_brings_it_in():
    assert claims_of(PLAN.format("2024年,全县老年人口服务站30个。\n", "目标要求")) == []


def test_a_chapter_of_how_things_stand_tells():
    assert claims_of(PLAN.format("", "基本情况")) == [("全县建有养老机构", "62"), ("护理型床位占比", "55")]


def test_places_called_by_their_short_names_share_what_was_told_before():
    told = "全省工业增加值增长7.4%,其中长沙增长9.7%,株洲增长8.2%;岳阳、湘西分别增长6.5%和3.2%。"
    assert [claim.indicator for claim in found_in(told)] == [
        "全省工业增加值",
        "长沙工业增加值",
        "株洲工业增加值",
        "岳阳工业增加值",
        "湘西工业增加值",
    ]


def test_what_a_meeting_asks_is_no_fact():
    told = (
        "会议指出,上半年外出招商68批次,但也要看到,仍有8个乡镇没有项目。会议强调,下半年要紧盯全年招商引资100亿元目标。"
    )
    assert [str(claim.value) for claim in found_in(told)] == ["68", "8"]


def test_figures_in_brackets_behind_another_time_are_not_those_of_this():
    told = "工业投资增长3.2%,比1-7月(6.7%)回落3.5个百分点,比上半年(5.8%)回落2.6个百分点。"
    assert [str(claim.change) for claim in found_in(told)] == ["3.2"]


def test_how_large_those_are_that_are_counted_and_how_far_a_plan_is():
    assert [str(claim.change) for claim in found_in("10亿元以上基础设施项目投资增长8.1%。")] == ["8.1"]
    told = "上半年,重点项目完成投资190亿元,为年度计划的80.9%,超时序进度5.9个百分点。28个项目超计划完成。"
    assert [str(claim.value) for claim in found_in(told)] == ["190", "80.9", "28"]


BODY = "各部门要深入贯彻落实有关工作部署,密切协作,形成合力,扎实做好各项工作,把各项举措落到实处,不断提高群众满意程度。"


@pytest.mark.parametrize(
    ("head", "kind", "title"),
    [
        ("全县招商引资推进会召开\n7月18日,我县召开推进会。", "news", "全县招商引资推进会召开"),
        ("实事项目九成超计划完成\n晨报讯 实事项目顺利完成。", "news", "实事项目九成超计划完成"),
        (
            "关于《政府工作报告》目标任务落实情况的汇报\n现将有关情况汇报如下。",
            "report",
            "关于《政府工作报告》目标任务落实情况的汇报",
        ),
        (
            "政府工作报告。 某报记者 李森 摄\n政府工作报告\n各位代表:\n现在,我代表县人民政府报告工作。",
            "report",
            "政府工作报告",
        ),
    ],
)
def test_kinds_and_titles_of_reports_and_papers(head, kind, title):
    [reading] = read((head + BODY).encode(), "a.txt")
    assert (reading.document.kind, reading.document.title) == (kind, title)
