"""Real processes: a parent that keeps two children, and what happens when one of the three dies."""

import os
import signal
import subprocess
import sys

import pytest

from tests.support.waiting import gone, wait_for

pytestmark = pytest.mark.whole

CHILD = """
import os, pathlib, signal, sys
from luoshi.web.lifeline import end_with_parent
end_with_parent()
if sys.argv[2] == "stubborn":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
with open(sys.argv[1], "a") as file:
    file.write(f"{os.getpid()}\\n")
while True:
    signal.pause()
"""
PARENT = """
import sys
from luoshi.web import supervisor
supervisor.GRACE_SECONDS = 0.5
def child(path, manner):
    return supervisor.Child(path, [sys.executable, "-c", sys.argv[1], path, manner], wait=0.01)
supervisor.keep_running([child(sys.argv[2], "polite"), child(sys.argv[3], sys.argv[4])])
print("ended in order")
"""


class House:
    """A parent with two children; each child notes its pid in a file of its own whenever it starts."""

    def __init__(self, folder, manner="polite"):
        self.files = [folder / "one", folder / "two"]
        arguments = [CHILD, *map(str, self.files), manner]
        self.parent = subprocess.Popen([sys.executable, "-c", PARENT, *arguments], stdout=subprocess.PIPE, text=True)

    def starts(self, number):
        file = self.files[number]
        return [int(line) for line in file.read_text().split()] if file.exists() else []

    def pids(self):
        return wait_for(lambda: self.starts(0) and self.starts(1) and [self.starts(0)[-1], self.starts(1)[-1]])


@pytest.fixture
def house(tmp_path):
    house = House(tmp_path)
    yield house
    house.parent.kill()


def test_a_dead_child_is_started_again_and_the_other_left_alone(house):
    one, two = house.pids()
    os.kill(one, signal.SIGKILL)
    wait_for(lambda: len(house.starts(0)) == 2)
    assert (gone(one), gone(two), house.starts(1)) == (True, False, [two])


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_stop_it_ends_both_children_and_itself(house, asked):
    pids = house.pids()
    house.parent.send_signal(asked)
    said, _ = house.parent.communicate(timeout=60)
    assert (said, house.parent.returncode, [gone(pid) for pid in pids]) == ("ended in order\n", 0, [True, True])


def test_a_child_that_will_not_end_is_killed(tmp_path):
    house = House(tmp_path, "stubborn")
    pids = house.pids()
    house.parent.terminate()
    house.parent.communicate(timeout=60)
    assert [gone(pid) for pid in pids] == [True, True]


def test_the_children_of_a_killed_parent_end_by_themselves(house):
    pids = house.pids()
    house.parent.kill()
    wait_for(lambda: all(gone(pid) for pid in pids))
