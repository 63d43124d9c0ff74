"""Quiet hours and the message of the day, by the working calendar of 2026 (1–8 October off, 20 September worked)."""

from datetime import datetime, time

import pytest
from django.utils import timezone

from luoshi.notices.hours import Quiet, next_daily, open_from

USUAL = Quiet()
#: Quiet in the middle of the day; never on days off.
AT_NOON = Quiet(begins=time(12), ends=time(14), days_off=False)
NEVER = Quiet(begins=time(0), ends=time(0), days_off=False)


def at(text):
    return timezone.make_aware(datetime.fromisoformat(text))


@pytest.mark.parametrize(
    ("quiet", "moment", "opens"),
    [
        (USUAL, "2026-09-24T09:00", "2026-09-24T09:00"),
        (USUAL, "2026-09-24T07:59", "2026-09-24T08:00"),
        (USUAL, "2026-09-24T20:59:59", "2026-09-24T20:59:59"),
        (USUAL, "2026-09-23T21:00", "2026-09-24T08:00"),
        (USUAL, "2026-09-25T00:10", "2026-09-28T08:00"),  # Mid-Autumn, then a weekend
        (USUAL, "2026-09-20T10:00", "2026-09-20T10:00"),  # a Sunday on which offices work
        (USUAL, "2026-09-30T22:00", "2026-10-08T08:00"),  # the week of the national day
        (AT_NOON, "2026-09-24T12:00", "2026-09-24T14:00"),
        (AT_NOON, "2026-09-26T23:30", "2026-09-26T23:30"),
        (NEVER, "2026-10-01T03:00", "2026-10-01T03:00"),
    ],
)
def test_somebody_is_told_outside_his_quiet_hours(quiet, moment, opens):
    assert open_from(quiet, at(moment)) == at(opens)


@pytest.mark.parametrize(
    ("quiet", "moment", "comes"),
    [
        (USUAL, "2026-09-24T08:29", "2026-09-24T08:30"),
        (USUAL, "2026-09-24T08:30", "2026-09-28T08:30"),
        (NEVER, "2026-09-25T09:00", "2026-09-26T08:30"),
        (Quiet(daily_at=time(6)), "2026-09-23T09:00", "2026-09-24T08:00"),
    ],
)
def test_the_message_of_the_day_comes_at_its_time(quiet, moment, comes):
    assert next_daily(quiet, at(moment)) == at(comes)
