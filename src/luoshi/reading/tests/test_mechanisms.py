"""Ways of working that a text names."""

import pytest

from luoshi.reading.findings import mechanisms
from luoshi.reading.flow import Flow
from luoshi.reading.model import DocumentFields


def read(text):
    return [m.name for m in mechanisms.find(Flow(text), DocumentFields())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建立“两办”协同联动机制,形成合力。", ["“两办”协同联动机制"]),
        ("实行领导包保责任制。", ["领导包保责任制"]),
        ("制定“月调度、季通报、年考核”机制。", ["“月调度、季通报、年考核”机制"]),
        ("对进展缓慢的挂牌督办。", ["挂牌督办"]),
        ("全面推行“双随机、一公开”监管。", ["“双随机、一公开”监管"]),
        ("完善能耗“双控”制度。", ["能耗“双控”制度"]),
    ],
)
def test_a_way_of_working_is_named(text, expected):
    assert read(text) == expected


def test_each_once():
    assert read("建立联席会议制度。落实联席会议制度。") == ["联席会议制度"]


@pytest.mark.parametrize("text", ["构建现代产业体系。", "形成协调发展格局。", "开展各项工作。"])
def test_layouts_are_no_mechanisms(text):
    assert read(text) == []
