import threading
from datetime import UTC, datetime, timedelta

from luoshi.core.registry import Sweep
from luoshi.web.worker import Timetable, run_round

MORNING = datetime(2026, 9, 24, 1, 0, tzinfo=UTC)


def sweep_over(batches, name="lights"):
    """A sweep that has these batches before it, then nothing."""
    left = list(batches)
    return Sweep(name, 5, lambda now: left.pop(0) if left else 0)


def broken(now):
    raise ValueError("a broken sweep")


def test_a_round_goes_on_until_nothing_is_left():
    assert run_round(sweep_over([500, 500, 20]), MORNING, threading.Event()) == 1020


def test_a_round_ends_between_two_batches_when_the_worker_is_asked_to_stop():
    stopping = threading.Event()
    done = []

    def batch(now):
        done.append(now)
        stopping.set()
        return 500

    assert (run_round(Sweep("lights", 5, batch), MORNING, stopping), done) == (500, [MORNING])


def test_a_sweep_that_raises_is_logged_and_stops_nobody(caplog):
    rounds = [run_round(sweep, MORNING, threading.Event()) for sweep in (Sweep("a", 5, broken), sweep_over([3]))]
    assert (rounds, [record.getMessage() for record in caplog.records]) == ([0, 3], ["the sweep a failed"])


def test_each_sweep_has_its_turn_when_its_minutes_have_passed():
    often, seldom = Sweep("often", 5, broken), Sweep("seldom", 60, broken)
    timetable = Timetable()
    turns = [timetable.due([often, seldom], MORNING + timedelta(minutes=minutes)) for minutes in (0, 4, 5, 60)]
    assert turns == [[often, seldom], [], [often], [often, seldom]]
