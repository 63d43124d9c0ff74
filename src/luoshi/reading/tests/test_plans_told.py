"""What a plan counts, where a report tells how far it is."""

import pytest

from luoshi.reading.tests.test_claims import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(一)托位扩增。计划建设30所,已开工28所。", [("托位扩增已开工", "28", "所")]),
        (
            "年度目标新建标准厂房30万平方米。目前已建成22万平方米,在建8万平方米。",
            [("标准厂房已建成", "22", "万平方米"), ("标准厂房在建", "8", "万平方米")],
        ),
        ("年度新增规上企业目标18家,目前完成11家。", [("规上企业完成", "11", "家")]),
        (
            "2.健康检查。目标8万人,完成3.2万人,完成率40%。",
            [("健康检查完成", "3.2", "万人"), ("健康检查完成率", "40", "%")],
        ),
    ],
)
def test_what_a_plan_counts_is_no_fact_and_names_what_is_told_of_it(text, expected):
    assert [one[:3] for one in read(text)] == expected
