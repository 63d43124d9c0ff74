"""A leader goes away and names who stands in; the delegate decides for him, but not on what he proposed himself."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.support.browser import barriers, sign_in
from tests.support.site import LUOSHI, clean_environment

pytestmark = pytest.mark.journey

CLERK = "督查室督查员"


def account_of(county, title: str) -> tuple[str, str]:
    """(sign-in name, name) of the person of the example county who holds a post."""
    rows = (county.folder / "demo-accounts.txt").read_text("utf-8").splitlines()
    row = next(row.split() for row in rows if row.endswith(title))
    return row[0], row[2]


def check(site) -> subprocess.CompletedProcess[str]:
    environment = clean_environment(LUOSHI_DATA_DIR=str(site.folder), LUOSHI_LANGUAGE="en")
    return subprocess.run([LUOSHI, "check"], env=environment, capture_output=True, text=True, check=False)


def test_a_leaders_delegate_acts_for_him_and_both_names_stand_in_the_log(page, county, picture, complaints):
    (leader, leading), (delegate, name) = account_of(county, " 县长"), account_of(county, CLERK)
    sign_in(page, county, leader)
    page.goto(f"{county.url}/account/")
    page.get_by_role("link", name="代理").click()
    page.get_by_role("link", name=re.compile("^指定.*代理人$")).first.click()
    page.get_by_label("代理人").select_option(label=f"{name} · {CLERK}")
    page.get_by_label("缘由").fill("外出学习")
    page.get_by_role("button", name=re.compile("^指定")).click()
    page.wait_for_url("**/standing-in/")
    assert name in page.locator("main").inner_text()
    assert barriers(page) == []
    picture(page, "named")

    page.context.clear_cookies()
    sign_in(page, county, delegate)
    page.goto(f"{county.url}/standing-in/")
    with page.expect_navigation():
        page.get_by_role("button", name=f"代{leading}行使职责").click()
    page.goto(f"{county.url}/ledger/leaders/mine/")
    assert page.locator("h1").inner_text().startswith(leading)
    assert f"代{leading}" in page.locator(".place").first.inner_text()
    assert barriers(page) == []
    picture(page, "in-his-place")

    page.goto(f"{county.url}/account/")
    page.locator("details.me summary").click()
    with page.expect_navigation():
        page.locator("details.me button[name=post]", has_not_text=f"代{leading}").click()
    page.goto(f"{county.url}/account/")
    assert f"代{leading}" not in page.locator(".place").first.inner_text()
    assert (check(county).returncode, complaints) == (0, [])
