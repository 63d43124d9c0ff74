"""The ledger goes out as a workbook, one cell is changed as in Excel, and comes back: seen, proposed, approved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page

from tests.support.browser import barriers, sign_in
from tests.support.tables import column_of, row_of

pytestmark = pytest.mark.journey

TASK = "建强创新平台"


def taken_along(page: Page, folder: Path) -> Path:
    """The workbook that the menu above the list gives."""
    page.get_by_text("导出表格").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Excel（可改后传回）").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def with_another_deadline(path: Path) -> str:
    """Changes the day of the first task as a clerk would; the cell."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    cell = sheet.cell(row_of(sheet, 1), column_of("deadline"))
    cell.value = "2026-11-30"
    book.save(path)
    return cell.coordinate


def rows(page: Page) -> list[list[str]]:
    return [row.locator("th, td").all_inner_texts() for row in page.locator("table.rows tbody tr").all()]


@pytest.fixture
def other(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """Who decides, at a browser of her own."""
    page = browser.new_context(**browser_context_args).new_page()
    yield page
    page.context.close()


def test_one_cell_goes_out_and_comes_back(page, other, county, complaints, tmp_path):
    sign_in(page, county, "luxiaoman")
    page.goto(f"{county.url}/ledger/?plan=1")
    path = taken_along(page, tmp_path)
    cell = with_another_deadline(path)

    page.goto(f"{county.url}/ledger/sheets/")
    page.get_by_label("改好的表格").set_input_files(path)
    page.get_by_role("button", name="查看改动").click()
    page.get_by_role("button", name="提出调整").wait_for()
    [[place, title, *_what, after]] = rows(page)
    assert (place.split()[0], title, after) == (cell, TASK, "2026年11月30日(周一)")
    assert barriers(page) == []
    page.get_by_label("理由").fill("常务会议定")
    page.get_by_role("button", name="提出调整").click()
    page.get_by_text("这些改动是您提出的，由另一人审定。").wait_for()
    address = page.url

    sign_in(other, county, "shenyanqiu")
    other.goto(address)
    other.get_by_role("button", name="全部批准").click()
    other.get_by_role("link", name=TASK).click()
    assert "2026年11月30日(周一)" in other.locator("main").inner_text()
    assert complaints == []
