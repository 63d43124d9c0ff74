"""What a text says was won, tried out, first done or held up as an example."""

import pytest

from luoshi.reading.findings import achievements
from luoshi.reading.flow import Flow
from luoshi.reading.model import DocumentFields


def read(text, kind="news"):
    found = achievements.find(Flow(text), DocumentFields(kind=kind))
    return [(a.name, a.kind, a.level) for a in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("成功入选全国绿色发展示范县。", [("全国绿色发展示范县", "honour", "国家级")]),
        ("在全省首创“码上诉”办理模式。", [("“码上诉”办理模式", "innovation", "省级")]),
        ("叫响了“成心办”政务服务品牌。", [("“成心办”政务服务品牌", "brand", None)]),
        ("获批国家级电商试验区。", [("国家级电商试验区", "pilot", "国家级")]),
        ("30余项经验做法被省委改革办刊发推广。", [("30余项经验做法", "experience", "省级")]),
    ],
)
def test_each_kind_with_its_level(text, expected):
    assert read(text) == expected


def test_a_list_of_experiences_is_told_apart():
    found = read("“链上党建”、推行“首问负责制”、乡村治理积分制等3项经验做法被省委改革办刊发推广。")
    assert [name for name, _, _ in found] == ["“链上党建”", "推行“首问负责制”", "乡村治理积分制"]


@pytest.mark.parametrize(
    "text", ["争创全国文明县城。", "积极申报国家级试点。", "力争获批国家级电商试验区。", "群众获得感持续增强。"]
)
def test_wishes_are_no_achievements(text):
    assert read(text) == []


def test_a_plan_reports_none():
    assert read("成功入选全国示范县。", "plan") == []
