"""A supervision officer brings a document and adopts it into the ledger, without touching the mouse."""

import json
import subprocess

import pytest

from tests.guards.house import TOP
from tests.support.keyboard import Keyboard, figures
from tests.support.site import LUOSHI, clean_environment

pytestmark = pytest.mark.journey

SAMPLE = TOP / "samples" / "documents" / "duty-table.html"
ANSWERS = TOP / "samples" / "answers" / "duty-table.gold.json"


def test_a_document_becomes_a_ledger_by_keyboard(page, county, complaints, picture):
    tasks = json.loads(ANSWERS.read_text("utf-8"))["tasks"]
    leads = sum(len(task["leads"]) for task in tasks)
    keyboard = Keyboard(page)

    keyboard.sign_in(county.url, "shenyanqiu", county.accounts()["shenyanqiu"]).upload(SAMPLE)
    picture(page, "read")
    read = figures(page)["任务"]
    keyboard.to("采纳入台账").enter()
    keyboard.to("采纳").enter()
    picture(page, "plan")
    plan = figures(page)
    keyboard.to("全部任务").enter()
    rows = page.locator("table.rows [data-open]").all_inner_texts()
    keyboard.to(tasks[0]["title"]).enter()
    picture(page, "task")

    assert (read, plan["任务"], plan["按单位合计"]) == (str(len(tasks)), str(len(tasks)), str(leads))
    assert rows == [task["title"] for task in tasks]
    assert tasks[0]["title"] in page.locator("main h1").inner_text()
    assert complaints == []
    environment = clean_environment(LUOSHI_DATA_DIR=str(county.folder))
    assert subprocess.run([LUOSHI, "check"], env=environment, check=False).returncode == 0
