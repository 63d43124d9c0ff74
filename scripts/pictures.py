"""Takes the pictures of the docs from the running product: the example county, as its supervision officer sees it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, sync_playwright

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from tests.support.browser import ALONE, chromium, sign_in  # noqa: E402
from tests.support.site import LUOSHI, Site, clean_environment  # noqa: E402

PICTURES = TOP / "docs" / "pictures"
OFFICE = "shenyanqiu"
LOOK = {
    "locale": "zh-CN",
    "timezone_id": "Asia/Shanghai",
    "viewport": {"width": 1366, "height": 768},
    "reduced_motion": "reduce",
    "accept_downloads": True,
}
#: column: what a clerk writes into it, in the first row of the workbook that has a task
EDITS = {5: "县财政局", 8: 15, 11: "2026-12-20"}


def tick_three(page: Page, site: Site) -> None:
    for box in page.locator("[data-tick]").all()[:3]:
        box.check()


def follow_the_first_task(page: Page, site: Site) -> None:
    page.get_by_role("link", name="1. 建强创新平台").click()
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")  # only the source beside it shall have moved


def bring_a_table_back(page: Page, site: Site) -> None:
    """Takes the plan along as a workbook, changes three cells and brings it."""
    with page.expect_download() as taken:
        page.evaluate("location = '/ledger/sheets/take/?plan=1'")
    path = site.folder / "台账.xlsx"
    taken.value.save_as(path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    first = next(row for row in range(5, sheet.max_row) if sheet.cell(row, 1).value and sheet.cell(row, 2).value)
    for column, value in EDITS.items():
        sheet.cell(first, column).value = value
    book.save(path)
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="查看改动").click()
    page.wait_for_url("**/ledger/sheets/*/")


def nothing_more(page: Page, site: Site) -> None:
    """The page is shown as it opens."""


#: picture: the page, and what is done there first
PAGES: dict[str, tuple[str, Callable[[Page, Site], None]]] = {
    "ledger": ("/ledger/", tick_three),
    "reading": ("/documents/3/", follow_the_first_task),
    "plan": ("/ledger/plans/1/", nothing_more),
    "excel": ("/ledger/sheets/", bring_a_table_back),
    "round": ("/dispatch/rounds/1/", nothing_more),
    "letter": ("/letters/2/", nothing_more),
    "bulletin": ("/bulletins/1/", nothing_more),
}


def example_county(folder: Path) -> Site:
    environment = clean_environment(LUOSHI_DATA_DIR=str(folder))
    subprocess.run([LUOSHI, "demo"], env=environment, check=True, stdout=subprocess.DEVNULL)
    return Site(folder)


def take(page: Page, site: Site) -> None:
    sign_in(page, site, OFFICE)
    for name, (path, prepare) in PAGES.items():
        page.goto(site.url + path)
        prepare(page, site)
        page.screenshot(path=PICTURES / f"{name}.png")
        print(PICTURES / f"{name}.png")


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = example_county(Path(folder) / "data")
        try:
            browser = playwright.chromium.launch(executable_path=chromium(), args=ALONE)
            with closing(browser):
                take(browser.new_context(**LOOK).new_page(), site)
        finally:
            site.stop()


if __name__ == "__main__":
    main()
