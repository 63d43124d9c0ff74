"""Takes the pictures of the docs from the running product: the example county, as its people see it.

Names of pictures, given as arguments, take these alone.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, sync_playwright

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from tests.support.browser import ALONE, chromium, sign_in  # noqa: E402
from tests.support.site import LUOSHI, Site, clean_environment  # noqa: E402

PICTURES = TOP / "docs" / "pictures"
OFFICE, UNIT, LEADER = "shenyanqiu", "xiaoanju", "suwanqing"
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


def open_the_first_answer(page: Page, site: Site) -> None:
    page.locator("details.ask > summary").first.click()


def nothing_more(page: Page, site: Site) -> None:
    """The page is shown as it opens."""


#: picture: who sees it, the page, and what is done there first
PAGES: dict[str, tuple[str, str, Callable[[Page, Site], None]]] = {
    "ledger": (OFFICE, "/ledger/", tick_three),
    "reading": (OFFICE, "/documents/3/", follow_the_first_task),
    "plan": (OFFICE, "/ledger/plans/1/", nothing_more),
    "excel": (OFFICE, "/ledger/sheets/", bring_a_table_back),
    "round": (OFFICE, "/dispatch/rounds/1/", nothing_more),
    "letter": (OFFICE, "/letters/2/", nothing_more),
    "bulletin": (OFFICE, "/bulletins/1/", nothing_more),
    "task": (OFFICE, "/ledger/tasks/97/", nothing_more),
    "answer": (UNIT, "/dispatch/mine/", open_the_first_answer),
    "leader": (LEADER, "/ledger/leaders/mine/", nothing_more),
}


def example_county(folder: Path) -> Site:
    environment = clean_environment(LUOSHI_DATA_DIR=str(folder))
    subprocess.run([LUOSHI, "demo"], env=environment, check=True, stdout=subprocess.DEVNULL)
    return Site(folder)


def take(browser: Browser, site: Site, names: list[str]) -> None:
    """Takes the named pictures, each person at a browser of his own."""
    pages: dict[str, Page] = {}
    for name in names:
        account, path, prepare = PAGES[name]
        if account not in pages:
            pages[account] = browser.new_context(**LOOK).new_page()
            sign_in(pages[account], site, account)
        page = pages[account]
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
                take(browser, site, sys.argv[1:] or list(PAGES))
        finally:
            site.stop()


if __name__ == "__main__":
    main()
