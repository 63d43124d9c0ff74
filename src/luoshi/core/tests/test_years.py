"""Year files: what the product brings, what an installation adds, and what is refused."""

import json
from datetime import date, datetime

import pytest

from luoshi.core import calendar, office_hours
from luoshi.core.calendar import Workday, workdays_after
from luoshi.core.clocks import clock_of, due
from luoshi.core.years import brought, file_of, versions_in, year_from

ROW = {
    "version": 1,
    "announced": "2026-11-20",
    "notice": "国办发明电〔2026〕9号",
    "off": [["01-01", "01-03"], ["02-05", "02-12"]],
    "on": ["01-10"],
}
EXTENDED = ROW | {"version": 2, "announced": "2027-01-27", "off": [["01-01", "01-03"], ["02-05", "02-14"]]}


@pytest.fixture
def folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    (tmp_path / calendar.FOLDER).mkdir()
    return tmp_path / calendar.FOLDER


def test_a_file_that_is_read_and_written_says_the_same():
    for year in brought():
        assert versions_in(file_of([year])) == [year]


def test_a_year_that_is_announced_here_is_known_at_once(folder):
    before = workdays_after(date(2026, 12, 31), 6)
    (folder / "2027.json").write_text(file_of([year_from(2027, ROW)]), "utf-8")
    after = workdays_after(date(2026, 12, 31), 6)

    assert before == Workday(date(2027, 1, 11), True, "2026.1+2027.0")
    assert after == Workday(date(2027, 1, 10), False, "2026.1+2027.1")


def test_a_change_in_mid_year_is_a_further_version(folder):
    (folder / "2027.json").write_text(file_of([year_from(2027, row) for row in (EXTENDED, ROW)]), "utf-8")
    assert [year.label for year in calendar.years()][-1] == "2027.2"
    assert not calendar.year_of(date(2027, 2, 13)).is_workday(date(2027, 2, 12))


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"on": ["01-11"]}, "2027-01-11 is no Saturday or Sunday"),
        ({"on": ["01-02"]}, "2027-01-02 is both worked and free"),
        ({"off": [["01-03", "01-01"]]}, "2027-01-03 is after 2027-01-01"),
        ({"announced": "soon"}, "Invalid isoformat"),
        ({"off": None}, "are wanted"),
    ],
)
def test_what_cannot_be_right_about_a_year_is_refused(wrong, why):
    with pytest.raises(ValueError, match=why):
        year_from(2027, ROW | wrong)


def test_a_county_has_its_own_hours_with_summer_time(folder):
    hours = {"from": "2026-01-01", "name": "夏令时", "hours": [["08:30", "12:00"], ["14:00", "17:30"]]}
    summer = {"first": "06-01", "last": "08-31", "hours": [["08:30", "12:00"], ["14:30", "18:00"]]}
    own = folder.with_name(office_hours.OWN)
    own.write_text(json.dumps([hours | {"summer": summer}]), "utf-8")

    begun = [datetime(2026, month, 28, 17, 0) for month in (7, 9)]
    assert [due(clock_of("2wh"), at).at for at in begun] == [datetime(2026, 7, 29, 9, 30), datetime(2026, 9, 29, 10, 0)]


@pytest.mark.parametrize("text", ["[]", "[{}]", '[{"from":"2026-01-01","name":"","hours":[],"summer":null}]'])
def test_hours_that_make_no_sense_are_refused(text):
    with pytest.raises(ValueError, match="office hours"):
        office_hours.hours_in(text)


def test_what_was_reckoned_by_an_older_version_can_be_reckoned_again(folder):
    (folder / "2027.json").write_text(file_of([year_from(2027, row) for row in (EXTENDED, ROW)]), "utf-8")
    told = [workdays_after(date(2027, 2, 4), 1, by=by) for by in ("", "2027.1", "2027.0")]
    assert told == [
        Workday(date(2027, 2, 15), False, "2027.2"),
        Workday(date(2027, 2, 15), False, "2027.1"),
        Workday(date(2027, 2, 5), True, "2027.0"),
    ]
