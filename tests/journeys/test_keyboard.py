"""The frame by keyboard: search, walk the rows, open one; a form is sent once however often it is pressed."""

import pytest

from tests.support.browser import sign_in

pytestmark = pytest.mark.journey

OFFICE = "shenyanqiu"


@pytest.fixture
def office(page, county):
    """The supervision officer on the first page."""
    sign_in(page, county, OFFICE)
    return page


def focused(page):
    return page.evaluate("document.activeElement.textContent.trim()")


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def test_from_the_search_box_to_a_task_without_a_mouse(office):
    press(office, "Control+k")
    office.keyboard.type("提升")
    press(office, "Enter")
    office.wait_for_url("**/search/?q=*")
    titles = office.locator("[data-rows] [data-open]").all_inner_texts()
    walked = []
    for key in ("j", "j", "k"):
        press(office, key)
        walked.append(focused(office))
    assert walked == [titles[0], titles[1], titles[0]]
    press(office, "Enter")
    office.wait_for_url("**/ledger/tasks/*/")
    assert titles[0] in office.locator("h1").inner_text()


def test_letters_in_a_box_are_letters(office, county):
    office.goto(f"{county.url}/ledger/")
    office.locator("input[name=words]").press_sequentially("jk/")
    assert office.locator("input[name=words]").input_value() == "jk/"


def test_the_menu_closes_and_gives_the_focus_back(office):
    menu = office.locator("details.me")
    menu.locator("summary").click()
    press(office, "Tab", "Escape")
    assert (menu.get_attribute("open"), focused(office)) == (None, menu.locator("summary").inner_text().strip())


def test_the_first_tab_leads_past_the_frame(office, county):
    office.goto(f"{county.url}/units/")
    press(office, "Tab", "Enter")
    assert office.evaluate("document.activeElement.id") == "main"


def test_a_form_is_sent_once(office):
    let_through = office.evaluate("""() => {
        let count = 0;
        window.addEventListener("submit", (event) => {
            count += event.defaultPrevented ? 0 : 1;
            event.preventDefault();
        });
        const form = document.querySelector('form[action="/notices/read/"]');
        form.requestSubmit();
        form.requestSubmit();
        return count;
    }""")
    assert let_through == 1


def test_a_half_filled_form_is_not_left_without_a_question(office, county):
    asked = []
    office.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    office.goto(f"{county.url}/dispatch/rounds/6/?show=in_review")
    office.locator("[data-rows] [data-open]").first.click()
    office.wait_for_url("**/dispatch/reports/*/")
    page = office.url
    office.locator("textarea[name=message]").press_sequentially("请补充")
    office.locator(".trail a").first.focus()
    with office.expect_event("dialog"):
        press(office, "Enter")
    assert (asked, office.url, office.locator("textarea[name=message]").input_value()) == (
        ["beforeunload"],
        page,
        "请补充",
    )
    office.locator("button[name=return]").click()
    office.wait_for_url(lambda url: "/dispatch/rounds/6/" in url)
    assert asked == ["beforeunload"]


def test_a_chart_is_drawn_in_the_tokens_colours_and_opens_its_rows(office, county, complaints):
    office.goto(f"{county.url}/ledger/plans/1/")
    bar = office.locator("figure.chart svg path[fill='#1d4a94']").first
    bar.click()
    office.wait_for_url("**/ledger/?*")
    assert complaints == []
