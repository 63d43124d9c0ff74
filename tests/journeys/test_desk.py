"""The checking desk by keyboard alone: everything that is said of a document, without the mouse."""

import pytest

from tests.guards.house import TOP
from tests.support.browser import barriers, sign_in

pytestmark = pytest.mark.journey

SAMPLES = TOP / "samples" / "documents"
MARK_WORDS = """words => {
    const source = document.getElementById("source");
    const walker = document.createTreeWalker(source, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(words);
        if (at < 0) continue;
        getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
        return;
    }
}"""


class Desk:
    """Somebody at the desk; counts the keys that are pressed."""

    def __init__(self, page):
        self.page, self.pressed = page, 0

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1

    def open(self, key):
        """Presses a key that leads to another page, and waits for it."""
        with self.page.expect_navigation():
            self.press(key)

    def accept(self):
        """Accepts the task here and waits until the desk has counted it."""
        judged = int(self.page.locator("#desk-top progress").get_attribute("value"))
        self.press("a")
        self.page.wait_for_selector(f'#desk-top progress[value="{judged + 1}"]')

    def line(self, n):
        return self.page.locator(".lines > li").nth(n)

    def to(self, selector):
        """Goes on by Tab to a control."""
        for _step in range(60):
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            self.press("Tab")
        raise AssertionError(f"the keyboard does not reach {selector}")


def brought(page, county, name, text):
    """The desk of a document that the supervision officer has just uploaded."""
    sign_in(page, county, "shenyanqiu")
    page.goto(f"{county.url}/documents/upload/")
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "text/plain", "buffer": text.encode()})
    page.locator("main form .btn-primary").press("Enter")
    page.wait_for_url("**/documents/*/")
    return Desk(page)


def test_a_document_is_checked_and_adopted_by_keyboard(page, county, complaints):
    desk = brought(page, county, "duty-table.html", (SAMPLES / "duty-table.html").read_text("utf-8"))
    desk.press("j")
    desk.accept()

    desk.open("e")
    page.wait_for_selector("#open-form textarea:focus")
    page.locator(":focus").fill("核定的标题")
    desk.to("#open-form button.btn-primary")
    desk.open("Enter")
    page.wait_for_selector(".lines > li:nth-child(2) [data-open]:focus")
    desk.press("j", "x")
    page.wait_for_selector(".lines > li:nth-child(3).rejected")
    desk.open("u")

    words = page.locator("#source .words").nth(3).inner_text().strip()[:6]
    page.evaluate(MARK_WORDS, words)
    desk.open("m")
    for field, given in {"indicator": "核定的目标", "value": "7", "unit": "个"}.items():
        page.locator(f"#open-form [name={field}]").fill(given)
    desk.to("#open-form button.btn-primary")
    desk.open("Enter")

    assert "采纳" in desk.line(0).inner_text()
    assert ("核定的标题" in desk.line(1).inner_text(), "核定的目标 不少于 7 个" in desk.line(2).inner_text()) == (
        True,
        True,
    )
    assert "rejected" not in desk.line(2).get_attribute("class").split()
    assert (barriers(page), complaints) == ([], [])

    page.goto(page.url.split("#")[0])
    page.locator("#units > summary").press("Enter")
    page.locator("#units a").first.press("Enter")
    page.wait_for_url("**unit=**")
    page.locator("#units form button").press("Enter")
    page.wait_for_url("**#units")
    page.get_by_role("link", name="采纳入台账").press("Enter")
    page.locator("main form .btn-primary").press("Enter")
    page.wait_for_url("**/ledger/plans/*/")
    assert complaints == []


def test_key_presses_from_upload_to_ledger(page, county, capsys):
    """82 tasks, each looked at and accepted; the number stands in docs/howto/check-a-document.md."""
    text = (SAMPLES / "key-tasks-2026.txt").read_text("utf-8").replace("〔2026〕4号", "〔2026〕5号")
    desk = brought(page, county, "key-tasks.txt", text)
    total = int(page.locator("#desk-top progress").get_attribute("max"))
    desk.press("j")
    for _task in range(total):
        desk.accept()
    page.locator("main .titleline .btn-primary").focus()
    desk.open("Enter")
    page.locator("main form .btn-primary").focus()
    desk.open("Enter")
    with capsys.disabled():
        print(f"\n{total} tasks from upload to ledger: {desk.pressed} key presses")
    assert (total, desk.pressed, "/ledger/plans/" in page.url) == (82, 85, True)
