"""A simulated year is one that people could have made: no check finds anything, and a seed gives the same one again."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from shutil import copyfile

import pytest

from tests.support.prepared import prepared
from tests.support.site import LUOSHI, clean_environment

pytestmark = pytest.mark.slow

#: Eight months: whatever the year plays (corrections, amendments, a merger, a split, a deputy) is among them.
SMALL = ("--months", "8", "--units", "9", "--tasks", "24", "--seed", "3")
#: What happens so often in these months, and what happens at least once.
SO_OFTEN = {
    "dispatch.close_round": 16,
    "dispatch.excuse_unit": 4,
    "ledger.describe_plan": 1,
    "publishing.publish": 20,  # two quarters of two counties are among them
    "organizations.merge_units": 1,
    "organizations.split_unit": 1,
    "organizations.delegate": 2,
    "dispatch.correct_value": 2,
    "ledger.decide_amendment": 2,
}
ONCE_AT_LEAST = {
    "dispatch.answer_obstacle",
    "dispatch.solve_obstacle",
    "dispatch.decide_reopening",
    "supervision.instruct",
    "supervision.answer_instruction",
    "supervision.check_instruction",
}
#: A whole year, as small as it can be, and how it ends.
WHOLE = ("--months", "12", "--units", "3", "--tasks", "8", "--seed", "3")
#: By state of the plan: how many plans there are, how many lines come from another plan, how many lights wait for 核定.
HOW_PLANS_STAND = """
select p.state, count(distinct p.id), count(t.carried_from_id), total(l.inputs like '%provisional_until%')
from ledger_plan p join ledger_task t on t.plan_id = p.id
left join dispatch_light l on l.task_id = t.id and l.target_id is null and l.valid_to is null group by p.state
"""
#: Whether an officer sees rounds, tasks and bulletins, all of them in his own region.
SEEN = """
import sys, django
django.setup()
from luoshi.core import clock
from luoshi.dispatch.queries import rounds_visible_to
from luoshi.ledger.queries import tasks_visible_to
from luoshi.organizations.models import User
from luoshi.organizations.reach import reach
from luoshi.publishing.queries import bulletins_visible_to

mine = reach(User.objects.get(username=sys.argv[1]), clock.today())
own = [{one.region for one in mine.held}]
kinds = (rounds_visible_to, "region"), (tasks_visible_to, "plan__region"), (bulletins_visible_to, "region")
seen = [set(visible(mine).values_list(region, flat=True)) for visible, region in kinds]
print(str(seen == own * 3).lower())
"""
#: What happened, without names, keys and moments.
HAPPENED = """select act, count(*) from records_logentry group by act order by act"""
LIGHTS = """select colour, cause, count(*) from dispatch_light where valid_to is null group by 1, 2 order by 1, 2"""


def luoshi(folder, *asked):
    if prepared().exists() and not (folder / "luoshi.sqlite3").exists():  # a fresh clone migrates; here it is copied
        folder.mkdir(exist_ok=True)
        copyfile(prepared(), folder / "luoshi.sqlite3")
    environment = clean_environment(LUOSHI_DATA_DIR=str(folder), LUOSHI_LANGUAGE="en")
    return subprocess.run([LUOSHI, *asked], env=environment, capture_output=True, text=True, check=False)


def year(folder):
    """What happened in the year of a folder, and how its lights stand."""
    with closing(sqlite3.connect(folder / "luoshi.sqlite3")) as database:
        return [database.execute(query).fetchall() for query in (HAPPENED, LIGHTS)]


def seen_by(folder, who):
    """Whether an officer sees something of each kind, and all of it in his own county."""
    environment = clean_environment(LUOSHI_DATA_DIR=str(folder), DJANGO_SETTINGS_MODULE="luoshi.web.settings")
    asked = [sys.executable, "-c", SEEN, who]
    return json.loads(subprocess.run(asked, env=environment, capture_output=True, text=True, check=True).stdout)


def test_the_checks_find_nothing_and_the_same_seed_gives_the_same_year(tmp_path):
    folders = [tmp_path / name for name in ("one", "other")]
    for folder in folders:
        played = luoshi(folder, "simulate", *SMALL)
        assert (played.returncode, len(played.stdout.splitlines())) == (0, 9), played.stderr
    checked = luoshi(folders[0], "check", "--full")
    assert (checked.returncode, checked.stdout.splitlines()[-1:]) == (0, checked.stdout.splitlines()[-1:]), (
        checked.stdout
    )
    one, other = map(year, folders)
    assert one == other
    done = dict(one[0])
    assert {act: done.get(act) for act in SO_OFTEN} == SO_OFTEN
    assert {act for act in ONCE_AT_LEAST if act not in done} == set()
    assert [seen_by(folders[0], who) for who in ("office", "near-office")] == [True, True]


def test_the_year_ends_its_lines_go_on_and_its_figures_are_settled(tmp_path):
    assert luoshi(tmp_path, "simulate", *WHOLE).returncode == 0
    with closing(sqlite3.connect(tmp_path / "luoshi.sqlite3")) as database:
        running, settled = database.execute(HOW_PLANS_STAND).fetchall()
    # Of the year's own plans both are settled; what runs is the plan after each, and the campaign of a hundred days.
    assert (running[:2], settled) == (("running", 3), ("settled", 2, 0, 0))
    assert running[2] > 0
    assert luoshi(tmp_path, "check", "--full").returncode == 0


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    luoshi(tmp_path, "simulate", "--months", "1", "--units", "3", "--tasks", "3")
    before = year(tmp_path)
    refused = luoshi(tmp_path, "simulate", "--months", "1", "--units", "3", "--tasks", "3")
    assert (refused.returncode, year(tmp_path)) == (1, before)
    assert "in an empty one only" in refused.stderr
