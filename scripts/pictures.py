"""Takes the pictures of the README from the running product: the example county, as its supervision officer sees it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from tests.support.browser import ALONE, chromium, sign_in  # noqa: E402
from tests.support.site import LUOSHI, Site, clean_environment  # noqa: E402

PICTURES = TOP / "docs" / "pictures"
OFFICE = "shenyanqiu"
#: picture: the page, and the link to follow on it
PAGES = {"ledger": ("/ledger/", ""), "reading": ("/documents/3/", "1. 建强创新平台")}
LOOK = {
    "locale": "zh-CN",
    "timezone_id": "Asia/Shanghai",
    "viewport": {"width": 1280, "height": 800},
    "reduced_motion": "reduce",
}


def example_county(folder: Path) -> Site:
    environment = clean_environment(LUOSHI_DATA_DIR=str(folder))
    subprocess.run([LUOSHI, "demo"], env=environment, check=True, stdout=subprocess.DEVNULL)
    return Site(folder)


def take(page: Page, site: Site) -> None:
    sign_in(page, site, OFFICE)
    for name, (path, link) in PAGES.items():
        page.goto(site.url + path)
        if link:
            page.get_by_role("link", name=link).click()
            page.evaluate("scrollTo({top: 0, behavior: 'instant'})")  # only the source beside it shall have moved
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
