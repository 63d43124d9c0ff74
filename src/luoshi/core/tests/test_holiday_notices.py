"""The State Council's yearly notice, read as it was published."""

from datetime import date

import pytest

from luoshi.core.holiday_notices import days_in, read_notice, written
from tests.support.calendars import NOTICE_2027


def test_a_notice_names_its_year_number_day_and_days():
    read = read_notice(NOTICE_2027)
    assert (read.year, read.notice, read.announced, read.slips) == (
        2027,
        "国办发明电〔2026〕9号",
        date(2026, 9, 20),
        [],
    )
    assert written(read.off) == "01-01..01-03 02-05..02-11 04-03..04-05 10-01..10-07"
    assert [f"{day:%m-%d}" for day in read.on] == ["01-31", "02-13", "09-26", "10-09"]


@pytest.mark.parametrize(
    ("wrong", "slip"),
    [
        ("元旦：1月1日（周六）至3日（周日）放假，共3天。", "1月1日(周六)"),
        ("元旦：1月1日（周五）至3日（周日）放假，共4天。", "1月1日(周五)至3日(周日)放假,共4天"),
        ("元旦：1月30日至2月30日放假。", "2月30日()"),
        ("1月31日（星期六）上班。", "1月31日(星期六)"),
    ],
)
def test_what_does_not_fit_itself_is_named(wrong, slip):
    assert slip in read_notice(f"关于2027年部分节假日安排的通知\n{wrong}").slips


def test_days_of_the_year_before_are_left_to_that_year():
    read = read_notice("关于2027年部分节假日安排的通知\n元旦：2026年12月31日至2027年1月2日放假，共3天。")
    assert (written(read.off), read.slips) == ("01-01..01-02", [])


def test_a_text_that_is_no_notice_says_nothing():
    read = read_notice("今天放假。")
    assert (read.year, read.notice, read.announced, read.off, read.on) == (None, "", None, [], [])


def test_days_as_a_person_writes_them():
    assert sorted(days_in("01-01..01-02, 04-05", 2027)) == [date(2027, 1, 1), date(2027, 1, 2), date(2027, 4, 5)]
    with pytest.raises(ValueError):
        days_in("02-30", 2027)
