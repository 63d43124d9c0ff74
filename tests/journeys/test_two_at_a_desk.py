"""Two people at one document: each sees what the other says, and nobody loses his place or his words."""

import pytest

from tests.guards.house import TOP
from tests.journeys.test_desk import Desk, brought
from tests.support.browser import barriers, sign_in

pytestmark = pytest.mark.journey

SAMPLE = TOP / "samples" / "documents" / "hundred-day-campaign.txt"

#: Ends when nothing has scrolled for thirty frames: opening a form brings it into view in its own time.
AT_REST = """() => new Promise((done) => {
  let last, still = 0;
  const look = () => {
    const now = [window.scrollY, ...[...document.querySelectorAll('.pane')].map((pane) => pane.scrollTop)].join();
    still = now === last ? still + 1 : 0;
    last = now;
    still < 30 ? requestAnimationFrame(look) : done();
  };
  look();
})"""

#: Asks for news at once, ends when they are there, and keeps them back until `window.letGo()`.
NEWS_KEPT_BACK = """() => new Promise((kept) => {
  const asking = window.fetch;
  window.fetch = async (...asked) => {
    const answer = await asking(...asked);
    if (String(asked[0]).includes('/news/')) await new Promise((go) => { window.letGo = go; kept(); });
    return answer;
  };
  document.dispatchEvent(new Event('visibilitychange'));
})"""


@pytest.fixture
def colleague(browser, browser_context_args, county):
    """The second officer of the same office, at a browser of her own."""
    page = browser.new_context(**browser_context_args).new_page()
    sign_in(page, county, "luxiaoman")
    yield Desk(page)
    page.context.close()


def place(page, selector):
    """Where something stands on the screen, and what has the focus."""
    return page.evaluate(
        "selector => [Math.round(document.querySelector(selector).getBoundingClientRect().top),"
        " document.activeElement.name, document.activeElement.value]",
        selector,
    )


def test_one_sees_the_verdicts_of_the_other_without_losing_a_word(page, county, complaints, colleague):
    desk = brought(page, county, "campaign.txt", SAMPLE.read_text("utf-8").replace("百日", "双百日"))
    colleague.page.goto(page.url)
    desk.press("j", "j", "j")
    desk.open("e")
    page.wait_for_selector("#open-form textarea:focus")
    page.keyboard.type("正在输入")
    page.evaluate(AT_REST)
    before = place(page, "#open-form")

    colleague.press("j")
    colleague.accept()
    page.wait_for_selector("#desk-said p")
    assert page.locator("#desk-said").inner_text() == "陆小满刚刚采纳了第1项。"
    assert "陆小满" in desk.line(0).inner_text()
    assert (place(page, "#open-form"), "正在输入" in before[2]) == (before, True)
    assert (page.locator("#desk-top progress").get_attribute("value"), barriers(page)) == ("1", [])

    colleague.press("k", "j", "x")
    colleague.page.wait_for_selector(".lines > li:nth-child(2).rejected, .lines > li.rejected")
    page.wait_for_selector(".lines > li.rejected")
    assert (place(page, "#open-form")[1:], complaints) == (before[1:], [])


def test_a_click_on_what_was_judged_meanwhile_is_told(page, county, colleague):
    desk = brought(page, county, "campaign.txt", SAMPLE.read_text("utf-8").replace("百日", "三百日"))
    colleague.page.goto(page.url)
    desk.press("j")
    desk.accept()
    with colleague.page.expect_navigation():
        colleague.press("j", "x")
    assert "沈砚秋" in colleague.page.locator(".message, [role=alert], .messages").first.inner_text()
    assert "rejected" not in colleague.line(0).get_attribute("class").split()


def test_news_that_is_older_than_a_verdict_does_not_take_the_verdict_from_the_screen(page, county):
    desk = brought(page, county, "campaign.txt", SAMPLE.read_text("utf-8").replace("百日", "四百日"))
    desk.press("j")
    desk.accept()
    page.evaluate(NEWS_KEPT_BACK)
    desk.accept()
    page.evaluate("window.letGo()")
    page.evaluate(AT_REST)
    assert page.locator("#desk-top progress").get_attribute("value") == "2"
    assert ["采纳" in desk.line(n).inner_text() for n in (0, 1)] == [True, True]
