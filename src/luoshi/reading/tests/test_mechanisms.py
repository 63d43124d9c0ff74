"""Ways of working that a text names."""

import pytest

from luoshi.reading.findings import mechanisms
from luoshi.reading.findings.outlook import Outlook
from luoshi.reading.flow import Flow
from luoshi.reading.model import DocumentFields


def read(text, kind="other", turns=()):
    return [m.name for m in mechanisms.find(Flow(text), DocumentFields(kind=kind), Outlook(turns, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建立“两办”协同联动机制,形成合力。", ["“两办”协同联动机制"]),
        ("实行领导包保责任制。", ["领导包保责任制"]),
        ("制定“月调度、季通报、年考核”机制。", ["“月调度、季通报、年考核”机制"]),
        ("对进展缓慢的挂牌督办。", ["挂牌督办"]),
        ("全面推行“双随机、一公开”监管。", ["“双随机、一公开”监管"]),
        ("完善能耗“双控”制度。", ["能耗“双控”制度"]),
        ("坚持“有证无证一起管”,守住底线。", ["“有证无证一起管”"]),
        ("深化知识产权“三同步”工作。", ["知识产权“三同步”工作"]),
        ("采取“日常巡查+突击检查”两结合的方式。", ["“日常巡查+突击检查”两结合"]),
        ("推深做实“六巷工作法”。", ["“六巷工作法”"]),
        ("推进现房销售制。", ["现房销售制"]),
        ("全面落实河长制。", ["河长制"]),
        ("部分乡镇实行干部包村到户。", ["干部包村到户"]),
        ("健全完善体制机制保障,建立融资债务监测系统。", ["融资债务监测系统"]),
    ],
)
def test_a_way_of_working_is_named(text, expected):
    assert read(text) == expected


def test_each_once():
    assert read("建立联席会议制度。落实联席会议制度。") == ["联席会议制度"]


def test_a_report_names_those_that_it_tells():
    text = "建立联席会议制度。健全监测预警机制。"
    assert read(text, "report", ((9, True),)) == ["联席会议制度"]


@pytest.mark.parametrize(
    "text",
    [
        "构建现代产业体系。",
        "形成协调发展格局。",
        "开展各项工作。",
        "落实“两个责任”。",
        "深化“一带一路”合作。",
        "开展“铁拳”行动。",
        "制发《价格提醒函》200份。",
        "开展燃气专项整治。",
        "建立“1+5”。",
        "形成21批制度集成创新案例。",
    ],
)
def test_layouts_are_no_mechanisms(text):
    assert read(text) == []
