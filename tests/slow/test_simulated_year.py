"""A simulated year is one that people could have made: no check finds anything, and a seed gives the same one again."""

import sqlite3
import subprocess
from contextlib import closing

import pytest

from tests.support.site import LUOSHI, clean_environment

pytestmark = pytest.mark.slow

#: Seven months: the figure that is corrected, the target that is amended and the bureau that is merged are among them.
SMALL = ("--months", "7", "--units", "9", "--tasks", "24", "--seed", "3")
#: What happened, without names, keys and moments.
HAPPENED = """select act, count(*) from records_logentry group by act order by act"""
LIGHTS = """select colour, cause, count(*) from dispatch_light where valid_to is null group by 1, 2 order by 1, 2"""


def luoshi(folder, *asked):
    environment = clean_environment(LUOSHI_DATA_DIR=str(folder), LUOSHI_LANGUAGE="en")
    return subprocess.run([LUOSHI, *asked], env=environment, capture_output=True, text=True, check=False)


def year(folder):
    """What happened in the year of a folder, and how its lights stand."""
    with closing(sqlite3.connect(folder / "luoshi.sqlite3")) as database:
        return [database.execute(query).fetchall() for query in (HAPPENED, LIGHTS)]


def test_the_checks_find_nothing_and_the_same_seed_gives_the_same_year(tmp_path):
    folders = [tmp_path / name for name in ("one", "other")]
    for folder in folders:
        played = luoshi(folder, "simulate", *SMALL)
        assert (played.returncode, len(played.stdout.splitlines())) == (0, 8), played.stderr
    checked = luoshi(folders[0], "check", "--full")
    assert (checked.returncode, checked.stdout.splitlines()[-1:]) == (0, checked.stdout.splitlines()[-1:]), (
        checked.stdout
    )
    one, other = map(year, folders)
    assert one == other
    done = dict(one[0])
    assert {done.get(act) for act in ("organizations.merge_units", "dispatch.correct_value")} == {1, 2}
    assert done["dispatch.close_round"] == done["publishing.publish"] == 7


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    luoshi(tmp_path, "simulate", "--months", "1", "--units", "3", "--tasks", "3")
    before = year(tmp_path)
    refused = luoshi(tmp_path, "simulate", "--months", "1", "--units", "3", "--tasks", "3")
    assert (refused.returncode, year(tmp_path)) == (1, before)
    assert "in an empty one only" in refused.stderr
