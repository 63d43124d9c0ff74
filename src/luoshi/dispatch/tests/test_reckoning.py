"""A round's days move when a year's holidays are announced or changed, as long as its due day has not come."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from luoshi.dispatch.models import Round
from luoshi.dispatch.reckoning import provisional, reckon_rounds
from luoshi.records.models import LogEntry
from tests.support import calendars
from tests.support.cast import MOMENT

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 10, 12)


def days(round):
    round = Round.objects.get(pk=round.pk)
    return round.due_on, round.grace_until, round.closes_on, round.calendar_version


def test_a_changed_notice_moves_the_days_and_leaves_what_stood_before(cast, round):
    before = days(round)
    calendars.announced(cast, MONDAY)
    assert [reckon_rounds(MOMENT), reckon_rounds(MOMENT)] == [1, 0]
    assert before == (date(2026, 10, 9), date(2026, 10, 13), date(2026, 10, 20), "2026.1")
    assert days(round) == (date(2026, 10, 9), date(2026, 10, 14), date(2026, 10, 21), "2026.2")
    entry = LogEntry.objects.get(act="dispatch.reckon_again")
    assert (entry.subject_id, entry.via, '"grace_until":"2026-10-13"' in entry.body) == (round.pk, "sweep", True)


def test_a_round_whose_due_day_has_come_keeps_its_days(cast, round):
    before = days(round)
    calendars.announced(cast, MONDAY)
    assert reckon_rounds(datetime(2026, 10, 9, 1, tzinfo=UTC)) == 0
    assert days(round) == before


def test_the_office_sees_which_rounds_are_provisional_and_the_neighbour_does_not(cast, round):
    Round.objects.filter(pk=round.pk).update(provisional=True)
    seen = {who: [item.url for item in provisional(cast.reach(who))] for who in ("office", "unit", "neighbour")}
    address = [reverse("dispatch:round", args=[round.pk])]
    assert seen == {"office": address, "unit": address, "neighbour": []}
