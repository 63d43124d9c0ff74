"""Deadlines: only the day by which the task itself says it must be done."""

import pytest

from luoshi.reading.findings.deadlines import find
from luoshi.reading.flow import Span


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("年底前建成投用", "2024-12-31"),
        ("6月底前完成", "2024-06-30"),
        ("于2月前公布", "2024-02-29"),
        ("2025年9月15日前验收", "2025-09-15"),
        ("到2027年,覆盖率达到90%", "2027-12-31"),
        ("6月底前出方案,年底前完成", "2024-06-30"),
        ("6月底前出方案,年底前完成。完成时限:11月", "2024-11-30"),
        ("到2025年达到8家,到2027年达到9家", "2027-12-31"),
        ("三季度末建成", "2024-09-30"),
        ("年内完成选址", "2024-12-31"),
        ("2025年底前,对新购房屋给予补贴", None),
        ("时序进度:2024年10月底前", "2024-10-31"),
        ("年内至少检查3次", None),
        ("全年新增10家", None),
        ("2024年新增10家", None),
        ("有效期至2026年3月31日", None),
        ("组织验收,6月底完成", "2024-06-30"),
        ("县水利局牵头;9月底)", "2024-09-30"),
        ("截至6月底完成投资3亿元", None),
        ("自5月1日起施行", None),
        ("集中整治阶段(3月1日—5月20日)。开展排查", "2024-05-20"),
        ("验收阶段(即日起至2025年3月底)", "2025-03-31"),
        ("发布禁火令,加强值守(1月21日至1月28日)", None),
        ("2025年8底前,各项指标全部达标", "2025-08-31"),
        ("占比不低于上年末水平", None),
    ],
)
def test_the_day_that_is_stated_a_labels_first_then_the_first_then_the_last_horizon(words, day):
    assert find(words, Span(0, len(words)), 2024) == day


def test_without_a_year_nothing_is_guessed():
    assert find("年底前完成", Span(0, 5), None) is None
