"""The browser of the journeys: the system's Chromium, which sees this machine and nothing else."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from tests.support.site import Site

TOP = Path(__file__).resolve().parents[2]
PICTURES = TOP / "pictures"
AXE = TOP / "tests" / "vendor" / "axe.min.js"
AXE_IN_CHINESE = TOP / "tests" / "vendor" / "axe.zh_CN.json"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ALONE = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
]

#: After these a page may have begun and not be whole: whoever counts its rows at once counts those that came first.
LEAD_ON = [(Locator, "click"), (Locator, "tap"), (Locator, "press"), (Page, "wait_for_selector")]

# Playwright runs an event loop in the test's thread; Django would refuse its database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def chromium() -> str:
    """The path of the browser; a test that needs one fails where there is none."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert found, "No Chromium: install it (`make setup` does on Debian) or name it in CHROMIUM."
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return browser_type_launch_args | {"executable_path": chromium(), "args": ALONE}


@pytest.fixture(scope="session", autouse=True)
def whole_pages() -> Iterator[None]:
    """Whatever leads on to another page ends when that page is whole."""
    with pytest.MonkeyPatch.context() as patch:
        for owner, name in LEAD_ON:
            patch.setattr(owner, name, until_loaded(getattr(owner, name)))
        yield


def until_loaded(does: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(does)
    def does_and_waits(self: Locator | Page, *given: Any, **named: Any) -> Any:
        done = does(self, *given, **named)
        page = self if isinstance(self, Page) else self.page
        if not page.is_closed():
            page.wait_for_load_state()
        return done

    return does_and_waits


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return browser_context_args | {
        "locale": "zh-CN",
        "timezone_id": "Asia/Shanghai",
        "viewport": {"width": 1280, "height": 800},
    }


def sign_in(page: Page, site: Site, account: str) -> None:
    """Signs in as a person of the example county, as that person would."""
    page.goto(f"{site.url}/sign-in/")
    page.locator("input[name=username]").fill(account)
    page.locator("input[name=password]").fill(site.accounts()[account])
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def barriers(page: Page) -> list[str]:
    """What axe-core holds against a page, one line a finding: rule, place, what to do (in Chinese)."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(f"() => {{ {AXE.read_text('utf-8')} }}")
        page.evaluate("locale => axe.configure({locale})", json.loads(AXE_IN_CHINESE.read_text("utf-8")))
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", WCAG)
    return [
        f"{finding['id']} {node['target'][0]}: {node['failureSummary']}"
        for finding in found["violations"]
        for node in finding["nodes"]
    ]


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """`axe(page) == []` says that nothing on the page stands in anybody's way."""
    return barriers


@pytest.fixture
def picture(request: pytest.FixtureRequest) -> Callable[[Page, str], Path]:
    """`picture(page, "ledger")` keeps what is on the screen as pictures/<test>-ledger.png."""

    def take(page: Page, name: str) -> Path:
        path = PICTURES / f"{request.node.name}-{name}.png"
        page.screenshot(path=path, full_page=True)
        return path

    return take


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complains about while the test runs: errors in scripts, refusals of the content policy."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said
