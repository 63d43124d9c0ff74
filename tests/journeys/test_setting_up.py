"""Units and people come from a workbook: its problems, the mended file, each administrator's part; a unit dragged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page

from tests.support.browser import barriers, sign_in
from tests.support.keyboard import figures
from tests.support.site import Site
from tests.support.tables import saved

pytestmark = pytest.mark.journey

OFFICE = "shenyanqiu"
REGION, MOTHER, CHILD = "990122", "县林业和草原局", "县林业工作站"


def called(county: Site, title: str) -> str:
    """The sign-in name of who holds a post of that title."""
    rows = (county.folder / "demo-accounts.txt").read_text("utf-8").splitlines()
    return next(row.split()[0] for row in rows if title in row)


@pytest.fixture
def security(browser: Browser, browser_context_args: dict[str, Any], county: Site) -> Iterator[Page]:
    """The security administrator, at a browser of his own."""
    page = browser.new_context(**browser_context_args).new_page()
    sign_in(page, county, called(county, "安全管理员"))
    yield page
    page.context.close()


def filled(template: Path, kind: str, unit: str) -> dict[str, Any]:
    """The template with two units and two people, as a file that the browser uploads."""
    book = load_workbook(template)
    _told, units, people = book.worksheets
    units.append([REGION, MOTHER, kind, None, None, "县林业局、县林草局"])
    units.append([REGION, CHILD, "政府部门", MOTHER])
    people.append([REGION, MOTHER, "局长", "单位负责人", "林茂", "linmao"])
    people.append([REGION, unit, "联络员", "联络员", "苗青", "miaoqing"])
    return {"name": "林业.xlsx", "mimeType": "application/octet-stream", "buffer": saved(book)}


def brought(page: Page, county: Site, file: dict[str, Any]) -> None:
    """From the units to the page that shows what a file would make, without a mouse."""
    page.goto(f"{county.url}/units/tree/")
    page.get_by_role("link", name="用表格设立").focus()
    page.keyboard.press("Enter")
    page.get_by_label("填好的表格").set_input_files(file)
    page.get_by_role("button", name="查看将办理的内容").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/units/setup/\d+/"))


def template_of(page: Page, county: Site, folder: Path) -> Path:
    page.goto(f"{county.url}/units/setup/")
    with page.expect_download() as download:
        page.get_by_role("link", name="空白模板（Excel）").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_workbook_with_problems_is_mended_and_both_do_their_part(
    page, security, county, complaints, picture, tmp_path
):
    sign_in(page, county, called(county, "系统管理员"))
    template = template_of(page, county, tmp_path)
    brought(page, county, filled(template, "事业单位", "县林业厅"))
    rows = page.locator(".errors tbody tr")
    assert [row.locator("th").inner_text() for row in rows.all()] == ["C2", "B3"]
    assert page.evaluate("document.activeElement.className") == "errors"
    assert barriers(page) == []
    picture(page, "problems")

    brought(page, county, filled(template, "政府部门", CHILD))
    assert list(figures(page).values())[:7] == ["2", "0", "0", "2", "0", "2", "2"]
    assert barriers(page) == []
    picture(page, "preview")
    address = page.url
    page.get_by_role("button", name="全部设立").focus()
    page.keyboard.press("Enter")
    page.get_by_text("单位、岗位和账号已设立。接下来由安全管理员在本页授予岗位。").wait_for()
    page.get_by_role("link", name="发放一次性码").wait_for()

    security.goto(address)
    security.get_by_role("button", name="全部授予").focus()
    security.keyboard.press("Enter")
    security.get_by_text("岗位已授予，并已通知有关人员。").wait_for()
    security.get_by_text("表中所列与现状一致，没有要办的。").wait_for()
    assert barriers(security) == []
    assert complaints == []


def test_a_unit_is_dragged_onto_another_and_moved_as_shown(page, county, complaints, picture):
    sign_in(page, county, OFFICE)
    page.goto(f"{county.url}/units/tree/")
    page.locator("[data-unit]", has_text="县水务局").drag_to(page.locator("[data-unit]", has_text="县民政局"))
    page.wait_for_url("**/move/?under=*")
    assert page.locator("select[name=under] option:checked").inner_text() == "县民政局"
    page.get_by_role("link", name="改为并入县民政局").wait_for()
    page.get_by_label("理由").fill("机构改革方案")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="确认调整").wait_for()
    assert barriers(page) == []
    picture(page, "moved")
    page.get_by_role("button", name="确认调整").focus()
    page.keyboard.press("Enter")
    page.get_by_text("隶属已调整，其下级单位随同调整。").wait_for()
    page.get_by_label("名称中的字").fill("水务")
    page.keyboard.press("Enter")
    page.wait_for_url("**name=*")
    assert page.locator(".tree .main").all_inner_texts()[:2] == ["县民政局", "县水务局"]
    assert complaints == []
