"""A letter's due day moves when a year's holidays are announced or changed, and its unit is told."""

from datetime import UTC, date, datetime

import pytest

from luoshi.core.registry import checks
from luoshi.records.models import Notice
from luoshi.supervision.models import Letter
from luoshi.supervision.queries import moves_of
from luoshi.supervision.reckoning import provisional, reckon_letters
from tests.support import calendars, letters
from tests.support.letters import LATER, act_of

pytestmark = pytest.mark.django_db
TUESDAY = date(2026, 10, 27)
NEW_YEARS_EVE = datetime(2026, 12, 31, 1, tzinfo=UTC)


def due(letter):
    letter = Letter.objects.get(pk=letter.pk)
    return str(letter.due_on), letter.provisional, letter.calendar_version


def breaches():
    (check,) = checks.named("supervision.due")
    return list(check.run(True))


def test_a_changed_notice_moves_the_due_day_once_and_tells_the_unit(cast, letter):
    letters.signed(cast, letter, "unit")
    before = due(letter)
    calendars.announced(cast, TUESDAY, at=LATER)
    assert breaches() == []  # by the calendar that it names, it is right
    assert [reckon_letters(LATER), reckon_letters(LATER)] == [1, 0]
    assert (before, due(letter)) == (("2026-10-30", False, "2026.1"), ("2026-11-02", False, "2026.2"))
    assert breaches() == []
    assert [move[1:] for move in moves_of(letter)] == [(date(2026, 10, 30), date(2026, 11, 2))]
    told = Notice.objects.filter(key__startswith="supervision.moved")
    assert [(one.recipient, one.params["day"]) for one in told] == [(cast.unit, "2026-11-02")]


def test_a_letter_that_is_due_already_stays_due(cast, letter):
    letters.signed(cast, letter, "unit")
    calendars.announced(cast, TUESDAY, at=LATER)
    assert reckon_letters(datetime(2026, 10, 30, 1, tzinfo=UTC)) == 0


def test_what_is_due_next_year_is_provisional_until_its_notice_is_entered(cast, letter):
    from luoshi.core.holiday_notices import read_notice
    from luoshi.core.years import Year, days_between
    from luoshi.organizations.actions import announce_year
    from luoshi.organizations.calendar_files import lay_down
    from luoshi.supervision.actions import sign_for

    sign_for(act_of(cast, "unit", NEW_YEARS_EVE), letter)
    waiting = due(letter), [item.due_at for item in provisional(cast.reach("office"))]
    read = read_notice(calendars.NOTICE_2027)
    off = frozenset(day for span in read.off for day in days_between(*span)) | {date(2027, 1, 4)}
    announce_year(
        act_of(cast, "system", NEW_YEARS_EVE), Year(2027, 0, read.announced, read.notice, off, frozenset(read.on))
    )
    lay_down()
    reckon_letters(NEW_YEARS_EVE)
    assert waiting == (("2027-01-08", True, "2026.1+2027.0"), [date(2027, 1, 8)])
    assert due(letter) == ("2027-01-11", False, "2026.1+2027.1")
    assert list(provisional(cast.reach("office"))) == []
