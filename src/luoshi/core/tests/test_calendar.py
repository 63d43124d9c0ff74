"""Working days: the State Council's years as they were announced, and the office's own sums."""

from datetime import date, timedelta

import pytest

from luoshi.core import calendar
from luoshi.core.calendar import Count, Workday, is_provisional, is_workday, workdays_after, workdays_until

YEARS = {
    2023: ("01-28 01-29 04-23 05-06 06-25 10-07 10-08", 249),
    2024: ("02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12", 251),
    2025: ("01-26 02-08 04-27 09-28 10-11", 248),
    2026: ("01-04 02-14 02-28 05-09 09-20 10-10", 248),
}


def days(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=n) for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]


@pytest.mark.parametrize("year", YEARS)
def test_each_announced_year_has_its_working_weekends_and_its_number_of_workdays(year):
    working = [day for day in days(year) if is_workday(day)]
    weekends = " ".join(f"{day:%m-%d}" for day in working if day.weekday() >= 5)
    assert (weekends, len(working)) == YEARS[year]


def test_every_notice_came_before_its_year():
    assert [(year.year, year.version) for year in calendar.years()] == [(year, 1) for year in YEARS]
    assert [year for year in calendar.years() if year.announced.year != year.year - 1] == []


RECEIVED = date(2026, 9, 18)  # a Friday; the Sunday after it is worked, then come two holidays


@pytest.mark.parametrize(("n", "day"), [(1, "2026-09-20"), (5, "2026-09-24"), (15, "2026-10-15"), (30, "2026-11-05")])
def test_the_day_of_receipt_is_not_counted(n, day):
    assert workdays_after(RECEIVED, n) == Workday(date.fromisoformat(day), False, "2026.1")


def test_a_day_in_a_year_without_a_notice_is_provisional():
    assert workdays_after(date(2026, 12, 30), 1) == Workday(date(2026, 12, 31), False, "2026.1")
    assert workdays_after(date(2026, 12, 31), 1) == Workday(date(2027, 1, 4), True, "2026.1+2027.0")
    assert [is_provisional(date(year, 6, 1)) for year in (2022, 2023, 2026, 2027)] == [True, False, False, True]


def test_the_fixed_holidays_of_the_law_hold_without_a_notice():
    free = [f"{day:%m-%d}" for day in days(2027) if day.weekday() < 5 and not is_workday(day)]
    assert free == ["01-01", "10-01"]


def test_less_than_one_day_is_no_term():
    with pytest.raises(ValueError, match="at least one"):
        workdays_after(RECEIVED, 0)


@pytest.mark.parametrize(
    ("day", "end", "count"),
    [
        (date(2026, 9, 18), date(2026, 9, 18), Count(0, False)),
        (date(2026, 9, 18), date(2026, 9, 20), Count(1, False)),  # a Sunday on which offices work
        (date(2026, 9, 18), date(2026, 10, 15), Count(15, False)),
        (date(2026, 9, 24), date(2026, 9, 18), Count(-5, False)),
        (date(2026, 12, 30), date(2027, 1, 4), Count(2, True)),
    ],
)
def test_working_days_left(day, end, count):
    assert workdays_until(day, end) == count
