"""Somebody who has no mouse."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

FOCUSED = """() => {
    const at = document.activeElement;
    return [at.labels?.[0]?.innerText, at.ariaLabel, at.innerText].find(Boolean) ?? "";
}"""
FURTHEST = 400


class Keyboard:
    """Moves by Tab, types, presses Enter."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, name: str) -> Keyboard:
        """Goes on to the next thing of that name."""
        for _ in range(FURTHEST):
            if self.page.evaluate(FOCUSED).strip().startswith(name):
                return self
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach “{name}”")

    def type(self, text: str) -> Keyboard:
        self.page.keyboard.type(text)
        return self

    def press(self, *keys: str) -> Keyboard:
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def enter(self) -> Keyboard:
        """Presses Enter and waits for the page that it leads to."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self

    def sign_in(self, address: str, name: str, password: str) -> Keyboard:
        self.page.goto(address)
        return self.to("登录名").type(name).to("密码").type(password).enter()

    def upload(self, file: Any) -> Keyboard:
        """From any page: to the documents, a file, and what was read in it (or why nothing was)."""
        # Asked for before it is needed: the browser takes its time to say when a file is to be chosen.
        self.page.once("filechooser", lambda chooser: chooser.set_files(file))
        self.to("文件").enter().to("上传文件").enter().to("政策文件").press("Enter")
        self.page.wait_for_function("() => document.querySelector('input[type=file]').files.length === 1")
        return self.to("上传并识别").enter()


def figures(page: Page) -> dict[str, str]:
    """The counts that stand above a document, a step before adoption or a plan: {label: number}."""
    labels = page.locator(".figures dt").all_inner_texts()
    return dict(zip(labels, page.locator(".figures dd").all_inner_texts(), strict=True))
