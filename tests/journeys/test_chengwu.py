"""A real county's plan, from the file to a unit's duties: the officer's morning, without touching the mouse."""

import subprocess

import pytest

from tests.guards.house import TOP
from tests.journeys.test_desk import Desk
from tests.support.browser import barriers
from tests.support.keyboard import Keyboard, figures
from tests.support.site import LUOSHI, clean_environment

pytestmark = pytest.mark.journey

DOCUMENT = TOP.parent / "shared" / "corpus" / "mission" / "chengwu-key-tasks-2023.txt"
JUMPED = """() => {
    const at = document.querySelector(".here") || document.getElementById(location.hash.slice(1));
    const top = at ? at.getBoundingClientRect().top : -1;
    return top >= 0 && top < window.innerHeight;
}"""


@pytest.fixture
def officer(page, county):
    if not DOCUMENT.exists():
        pytest.skip("the corpus is not beside this checkout")
    return Keyboard(page).sign_in(county.url, "shenyanqiu", county.accounts()["shenyanqiu"])


def follow(officer, link):
    """Opens the link on which the focus is put (`Keyboard.to` would walk through all that stand before it)."""
    link.focus()
    officer.enter()


def reads_and_adopts(officer, picture):
    """81 tasks in 11 sections with 118 leads; the first task shows its sentence."""
    page = officer.upload(DOCUMENT).page
    picture(page, "read")
    assert (list(figures(page).values())[:3], barriers(page)) == (["81", "11", "118"], [])
    officer.to("1. ").press("Enter")
    page.wait_for_function(JUMPED)
    officer.press("Control+k").to("采纳入台账").enter().to("采纳").enter()
    assert list(figures(page).values())[:2] == ["81", "118"]


def narrows_the_list(officer, picture):
    """The title of a task that the words 高新技术企业 find among the 81."""
    page = officer.to("全部任务").enter().page
    picture(page, "list")
    assert "81" in page.locator(".tally").first.inner_text()
    officer.to("字词").type("高新技术企业").press("Enter")
    page.wait_for_url("**words=*")
    found = page.locator("table.rows [data-open]").all_inner_texts()
    assert 0 < len(found) < 81
    return found[0]


def goes_back_to_the_sentence(officer, title, picture):
    page = officer.press("Control+k").type(title).enter().to(title).enter().page
    picture(page, "task")
    words = page.locator("blockquote").inner_text().split("。")[0]
    assert title in page.locator("h1").inner_text()
    follow(officer, page.locator("blockquote .source a"))
    page.wait_for_function(JUMPED)
    assert words in page.locator(".source-text").inner_text()
    page.go_back()


def looks_at_the_lead_unit(officer, title, picture):
    page = officer.page
    unit = page.locator("dl.facts dd a").first
    name = unit.inner_text()
    follow(officer, unit)
    picture(page, "unit")
    assert (name in page.locator("h1").inner_text(), title in page.locator("main").inner_text()) == (True, True)


def changes_the_language_and_leaves(officer):
    spoken = []
    for language in ("English", "简体中文"):
        officer.to("沈").press("Enter").to(language).enter()
        spoken.append(officer.page.locator("html").get_attribute("lang"))
    officer.to("沈").press("Enter").to("退出").enter()
    assert (spoken, "sign-in" in officer.page.url) == (["en", "zh-hans"], True)


def test_the_chengwu_document_becomes_a_ledger(officer, county, complaints, picture):
    reads_and_adopts(officer, picture)
    title = narrows_the_list(officer, picture)
    goes_back_to_the_sentence(officer, title, picture)
    looks_at_the_lead_unit(officer, title, picture)
    changes_the_language_and_leaves(officer)
    assert complaints == []
    environment = clean_environment(LUOSHI_DATA_DIR=str(county.folder))
    assert subprocess.run([LUOSHI, "check"], env=environment, check=False).returncode == 0


def test_from_upload_to_ledger_in_few_key_presses(officer, county, complaints, capsys):
    """What leaves no doubt is accepted at once after a look, each doubt by itself; docs/howto/check-a-document.md."""
    page = officer.page
    page.goto(f"{county.url}/documents/upload/")
    text = DOCUMENT.read_text("utf-8").replace("〔2023〕9号", "〔2023〕10号")
    page.set_input_files("input[type=file]", {"name": "chengwu.txt", "mimeType": "text/plain", "buffer": text.encode()})
    page.locator("input[type=file]").focus()
    desk = Desk(page)
    desk.to("main form .btn-primary")
    desk.open("Enter")
    desk.open("A")
    doubtful = page.locator(".lines > li").count()
    page.wait_for_selector(".lines > li:first-of-type [data-open]:focus")
    for _doubt in range(doubtful):
        desk.accept()
    desk.open("f")
    desk.open("Enter")
    with capsys.disabled():
        print(f"\n81 tasks, {doubtful} with doubts, from upload to ledger: {desk.pressed} key presses")
    assert ("/ledger/plans/" in page.url, desk.pressed, complaints) == (True, doubtful + 5, [])
