"""Sentences whose own figures deny what they say, written for these tests."""

import pytest

from luoshi.reading.findings import claims
from luoshi.reading.findings.contradictions import NOT_DOUBLED, OTHER_GROWTH, OTHER_POINTS, OVER_A_HUNDRED
from luoshi.reading.findings.outlook import Outlook
from luoshi.reading.flow import Flow
from luoshi.reading.model import DocumentFields
from luoshi.reading.outline import Outline


def warned_of(text):
    found = claims.find(Flow(text), Outline(), (), DocumentFields(kind="news"), Outlook((), len(text)))
    return [(str(claim.value), warning) for claim in found for warning in claim.warnings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2013年至2023年,全县财政收入从159.3亿元增长到316.5亿元,翻了一番。", [("316.5", NOT_DOUBLED)]),
        (
            "生产总值、财政收入分别从205亿元、15.9亿元增长到446亿元、30.5亿元,双双翻了一番。",
            [("30.5", NOT_DOUBLED)],
        ),
        ("规上企业由80家增加到100家,增长35%。", [("100", OTHER_GROWTH)]),
        ("企业从40家增加到120家,增长3倍。", [("120", OTHER_GROWTH)]),
        ("城镇化率由52.1%提高到58.3%,提高7.2个百分点。", [("58.3", OTHER_POINTS)]),
        ("居民医保覆盖率达到102%。", [("102", OVER_A_HUNDRED)]),
    ],
)
def test_what_the_figures_deny(text, expected):
    assert warned_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "全县财政收入从159.3亿元增长到319.5亿元,翻了一番。",
        "规上企业由80家增加到100家,增长25%。",
        "产值由3.1亿元增加到4.2亿元,增长35%。",
        "万元产值能耗由0.5吨标准煤下降到0.4吨标准煤,下降20%。",
        "企业从40家增加到120家,增长2倍。",
        "城镇化率由52.1%提高到58.3%,提高6.2个百分点。",
        "地区生产总值由100亿元增加到112亿元,可比增长6%。",
        "投资完成率达到120%。",
    ],
)
def test_what_fits_within_rounding_or_counts_otherwise(text):
    assert warned_of(text) == []
