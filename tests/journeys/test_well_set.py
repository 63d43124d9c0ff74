"""How pages are set: nothing blank below a long table, labels and values apart on a phone, tables whole on paper."""

import pytest

from tests.support.browser import sign_in

pytestmark = pytest.mark.journey

OFFICE = "shenyanqiu"
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def office(page, county):
    """The supervision officer on the first page."""
    sign_in(page, county, OFFICE)
    return page


def test_a_long_table_leaves_nothing_blank_below_the_page(office, county):
    office.goto(f"{county.url}/dispatch/plans/1/")
    blank = office.evaluate(
        "document.documentElement.scrollHeight - document.querySelector('.frame').getBoundingClientRect().height"
    )
    assert blank <= 0


def test_what_stands_beside_a_value_stays_out_of_the_labels_on_a_phone(office, county):
    office.set_viewport_size(PHONE)
    office.goto(f"{county.url}/dispatch/rounds/2/")
    inside = office.evaluate(
        """() => [...document.querySelectorAll("td[data-label]:not(:has([data-open])) > *")]
        .filter((one) => one.getBoundingClientRect().left < one.parentElement.getBoundingClientRect().left + 50)
        .map((one) => one.outerHTML)"""
    )
    assert inside == []


def test_a_table_on_paper_ends_with_a_line(office, county):
    office.goto(f"{county.url}/dispatch/plans/3/")
    office.emulate_media(media="print")
    line = "getComputedStyle(document.querySelector('table.rows tbody tr:last-child td')).borderBottomWidth"
    assert office.evaluate(line) != "0px"


def test_errors_take_the_focus_also_after_the_way_past_the_frame(office, county):
    office.goto(f"{county.url}/dispatch/year-ends/2/settle/")
    office.keyboard.press("Tab")
    office.keyboard.press("Enter")
    office.locator("#id_basis").press("Enter")
    office.wait_for_selector(".errors")
    office.wait_for_function("document.activeElement.matches('.errors')")
    assert office.evaluate("location.hash") == "#main"
