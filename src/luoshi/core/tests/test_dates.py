"""Days in words, in both languages."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from luoshi.core.dates import from_iso, in_words, left_in_words, moment_in_words, month_from_iso, month_in_words

DAY = date(2026, 9, 24)
LATE = datetime(2026, 9, 23, 16, 5, tzinfo=UTC)  # five past midnight at the office


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [
        ("zh-hans", "2026年9月24日(周四)", "2026年9月24日(周四)00:05"),
        ("en", "Thu 24 Sep 2026", "Thu 24 Sep 2026, 00:05"),
    ],
)
def test_days_and_moments_where_the_office_is(language, day, moment):
    with translation.override(language):
        assert (in_words(DAY), in_words(LATE), moment_in_words(LATE)) == (day, day, moment)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (date(2026, 9, 30), "还剩3个工作日"),
        (DAY, "今天到期"),
        (date(2026, 9, 26), "到期前已无工作日"),
        (date(2026, 9, 20), "逾期4个工作日"),
    ],
)
def test_days_left_follow_the_working_calendar(due, words):
    with translation.override("zh-hans"):
        assert left_in_words(due, DAY) == words


@pytest.mark.parametrize(("text", "day"), [("2026-09-24", DAY), ("2026-13-01", None), ("年底前", None)])
def test_a_text_names_a_day_or_none(text, day):
    assert from_iso(text) == day


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "2026年9月"), ("en", "Sep 2026")])
def test_a_text_names_a_month_which_is_told_in_words(language, words):
    with translation.override(language):
        month = month_from_iso("2026-09")
        assert (month and month_in_words(month), month_from_iso("2026-09-24")) == (words, None)
