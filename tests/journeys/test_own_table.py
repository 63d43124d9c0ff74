"""A supervision officer brings the office's own Excel tables: she says once what the columns hold, by keyboard."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from luoshi.documents.column_forms import LABELS
from tests.support.browser import barriers
from tests.support.keyboard import Keyboard, figures
from tests.support.site import LUOSHI, clean_environment
from tests.support.workbooks import TITLE, UGLY_HEADER, UGLY_MEANINGS, county_ledger, ugly_table, workbook

pytestmark = pytest.mark.journey


@pytest.fixture
def tables(tmp_path: Path) -> dict[str, Path]:
    """A ledger in order, a table in nobody's words, and another one with the same heading."""
    other = workbook(("2026年公厕建设",), UGLY_HEADER, (1, "修建公厕", "新建公厕5座", "县住建局", None, "2026年10月底"))
    files = {"county": county_ledger(), "ugly": ugly_table(), "other": other}
    for name, data in files.items():
        (tmp_path / f"{name}.xlsx").write_bytes(data)
    return {name: tmp_path / f"{name}.xlsx" for name in files}


def in_the_way(page) -> list[str]:
    """What axe-core holds against the page, at a desk and on a phone, and whether it is wider than the screen."""
    found = barriers(page)
    page.set_viewport_size({"width": 390, "height": 844})
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    found += [*barriers(page), *(["wider than the phone"] if wide else [])]
    page.set_viewport_size({"width": 1280, "height": 800})
    return found


def adopted(keyboard: Keyboard) -> dict[str, str]:
    """The figures of the plan that the document becomes."""
    keyboard.to("采纳入台账").enter()
    keyboard.to("采纳").enter()
    return figures(keyboard.page)


def test_an_own_table_becomes_a_plan_and_its_columns_are_asked_about_once(page, county, complaints, picture, tables):
    keyboard = Keyboard(page)
    keyboard.sign_in(county.url, "shenyanqiu", county.accounts()["shenyanqiu"])

    keyboard.upload(tables["ugly"])
    picture(page, "columns")
    assert in_the_way(page) == []
    for heading, meaning in zip(UGLY_HEADER, UGLY_MEANINGS, strict=True):
        keyboard.to(heading).press(*["ArrowDown"] * list(LABELS).index(meaning))
    keyboard.to("看看读取结果").enter()
    picture(page, "preview")
    previewed = page.locator(".preview tbody tr").count()
    keyboard.to("按此读取").enter()
    picture(page, "desk")
    read = figures(page)["任务"]
    plan = adopted(keyboard)
    assert (previewed, read, plan["任务"]) == (3, "3", "3")

    keyboard.upload(tables["other"])
    assert "各列按沈砚秋于" in page.locator("main").inner_text()
    assert adopted(keyboard)["任务"] == "1"

    keyboard.upload(tables["county"])
    keyboard.to("按此读取").enter()
    assert TITLE in page.locator("main h1").inner_text()
    assert adopted(keyboard)["任务"] == "4"

    assert complaints == []
    environment = clean_environment(LUOSHI_DATA_DIR=str(county.folder))
    assert subprocess.run([LUOSHI, "check"], env=environment, check=False).returncode == 0
