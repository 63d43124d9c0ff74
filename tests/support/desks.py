"""The product in this process, a browser for each person, and a clock that goes on when a story says so.

The served pages run in a thread of the test's own process, so the story is the same on SQLite and PostgreSQL and
nobody has to wait for a day of grace to pass.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from tests.support.cast import MOMENT, PASSWORD

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
#: Who sits at the desktop, and who has a phone in his hand.
AT_THE_DESK, ON_THE_PHONE = ("office", "unit"), ("second_unit", "leader")


@dataclass
class Now:
    """What time it is for every thread; the worker does its part whenever it moves."""

    moment: datetime = MOMENT

    @property
    def day(self) -> date:
        return timezone.localdate(self.moment)

    def move(self, day: date, hour: int = 10) -> None:
        """Goes to an hour of a day and lets the worker do what that brings."""
        from luoshi.core.registry import sweeps
        from luoshi.web.worker import run_round

        self.moment = timezone.make_aware(datetime.combine(day, time(hour)))
        for sweep in sweeps:
            run_round(sweep, self.moment, threading.Event())


@dataclass
class Person:
    """Somebody of the cast at a browser of his own."""

    name: str
    address: str
    context: BrowserContext
    touches: bool = False
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page: Page = self.context.new_page()
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)

    def at(self, path: str) -> Page:
        """Opens a page; signs in again where the last time is too long ago."""
        self.page.goto(self.address + path)
        if "/sign-in/" in self.page.url:
            self.page.locator("input[name=username]").fill(self.name)
            self.page.locator("input[name=password]").fill(PASSWORD)
            self.leave_by(self.page.locator("form .btn-primary"))
            self.page.goto(self.address + path)
        return self.page

    def leave_by(self, what: Locator) -> Page:
        """Clicks or taps on what leads to another page."""
        with self.page.expect_navigation():
            self.touch(what)
        return self.page

    def touch(self, what: Locator) -> None:
        """Clicks, or taps where he has a phone."""
        if self.touches:
            what.tap()
        else:
            what.click()

    def press(self, button: str) -> Page:
        """Presses a button by what stands on it, and is on the page that follows."""
        return self.leave_by(self.page.locator("main").get_by_role("button", name=button, exact=True))

    def follow(self, link: str) -> Page:
        """Follows the first link of the page's main part with those words."""
        return self.leave_by(self.page.locator("main").get_by_role("link", name=link).first)

    def text(self) -> str:
        """What stands in the page's main part."""
        return self.page.locator("main").inner_text()

    def download(self, path: str) -> bytes:
        """The bytes behind an address of a page's file, asked for with the person's session."""
        self.at("/")
        answer = self.context.request.get(self.address + path)
        assert answer.ok, f"{path}: {answer.status}"
        return answer.body()


@dataclass
class Town:
    """The county of the cast as it is served: its clock and its people."""

    cast: Any
    now: Now
    people: dict[str, Person]

    def __getattr__(self, name: str) -> Person:
        """`town.office` is a person at a browser."""
        return self.__dict__["people"][name]


@pytest.fixture
def town(
    transactional_db: None,
    live_server: Any,
    browser: Browser,
    browser_context_args: dict[str, Any],
    settings: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> Iterator[Town]:
    """The cast at their browsers; at the end nothing was complained of, by the browsers or by the worker."""
    from tests.support.cast import make_cast

    settings.DATA_DIR, now = tmp_path, Now()
    monkeypatch.setattr(timezone, "now", lambda: now.moment)
    cast = make_cast()
    people = {name: _at_work(name, browser, live_server.url, browser_context_args) for name in AT_THE_DESK}
    phone = browser_context_args | PHONE
    people |= {name: _at_work(name, browser, live_server.url, phone) for name in ON_THE_PHONE}
    town = Town(cast, now, people)
    yield town
    for person in people.values():
        person.context.close()
    failed = [one.getMessage() for one in caplog.get_records("call") if one.levelno >= logging.ERROR]
    assert ({name: one.complaints for name, one in town.people.items() if one.complaints}, failed) == ({}, [])


def _at_work(name: str, browser: Browser, address: str, look: dict[str, Any]) -> Person:
    return Person(name, address, browser.new_context(**look), touches=bool(look.get("has_touch")))
