"""The clock stands still where it is told to, and knows the office's day."""

from datetime import UTC, date, datetime

from luoshi.core import clock
from luoshi.core.acts import Act, fresh_key

LATE = datetime(2026, 8, 3, 16, 30, tzinfo=UTC)  # half past midnight at the office


def test_a_frozen_clock_stands_and_goes_on():
    with clock.frozen(LATE):
        assert (clock.now(), clock.today()) == (LATE, date(2026, 8, 4))
        with clock.frozen(datetime(2026, 1, 1, tzinfo=UTC)):
            assert clock.today() == date(2026, 1, 1)
        assert clock.now() == LATE
    assert clock.now() != LATE
    assert clock.now().tzinfo == UTC


def test_every_act_has_a_key_of_its_own_unless_it_is_given_one():
    keys = {Act(1, "王敏", LATE, "web").key, Act(1, "王敏", LATE, "web").key, fresh_key()}
    assert (len(keys), Act(1, "王敏", LATE, "web", key="k").key) == (3, "k")
