"""A unit answers: by keyboard at a desk, with a draft that comes back, and by touch on a phone, with an obstacle."""

import pytest

from tests.support.browser import barriers, sign_in

pytestmark = pytest.mark.journey

LIAISON, LEADER = "heqingquan", "hanzhiyuan"
MINE = "/dispatch/mine/"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "locale": "zh-CN"}


def kind_of_focus(page):
    return page.evaluate("document.activeElement.type")


def test_a_figure_is_typed_doubted_kept_and_sent_without_a_mouse(page, county):
    sign_in(page, county, LIAISON)
    page.goto(county.url + MINE)
    page.locator("details.ask > summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert kind_of_focus(page) == "number"
    page.keyboard.type("9000000")
    page.wait_for_selector("[data-doubt]")
    assert "单位疑似用错" in page.locator("[data-said]").first.inner_text()
    assert barriers(page) == []
    page.keyboard.press("Control+a")
    page.keyboard.type("35")
    page.wait_for_selector("[data-doubt]", state="detached")
    page.keyboard.press("Tab")
    with page.expect_response("**/draft/"):
        page.keyboard.type("管网施工正常")
    page.goto(county.url + MINE)
    number = page.locator("details.ask[open] input[type=number]").first
    assert (number.input_value(), "尚未报送" in page.locator("details.ask[open]").inner_text()) == ("35", True)
    number.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "已报送" in page.locator(".messages").inner_text()
    assert "管网施工正常" in opened_report(page)


def opened_report(page):
    page.locator("main .list a").first.click()
    page.wait_for_url("**/dispatch/reports/*/")
    return page.locator("main").inner_text()


def test_a_phone_states_an_obstacle_and_a_leader_answers_it(browser, county):
    page = browser.new_context(**PHONE).new_page()
    sign_in(page, county, LIAISON)
    page.goto(county.url + MINE)
    ask = page.locator("details.ask").last
    ask.locator("summary").first.tap()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    ask.get_by_label("工作进展").fill("正在办理")
    for number in ask.locator("input[type=number]").all():
        number.fill("1")
    ask.get_by_text("佐证材料、数据下降、困难问题").tap()
    ask.get_by_label("数据无误的说明").fill("首次填报")
    ask.get_by_label("困难问题").fill("迁改手续未办")
    ask.get_by_label("需哪个单位支持").fill("县住房和城乡建设局")
    ask.get_by_text("需领导协调").tap()
    picture = {"name": "现场.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff" + bytes(8)}
    ask.locator("input[type=file]").set_input_files([picture])
    assert barriers(page) == []
    with page.expect_navigation():
        ask.get_by_role("button", name="报送", exact=False).first.tap()
    assert "已报送" in page.locator(".messages").inner_text()
    page.context.close()
    leader = browser.new_context(**PHONE).new_page()
    sign_in(leader, county, LEADER)
    leader.goto(county.url + "/")
    leader.get_by_role("link", name="困难问题：迁改手续未办").first.tap()
    leader.get_by_label("答复").fill("由县政府办牵头，本月办结")
    leader.get_by_role("button", name="答复").tap()
    leader.wait_for_selector(".messages")
    assert leader.locator(".state").first.inner_text() == "已答复"
    leader.context.close()
