"""Clocks: what holds whatever is asked, and what is refused."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.core.calendar import is_workday
from luoshi.core.clocks import (
    Clock,
    Ends,
    EndsMismatch,
    From,
    Pause,
    PausesOverlap,
    PauseTooLate,
    TooFar,
    Unit,
    clock_of,
    due,
)

FRIDAY = datetime(2026, 9, 18, 16, 30)
TERMS = st.builds(lambda n, unit: clock_of(f"{n}{unit}"), st.integers(1, 40), st.sampled_from(["wd", "wh", "d", "h"]))
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31)).map(lambda at: at.replace(second=0, microsecond=0))


@given(TERMS, MOMENTS)
def test_what_is_due_is_due_later_than_received_and_one_more_is_no_sooner(clock, received):
    found = due(clock, received)
    longer = due(Clock(clock.unit, clock.n + 1, clock.begins, clock.ends, clock.rolls), received)
    assert received < found.at <= longer.at


@given(TERMS, MOMENTS)
def test_what_counts_working_time_or_rolls_ends_on_a_working_day(clock, received):
    assert clock.unit == Unit.HOUR or is_workday(due(clock, received).day)


@given(TERMS, MOMENTS, st.integers(1, 72), st.integers(1, 200))
def test_a_suspension_never_brings_the_end_nearer(clock, received, after, length):
    without = due(clock, received)
    begins = min(received + timedelta(hours=after), without.at - timedelta(minutes=1))
    held = due(clock, received, [Pause(begins, begins + timedelta(hours=length))])
    assert held.at >= without.at


@pytest.mark.parametrize("text", ["15", "wd", "15 wd", "0wd", "-1d", "1.5h", "15WD", "10000d", "15wdx"])
def test_what_is_no_term_is_refused(text):
    with pytest.raises(ValueError):
        clock_of(text)


def test_a_suspension_that_comes_too_late_is_refused():
    late = Pause(datetime(2026, 10, 15, 17, 30), datetime(2026, 10, 16))
    with pytest.raises(PauseTooLate):
        due(clock_of("15wd"), FRIDAY, [late])


def test_two_suspensions_at_once_are_refused():
    pauses = [Pause(FRIDAY, FRIDAY + timedelta(hours=n)) for n in (1, 2)]
    with pytest.raises(PausesOverlap):
        due(clock_of("15wd"), FRIDAY, pauses)


def test_hours_end_at_a_moment_and_days_do_not():
    with pytest.raises(EndsMismatch):
        Clock(Unit.HOUR, 2, From.MOMENT, Ends.CLOSE_OF_OFFICE)
    with pytest.raises(EndsMismatch):
        Clock(Unit.DAY, 2, From.NEXT_DAY, Ends.MOMENT)


def test_a_clock_that_never_ends_is_refused():
    with pytest.raises(TooFar):
        due(clock_of("9999wd"), FRIDAY)
