"""The example county: true in every check, and in mid-loop with something to do for whoever has a part in it."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.guards.house import TOP
from tests.support.site import LUOSHI, clean_environment

pytestmark = pytest.mark.journey

#: Towns and those who only look on are asked nothing (S2), administrators hold no work, the neighbour has no plan.
ONLY_LOOKING = {"wanliuyan", "muqinghe", "zhengheming", "qinshouzhong", "mengjingyan", "zhuomingcha", "ruanlinfeng"}


def run_in(folder: Path, *command: str | Path) -> str:
    environment = clean_environment(LUOSHI_DATA_DIR=str(folder))
    return subprocess.run(command, env=environment, cwd=TOP, check=True, capture_output=True, text=True).stdout


def test_everybody_who_has_a_part_in_the_loop_has_something_to_do(demo_folder: Path) -> None:
    waiting = json.loads(run_in(demo_folder, sys.executable, "-m", "tests.support.open_items"))
    assert {name for name, kinds in waiting.items() if not kinds} == ONLY_LOOKING
    kinds = {kind for kinds in waiting.values() for kind in kinds}
    letters = {"supervision.proposed", "supervision.unanswered"}
    assert {"dispatch.to_report", "dispatch.to_review", "publishing.unpublished", *letters} <= kinds


def test_every_check_is_content_with_it(demo_folder: Path) -> None:
    assert run_in(demo_folder, LUOSHI, "check", "--full")


def test_one_campaign_is_settled_and_the_figures_of_another_are_provisional(demo_folder: Path) -> None:
    with closing(sqlite3.connect(demo_folder / "luoshi.sqlite3")) as database:
        assert [state for (state,) in database.execute("select state from dispatch_yearend order by id")] == [
            "settled",
            "ended",
        ]
        provisional = "select count(*) from dispatch_light where valid_to is null and inputs like '%provisional_until%'"
        assert database.execute(provisional).fetchone()[0] > 0
        lines = "select count(became_id), count(nullif(why_not, '')) from dispatch_yearendline"
        assert database.execute(lines).fetchall() == [(3, 1)]
