"""Days that promises fall due on, and dates."""

import pytest

from luoshi.reading.findings.periods import dates_in, due_in


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("到2025年", "2025-12-31"),
        ("年底前", "2023-12-31"),
        ("6月底前", "2023-06-30"),
        ("2024年2月底前", "2024-02-29"),
        ("9月10日前", "2023-09-10"),
        ("上半年", "2023-06-30"),
        ("第三季度", "2023-09-30"),
        ("2023—2027年", "2027-12-31"),
        ("到“十五五”末", "2030-12-31"),
        ("到2012年年底", "2012-12-31"),
        ("2020年以来", None),
        ("比2020年", None),
        ("尽快", None),
    ],
)
def test_due(words, due):
    assert due_in(words, 2023) == due


def test_without_a_year_a_month_is_no_day():
    assert due_in("6月底前", None) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2023年7月31日", "2023-07-31"),
        ("2023 年 07 月 31 日", "2023-07-31"),
        ("2023-07-31 15:33", "2023-07-31"),
        ("2023-07-3115:33:07", "2023-07-31"),
        ("二〇二三年七月三十一日", "2023-07-31"),
        ("二○一二年十月五日", "2012-10-05"),
    ],
)
def test_dates(words, day):
    assert dates_in(words) == [(0, day)]


def test_a_day_that_does_not_exist():
    assert dates_in("2023年2月30日") == []
