"""The list by keyboard: rows are ticked, what would happen is looked at, and the view is kept."""

import pytest

from tests.support.browser import barriers, sign_in

pytestmark = pytest.mark.journey


def test_many_tasks_are_changed_by_keyboard_and_the_view_is_kept(page, county):
    sign_in(page, county, "shenyanqiu")
    page.goto(f"{county.url}/ledger/?sort=number")
    for key in ("j", "x", "j", "j", "Shift+X"):
        page.keyboard.press(key)
    assert page.locator("[data-ticked]").inner_text() == "已勾选3项"
    page.get_by_role("button", name="调整时限").click()
    page.get_by_label("时限变更").fill("2026-12-20")
    page.get_by_label("理由").fill("常务会议定")
    page.get_by_role("button", name="预览结果").click()
    assert (page.locator("tbody tr").count(), barriers(page)) == (3, [])
    page.get_by_role("button", name="对这3项执行").click()
    assert page.get_by_role("status").or_(page.locator(".messages")).first.inner_text().startswith("已逐项提出调整时限")
    page.get_by_role("link", name="有待批变更").click()
    assert page.locator("tbody tr").count() == 3
    page.get_by_role("link", name="保存此视图…").click()
    page.get_by_label("名称").fill("本周变更")
    page.get_by_role("button", name="保存视图").click()
    assert page.get_by_role("link", name="本周变更").get_attribute("aria-current") == "page"
