"""The page of the working calendar, and a year that is announced on it."""

from datetime import date

import pytest

from luoshi.core.calendar import folder, is_provisional, year_of, years
from luoshi.core.errors import Conflict, Invalid
from luoshi.core.years import Year
from luoshi.organizations.actions import announce_year
from luoshi.organizations.calendar_files import differing, lay_down
from luoshi.organizations.models import CalendarYear
from tests.support.calendars import NOTICE_2027, announced

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def test_everybody_with_a_post_reads_the_calendar(sign_in):
    page = sign_in("unit").get("/calendar/")
    assert [shown["year"].label for shown in page.context["years"]] == ["2026.1", "2025.1", "2024.1", "2023.1"]
    assert (page.context["may_announce"], "国办发明电〔2025〕7号" in page.content.decode()) == (False, True)


def test_a_pasted_notice_fills_in_the_fields_and_changes_nothing(sign_in):
    page = sign_in("system").post("/calendar/announce/", {"text": NOTICE_2027, "read": "1"})
    form = page.context["form"]
    assert (page.status_code, form["year"].value(), form["on"].value()) == (200, 2027, "01-31 02-13 09-26 10-09")
    assert not CalendarYear.objects.exists()


def test_what_was_read_is_announced_and_known_from_then_on(sign_in, django_capture_on_commit_callbacks):
    client = sign_in("system")
    form = client.post("/calendar/announce/", {"text": NOTICE_2027, "read": "1"}).context["form"]
    fields = {name: form[name].value() for name in ("year", "notice", "announced", "off", "on")}
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/calendar/announce/", fields)
    assert (answer.status_code, answer.url) == (302, "/calendar/")
    assert (is_provisional(date(2027, 5, 1)), years()[-1].label, years()[-1].workdays) == (False, "2027.1", 253)


def test_a_second_notice_for_a_year_is_its_next_version(cast):
    assert [announced(cast, date(2026, 12, day)).version for day in (24, 25)] == [2, 3]
    assert year_of(date(2026, 12, 1)).label == "2026.3"


@pytest.mark.parametrize(
    "wrong",
    [
        {"notice": " "},
        {"announced": date(2026, 12, 1)},
        {"year": 2029},
        {"on": frozenset({date(2026, 12, 24)})},
        {"on": frozenset({date(2026, 1, 3)})},
        {"off": frozenset({date(2026, 1, 1)})},
    ],
)
def test_a_year_that_cannot_be_right_is_refused(cast, wrong):
    known = year_of(date(2026, 1, 1))
    facts = {
        "year": 2026,
        "version": 0,
        "announced": date(2026, 9, 1),
        "notice": "8号",
        "off": known.off,
        "on": known.on,
    }
    with pytest.raises(Invalid):
        announce_year(cast.act("system"), Year(**(facts | wrong)))


def test_what_is_announced_already_is_not_announced_again(cast):
    with pytest.raises(Conflict):
        announce_year(cast.act("system"), year_of(date(2026, 1, 1)))


def test_the_files_are_brought_to_what_was_announced(cast):
    announced(cast, date(2026, 12, 25))
    file = folder() / "2026.json"
    file.write_text("{}", "utf-8")
    (folder() / "1999.json").write_text('{"year": 1999, "versions": []}', "utf-8")
    assert list(differing()) == ["1999.json", "2026.json"]
    assert [lay_down(), lay_down(), list(differing())] == [2, 0, []]
