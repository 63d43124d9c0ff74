"""Two bureaus become one in mid-month, by keyboard; next year's holidays are entered, and the command line knows."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.support.browser import barriers, sign_in
from tests.support.site import LUOSHI, clean_environment

pytestmark = pytest.mark.journey

OFFICE, LIAISON, SYSTEM = "shenyanqiu", "liangyunzhou", "系统管理员"
OLD, HEIR = "县科学技术局", "县工业和信息化局"
NOTICE = """国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕9号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至14日（周日）放假调休，共10天。1月31日（周日）、2月20日（周六）上班。
国务院办公厅
2026年11月5日
"""


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def check(site) -> subprocess.CompletedProcess[str]:
    environment = clean_environment(LUOSHI_DATA_DIR=str(site.folder), LUOSHI_LANGUAGE="en")
    return subprocess.run([LUOSHI, "check"], env=environment, capture_output=True, text=True, check=False)


def due(site, *words: str) -> str:
    environment = clean_environment(LUOSHI_DATA_DIR=str(site.folder), LUOSHI_LANGUAGE="en")
    return subprocess.run([LUOSHI, "due", *words], env=environment, capture_output=True, text=True, check=True).stdout


def test_a_bureau_is_merged_and_its_work_goes_on(page, county, picture, complaints):
    sign_in(page, county, OFFICE)
    page.goto(f"{county.url}/units/")
    page.get_by_role("link", name="单位树").click()
    page.get_by_label("名称中的字").fill("科学技术")
    press(page, "Enter")
    page.wait_for_url("**name=*")
    page.locator(".tree li", has_text=OLD).get_by_role("link", name=re.compile("^合并")).focus()
    press(page, "Enter")
    page.wait_for_url("**/merge/")
    page.get_by_label("承接单位").select_option(label=HEIR)
    page.get_by_label("理由").fill("机构改革方案")
    page.get_by_label("依据文件").fill("青编〔2026〕5号")
    press(page, "Enter")
    page.wait_for_selector("text=按上面所列合并")
    assert barriers(page) == []
    picture(page, "look")
    page.get_by_role("button", name="按上面所列合并").focus()
    press(page, "Enter")
    page.wait_for_selector("text=沿革")
    assert page.locator("h1").inner_text() == HEIR
    assert barriers(page) == []
    picture(page, "done")

    page.context.clear_cookies()
    sign_in(page, county, LIAISON)
    assert HEIR in page.locator("body").inner_text()
    page.goto(f"{county.url}/dispatch/mine/")
    assert "建强创新平台" in page.locator("main").inner_text()
    assert (check(county).returncode, complaints) == (0, [])


def test_next_years_notice_is_pasted_and_the_command_line_knows_it(page, county, complaints):
    assert "PROVISIONAL" in due(county, "2026-12-31", "1wd")
    rows = (county.folder / "demo-accounts.txt").read_text("utf-8").splitlines()
    sign_in(page, county, next(row.split()[0] for row in rows if SYSTEM in row))
    page.goto(f"{county.url}/calendar/")
    page.get_by_role("link", name="录入放假安排").click()
    page.get_by_label("通知全文").fill(NOTICE)
    page.get_by_role("button", name="识读通知").click()
    page.wait_for_selector("text=已识读2027年")
    assert page.get_by_label("放假日").input_value() == "01-01..01-03 02-05..02-14"
    assert barriers(page) == []
    page.get_by_role("button", name="录入", exact=True).click()
    page.wait_for_url("**/calendar/")
    assert page.locator("h2", has_text="2027年").count() == 1
    assert "PROVISIONAL" not in due(county, "2026-12-31", "1wd")
    assert (check(county).returncode, complaints) == (0, [])
