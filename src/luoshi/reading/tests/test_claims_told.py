"""What a report tells of works and projects, and numbers in it that are no figures of their own."""

import pytest

from luoshi.reading.findings.facts import lies_ahead
from luoshi.reading.tests.test_claims import read


def test_what_grew_was_told_before_how_much_more_it_was():
    text = "1-10月完成投资46.9亿元,比去年同期多完成11亿元,同比增长30.6%。"
    assert [(name, value, change) for name, value, _, change, _ in read(text)] == [("投资", "46.9", "30.6")]


@pytest.mark.parametrize(
    "text",
    [
        "方案已经市政府七届44次常务会议讨论通过。",
        "同比增幅6.2%,综合排名全省第1。",
        "完成投资7.5亿元,增幅11个县区中排名第一。",
    ],
)
def test_numbers_of_meetings_and_of_those_ranked_are_no_figures(text):
    assert [value for _, value, unit, _, _ in read(text) if unit in ("次", "个")] == []
    assert "综合排名" not in [name for name, *_ in read(text)]


def test_works_of_the_topic_that_are_as_far():
    text = "全市民生实事共有45个事项。其中24个事项已提前完成全年任务,11个事项已开工。"
    assert [name for name, *_ in read(text)][-2:] == ["事项已提前完成全年任务", "事项已开工"]


def test_a_report_of_results_lies_behind():
    text = "建成卫生站5个、服务点30个,新增就业3486人,发放补贴475万元,改造180户。"
    assert lies_ahead(text, "发展成果可感可及") is False
    assert lies_ahead(text, "关于促进科技成果转化的措施") is True


def test_places_in_a_row_are_each_a_fact_unless_they_are_aimed_at():
    text = "位居全国百强县投资潜力第3、新型城镇化质量第4、绿色发展第5。"
    assert [(name, place) for name, _, _, _, place in read(text)] == [
        ("投资潜力", 3),
        ("新型城镇化质量", 4),
        ("绿色发展", 5),
    ]
    assert read("力争" + text) == []
