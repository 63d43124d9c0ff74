"""A supervision officer brings a document and adopts it into the ledger, without touching the mouse."""

import json
import subprocess

import pytest

from tests.guards.house import TOP
from tests.support.site import LUOSHI, clean_environment

pytestmark = pytest.mark.journey

SAMPLE = TOP / "samples" / "documents" / "duty-table.html"
ANSWERS = TOP / "samples" / "answers" / "duty-table.gold.json"
FOCUSED = """() => {
    const at = document.activeElement;
    return [at.labels?.[0]?.innerText, at.ariaLabel, at.innerText].find(Boolean) ?? "";
}"""


class Keyboard:
    """Somebody who has no mouse: moves by Tab, types, presses Enter."""

    def __init__(self, page):
        self.page = page

    def to(self, name):
        """Goes on to the next thing of that name."""
        for _ in range(150):
            if self.page.evaluate(FOCUSED).strip().startswith(name):
                return self
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach “{name}”")

    def type(self, text):
        self.page.keyboard.type(text)
        return self

    def enter(self):
        """Presses Enter and waits for the page that it leads to."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self


def figures(page):
    """The counts that stand above a document, a step before adoption or a plan: {label: number}."""
    return dict(
        zip(page.locator(".figures dt").all_inner_texts(), page.locator(".figures dd").all_inner_texts(), strict=True)
    )


def test_a_document_becomes_a_ledger_by_keyboard(page, county, complaints, picture):
    tasks = json.loads(ANSWERS.read_text("utf-8"))["tasks"]
    leads = sum(len(task["leads"]) for task in tasks)
    keyboard = Keyboard(page)

    page.goto(county.url)
    keyboard.to("登录名").type("shenyanqiu").to("密码").type(county.accounts()["shenyanqiu"]).enter()
    keyboard.to("文件").enter()
    keyboard.to("上传文件").enter()
    keyboard.to("政策文件")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(SAMPLE)
    keyboard.to("上传并识别").enter()
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
