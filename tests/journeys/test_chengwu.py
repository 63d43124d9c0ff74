"""A real county's plan, from the file to a unit's duties: the officer's morning, without touching the mouse."""

import subprocess

import pytest

from tests.guards.house import TOP
from tests.support.browser import barriers
from tests.support.keyboard import Keyboard, figures
from tests.support.site import LUOSHI, clean_environment

pytestmark = pytest.mark.journey

DOCUMENT = TOP.parent / "shared" / "corpus" / "mission" / "chengwu-key-tasks-2023.txt"
IN_VIEW = """id => {
    const at = document.getElementById(id).getBoundingClientRect();
    return at.top >= 0 && at.top < window.innerHeight;
}"""


def target(page):
    return page.url.rpartition("#")[2]


def test_the_chengwu_document_becomes_a_ledger(page, county, complaints, picture):
    if not DOCUMENT.exists():
        pytest.skip("the corpus is not beside this checkout")
    keyboard = Keyboard(page)

    keyboard.sign_in(county.url, "shenyanqiu", county.accounts()["shenyanqiu"]).upload(DOCUMENT)
    picture(page, "read")
    assert list(figures(page).values())[:3] == ["81", "11", "118"]  # tasks, sections, leads
    assert barriers(page) == []

    keyboard.to("1. ").press("Enter")
    page.wait_for_function(IN_VIEW, arg=target(page))
    keyboard.to("采纳入台账").enter().to("采纳").enter()
    assert list(figures(page).values())[:2] == ["81", "118"]

    keyboard.to("全部任务").enter()
    picture(page, "list")
    assert "81" in page.locator(".tally").first.inner_text()
    keyboard.to("词语").type("高新技术企业").press("Enter")
    page.wait_for_url("**words=*")
    found = page.locator("table.rows [data-open]").all_inner_texts()
    assert 0 < len(found) < 81

    keyboard.press("Control+k").type(found[0]).enter()
    keyboard.to(found[0]).enter()
    picture(page, "task")
    assert found[0] in page.locator("h1").inner_text()
    statement = page.locator("blockquote").inner_text()
    keyboard.to("成武县人民政府办公室关于").enter()  # the plan, in the trail
    page.go_back()
    source = page.locator("blockquote .source a")
    source.focus()
    keyboard.enter()
    page.wait_for_function(IN_VIEW, arg=target(page))
    assert statement.split("。")[0] in page.locator(".source-text").inner_text()
    page.go_back()

    unit = page.locator("dl.facts dd a").first
    name = unit.inner_text()
    unit.focus()
    keyboard.enter()
    picture(page, "unit")
    assert name in page.locator("h1").inner_text()
    assert found[0] in page.locator("main").inner_text()

    keyboard.to("沈").press("Enter").to("English").enter()
    assert page.locator("html").get_attribute("lang") == "en"
    keyboard.press("Control+k").press("Shift+Tab")
    keyboard.to("沈").press("Enter").to("简体中文").enter()
    keyboard.to("沈").press("Enter").to("退出").enter()
    assert "sign-in" in page.url
    assert complaints == []
    environment = clean_environment(LUOSHI_DATA_DIR=str(county.folder))
    assert subprocess.run([LUOSHI, "check"], env=environment, check=False).returncode == 0
