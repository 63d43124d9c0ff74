"""Three administrators, each with his own work: one opens an account, one gives its post, one reads what was done."""

from __future__ import annotations

import base64
import re
import time

import pytest
from django_otp.oath import TOTP

from tests.support.browser import barriers, sign_in

pytestmark = pytest.mark.journey

SYSTEM, SECURITY, AUDIT = "qinshouzhong", "mengjingyan", "zhuomingcha"
COUNTY, BUREAU = "青砚县", "县科学技术局"
NEW, PASSWORD = "wenjiayi", "Quiet-River-26"
HALF_MINUTE = 30


def sign_out(page) -> None:
    page.locator(".me summary").click()
    page.get_by_role("button", name="退出登录").click()
    page.wait_for_url("**/sign-in/")


def status(page, address: str) -> int:
    """What the person is answered there."""
    return page.request.get(address).status


def opened_by_the_system_administrator(page, site) -> str:
    """A post and an account; the one-time code that is handed over."""
    sign_in(page, site, SYSTEM)
    page.goto(f"{site.url}/units/?name={BUREAU}")
    page.locator("tbody tr", has_text=COUNTY).get_by_role("link", name=BUREAU).click()
    page.locator("a[href$='/posts/']").click()
    page.locator("select[name=role]").select_option("liaison")
    page.locator("input[name=title]").fill("科技局第二联络员")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=科技局第二联络员")
    page.goto(f"{site.url}/people/register/")
    page.locator("input[name=name]").fill("温嘉一")
    page.locator("input[name=username]").fill(NEW)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/people/\d+/$"))
    assert barriers(page) == []
    page.get_by_role("link", name="一次性码").click()
    page.get_by_role("button", name="生成待发放的码").click()
    page.wait_for_selector(".slips code")
    assert barriers(page) == []
    return page.locator(".slips code").inner_text()


def seated_by_the_security_administrator(page, site) -> None:
    sign_in(page, site, SECURITY)
    page.goto(f"{site.url}/units/?name={BUREAU}")
    page.locator("tbody tr", has_text=COUNTY).get_by_role("link", name=BUREAU).click()
    page.locator("tr", has_text="科技局第二联络员").locator("a[href$='/appoint/']").click()
    page.locator("select[name=person]").select_option(label=f"温嘉一 ({NEW})")
    page.get_by_role("button", name=re.compile("科技局第二联络员")).click()
    page.wait_for_selector("text=温嘉一")


def comes_in(page, site, code: str) -> None:
    """The person sets a password, signs in and admits an app."""
    page.goto(f"{site.url}/join/?code={code}")
    assert "温嘉一" in page.locator("main").inner_text()
    for name in ("new", "again"):
        page.locator(f"input[name={name}]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/sign-in/")
    proves_once(page)
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def proves_once(page) -> None:
    page.locator("input[name=username]").fill(NEW)
    page.locator("input[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")


def app_admitted(page, site) -> bytes:
    """Admits an app; the secret that it holds from now on."""
    page.goto(f"{site.url}/account/factor/")
    letters = page.locator(".factor code").inner_text()
    secret = base64.b32decode(letters)
    page.locator("input[name=old]").fill(PASSWORD)
    page.locator("input[name=code]").fill(shown(secret))
    assert barriers(page) == []
    page.keyboard.press("Enter")
    page.wait_for_selector(".recovery")
    assert page.locator(".recovery li").count() == 10
    return secret


def shown(secret: bytes, later: int = 0) -> str:
    """What the app shows, or will show: the server's clock is this machine's."""
    app = TOTP(secret)
    app.time = time.time() + later
    return f"{app.token():06}"


def test_three_administrators_each_do_their_own(page, county, picture, complaints):
    code = opened_by_the_system_administrator(page, county)
    picture(page, "code")
    assert [status(page, f"{county.url}{path}") for path in ("/log/", "/posts/1/appoint/")] == [403, 403]
    sign_out(page)

    seated_by_the_security_administrator(page, county)
    paths = ("/log/", "/people/register/", "/people/invite/")
    assert [status(page, f"{county.url}{path}") for path in paths] == [403, 403, 403]
    sign_out(page)

    comes_in(page, county, code)
    secret = app_admitted(page, county)
    sign_out(page)
    proves_once(page)
    page.wait_for_url("**/sign-in/code/")
    assert barriers(page) == []
    page.locator("input[name=code]").fill(shown(secret, HALF_MINUTE))
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in/" not in url)
    assert "您上次登录" in page.locator(".messages").inner_text()
    page.goto(f"{county.url}/account/sessions/")
    assert (barriers(page), page.locator("tbody tr").count()) == ([], 1)
    sign_out(page)

    sign_in(page, county, AUDIT)
    page.goto(f"{county.url}/log/")
    told = page.locator("main").inner_text()
    acts = ("invite", "appoint", "accept_invitation", "enrol_factor", "sign_in", "sign_out")
    assert [act for act in acts if f"organizations.{act}" not in told] == []
    assert [status(page, f"{county.url}{path}") for path in ("/people/register/", "/people/invite/")] == [403, 403]
    assert [said for said in complaints if "403" not in said] == []
