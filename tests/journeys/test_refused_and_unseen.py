"""What is refused at the door, and what people of other units and counties do not see."""

import re

import pytest

from tests.support.keyboard import Keyboard
from tests.support.papers import MARKED, MARKED_NAME, MARKED_TITLE

pytestmark = pytest.mark.journey


def kept(county):
    return sorted(path.name for path in (county.folder / "files").rglob("*") if path.is_file())


def test_a_marked_file_is_refused_and_nothing_is_kept(page, county, tmp_path, complaints, picture):
    file, before = tmp_path / MARKED_NAME, kept(county)
    file.write_text(MARKED, "utf-8")
    keyboard = Keyboard(page).sign_in(county.url, "shenyanqiu", county.accounts()["shenyanqiu"])
    keyboard.upload(file)
    picture(page, "refused")

    assert "密级标志" in page.locator("main").inner_text()
    assert MARKED_TITLE not in page.content()
    assert kept(county) == before
    assert [said for said in complaints if "422" not in said] == []
    keyboard.to("文件").enter()
    assert "白鹭湖" not in page.content()


def total(page):
    return int(re.search(r"\d+", page.locator(".tally").first.inner_text())[0])


def test_a_liaison_sees_the_tasks_of_his_unit(page, county, complaints, picture):
    keyboard = Keyboard(page).sign_in(county.url, "liangyunzhou", county.accounts()["liangyunzhou"])
    keyboard.to("台账").enter()
    picture(page, "list")
    assert 0 < total(page) < 82
    rows = page.locator("table.rows tbody tr").all_inner_texts()
    assert [row for row in rows if "科学技术局" not in row and "县直" not in row and "各" not in row] == []
    page.goto(f"{county.url}/documents/1/")
    assert "404" not in page.title()
    assert page.locator(".source-text").count() == 0
    assert [said for said in complaints if "404" not in said] == []


def test_the_neighbour_sees_nothing(page, county, complaints):
    keyboard = Keyboard(page).sign_in(county.url, "ruanlinfeng", county.accounts()["ruanlinfeng"])
    keyboard.to("台账").enter()
    assert page.locator("table.rows").count() == 0
    keyboard.press("Control+k").type("创新").enter()
    assert page.locator("[data-rows]").count() == 0
    page.goto(f"{county.url}/ledger/tasks/1/")
    assert page.locator("blockquote").count() == 0
    assert [said for said in complaints if "404" not in said] == []
