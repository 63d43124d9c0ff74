"""Every page of the example county, in both languages, on a desk and on a phone: nothing in anybody's way."""

import pytest

from tests.support.browser import barriers, sign_in

pytestmark = pytest.mark.journey

OFFICE = "shenyanqiu"
DESK, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
PAGES = [
    "/",
    "/documents/",
    "/documents/upload/",
    "/documents/1/",
    "/documents/2/leads/",
    "/documents/1/align/",
    "/documents/2/align/?upper=1",
    "/documents/candidates/?document=3",
    "/ledger/",
    "/ledger/?columns=number,title,leaders,asked,deadline,days_left,changes&sort=-deadline&due_until=2026-12-31",
    "/ledger/bulk/lead/?task=1&task=2",
    "/ledger/views/save/?state=ready",
    "/ledger/tasks/1/",
    "/ledger/tasks/53/split/",
    "/ledger/tasks/1/print/?in=browser",
    "/ledger/plans/1/print/?in=browser",
    "/ledger/targets/14/complete/",
    "/ledger/plans/",
    "/ledger/plans/1/",
    "/ledger/plans/1/compare/",
    "/ledger/plans/1/describe/",
    "/ledger/plans/1/link/",
    "/ledger/plans/2/",
    "/ledger/plans/3/",
    "/ledger/plans/3/public/",
    "/ledger/sections/1/",
    "/ledger/families/",
    "/ledger/leaders/",
    "/ledger/leaders/7/",
    "/ledger/tasks/1/leaders/",
    "/ledger/tasks/1/propose-date/",
    "/ledger/tasks/1/propose-lead/",
    "/ledger/targets/1/propose/",
    "/ledger/sheets/",
    "/letters/",
    "/letters/1/",
    "/letters/2/",
    "/letters/instructions/",
    "/letters/instructions/1/",
    "/letters/instructions/1/take-back/",
    "/letters/instructions/on/1/",
    "/letters/proposals/",
    "/letters/proposals/2/",
    "/bulletins/",
    "/bulletins/1/",
    "/bulletins/2/",
    "/bulletins/4/",
    "/bulletins/days/",
    "/notices/",
    "/account/notices/",
    "/account/notices/quiet-hours/",
    "/dispatch/",
    "/dispatch/open/1/",
    "/dispatch/mine/",
    "/dispatch/plans/3/",
    "/dispatch/rounds/1/",
    "/dispatch/rounds/6/urge/",
    "/dispatch/rounds/5/?show=in_review",
    "/dispatch/reports/1/",
    "/dispatch/rounds/6/?show=in_review",
    "/dispatch/rounds/6/?show=missing",
    "/dispatch/rounds/6/targets/11/compare/",
    "/dispatch/asks/67/enter/",
    "/dispatch/obstacles/1/",
    "/dispatch/tasks/97/light/",
    "/dispatch/measurements/1/correct/",
    "/ledger/tasks/97/",
    "/letters/2/withdraw/",
    "/letters/proposals/2/dismiss/",
    "/bulletins/1/figures/light_red/",
    "/bulletins/1/figures/obstacles/",
    "/bulletins/4/foreword/",
    "/units/",
    "/units/1/",
    "/units/tree/",
    "/units/22/",
    "/units/22/rename/",
    "/units/22/merge/",
    "/units/22/split/",
    "/calendar/",
    "/account/",
    "/account/factor/",
    "/account/keys/",
    "/search/?q=项目",
    "/api/v1/docs/",
]
#: Made of the same parts as another page of the list: they wait for the long tests.
ALIKE = {
    "/documents/2/align/?upper=1",
    "/ledger/plans/2/",
    "/ledger/plans/3/",
    "/ledger/sections/1/",
    "/ledger/tasks/1/propose-lead/",
    "/ledger/plans/1/print/?in=browser",
    "/ledger/tasks/97/",
    "/letters/2/",
    "/letters/2/withdraw/",
    "/letters/proposals/2/dismiss/",
    "/letters/instructions/1/take-back/",
    "/bulletins/2/",
    "/bulletins/4/",
    "/bulletins/1/figures/obstacles/",
    "/dispatch/rounds/1/",
    "/dispatch/rounds/6/?show=in_review",
    "/units/22/",
    "/units/22/merge/",
    "/units/22/split/",
}
NOWHERE = "/no-such-page/"
#: In `make test` each page is looked at on a desk, in Chinese, and measured at both widths. What is left waits for the
#: long tests: English says the same in longer words, and a phone shows the same page set otherwise.
LOOKS = [
    pytest.param("zh-hans", DESK, id="zh-hans-desk"),
    pytest.param("zh-hans", PHONE, id="zh-hans-phone", marks=pytest.mark.slow),
    pytest.param("en", DESK, id="en-desk", marks=pytest.mark.slow),
    pytest.param("en", PHONE, id="en-phone", marks=pytest.mark.slow),
]


@pytest.fixture(scope="module")
def complaints():
    """What the browser says against the pages: errors of scripts, refusals of the content policy."""
    return []


@pytest.fixture(scope="module")
def office(browser, browser_context_args, county, complaints):
    """The supervision officer's browser, one sign-in for all pages."""
    context = browser.new_context(**browser_context_args)
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    sign_in(page, county, OFFICE)
    yield page
    context.close()


def speak(page, county, language):
    page.context.add_cookies([{"name": "luoshi_language", "value": language, "url": county.url}])


def too_wide(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def width_at(page, size):
    """How much too wide the page is at a size of the window."""
    page.set_viewport_size(size)
    return too_wide(page)


@pytest.mark.parametrize(
    "path", [pytest.param(path, marks=[pytest.mark.slow] if path in ALIKE else []) for path in [*PAGES, NOWHERE]]
)
@pytest.mark.parametrize(("language", "size"), LOOKS)
def test_nothing_stands_in_the_way(office, county, complaints, path, language, size):
    complaints.clear()
    speak(office, county, language)
    office.set_viewport_size(size)
    office.goto(county.url + path)
    spoken = office.locator("html").get_attribute("lang")
    assert (spoken, barriers(office)) == (language, [])
    assert [width_at(office, each) for each in (DESK, PHONE)] == [0, 0]
    assert path == NOWHERE or complaints == []


def test_a_planted_barrier_is_named_in_chinese(page):
    page.set_content("<html lang='zh'><title>页</title><main><h1>页</h1><img src='data:,'></main></html>")
    [found] = barriers(page)
    assert (found.partition(" ")[0], "alt 属性" in found) == ("image-alt", True)
