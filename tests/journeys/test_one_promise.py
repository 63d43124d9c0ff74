"""A month with four people: a promise travels the whole loop, from the plan to the bulletin and its correction.

The office sits at a desktop, one unit's liaison officer has a keyboard alone, another's and the county's head have a
phone in their hands. `make test` plays it on SQLite and on PostgreSQL.
"""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from docx import Document as Word

from tests.support.browser import barriers
from tests.support.desks import Now, Person, Town
from tests.support.keyboard import Keyboard
from tests.support.world import problems

pytestmark = pytest.mark.journey

PLAN = """青石县2026年重点工作任务清单

青石政发〔2026〕8号

一、推动科技创新

1.培育创新企业。年内新增高新技术企业6家。（牵头单位：县科学技术局）

二、推进乡村振兴

2.建设高标准农田。年内新建高标准农田6万亩。（牵头单位：县农业农村局）

青石县人民政府
2026年2月6日
"""
REPORTED, SILENT = "培育创新企业", "建设高标准农田"
MINE = "/dispatch/mine/"
RETURNED, OBSTACLE, INSTRUCTION = "请附认定文件并写明企业名单", "迁改手续未办", "请倒排工期，按周报我。"
NUMBER = "〔2026〕1号"
STORY = [
    "已采纳入台账",
    "调度2026年8月进展",
    "亮灯：待数",
    "亮灯：严重滞后 宽限期满未报",
    "发出青督函〔2026〕1号",
    "签收青督函〔2026〕1号",
    "反馈青督函〔2026〕1号 人员变动未交接，9月起由专人报送。",
    "反馈通过，青督函〔2026〕1号办结",
    "韩远 县长批示县农业农村局 请倒排工期，按周报我。",
    "县农业农村局回复批示 已倒排工期。",
    "批示回复已认可",
    "见于2026年8月通报",
]
FOREWORD = "8月各单位总体有力，个别单位报告不及时。"


def adopt_the_plan(office: Person) -> None:
    page = office.at("/documents/upload/")
    page.set_input_files("input[type=file]", {"name": "plan.txt", "mimeType": "text/plain", "buffer": PLAN.encode()})
    office.press("上传并识别")
    office.follow("采纳入台账")
    office.press("采纳")
    assert REPORTED in office.at("/ledger/").locator("main").inner_text()


def open_a_round(office: Person, month: str) -> str:
    """The address of the round about a month."""
    office.at("/dispatch/")
    page = office.follow("青石县2026年重点工作任务清单")
    page.get_by_label("月份").select_option(label=month)
    office.press("开启调度并通知各单位")
    return page.url.removeprefix(office.address)


def report(unit: Person, value: str, words: str) -> None:
    """By keyboard: a slip is doubted; what was typed comes back as a draft and is reported with a proof."""
    page = unit.at(MINE)
    keys = Keyboard(page).to(REPORTED).press("Enter", "Tab").type("9000000")
    page.wait_for_selector("[data-doubt]")
    keys.press("Control+a").type(value)
    page.wait_for_selector("[data-doubt]", state="detached")
    with page.expect_response("**/draft/"):
        keys.to("工作进展").type(words)
    page = unit.at(MINE)
    assert barriers(page) == []
    assert page.locator("details.ask[open] input[data-counted]").first.input_value() == value
    keys = Keyboard(page).to("佐证材料、数据下降、困难问题").press("Enter")
    page.set_input_files("input[type=file][name=proof]", proof("认定文件.txt"))
    keys.to("报送").enter()


def report_again(unit: Person, value: str, words: str) -> None:
    """The message with which it came back stands above the form."""
    page = unit.at(MINE)
    page.locator("details.ask > summary").click()
    assert RETURNED in unit.text()
    page.locator("input[name^=value_]").fill(value)
    page.get_by_label("工作进展").fill(words)
    page.get_by_text("佐证材料、数据下降、困难问题").click()
    page.set_input_files("input[type=file][name=proof]", proof("认定文件.txt"))
    unit.press(f"报送 {REPORTED}")


def report_with_an_obstacle(unit: Person, value: str) -> None:
    """By touch: the figure, and what only a leader can clear."""
    page = unit.at(MINE)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    page.locator("details.ask > summary").tap()
    page.locator("input[name^=value_]").fill(value)
    page.get_by_label("工作进展").fill("已完成放样。")
    page.get_by_text("佐证材料、数据下降、困难问题").tap()
    page.get_by_label("困难问题").fill(OBSTACLE)
    page.get_by_text("需领导协调").tap()
    assert barriers(page) == []
    unit.press(f"报送 {SILENT}")


def clear_the_way(leader: Person) -> None:
    page = leader.at("/")
    leader.follow(f"困难问题：{OBSTACLE}")
    page.get_by_label("答复").fill("由县政府办牵头，本月办结。")
    leader.press("答复")
    assert "已答复" in page.locator(".state").first.inner_text()


def proof(name: str) -> dict[str, str | bytes]:
    return {"name": name, "mimeType": "text/plain", "buffer": "材料".encode()}


def give_back(office: Person, round: str) -> None:
    page = office.at(f"{round}?show=in_review")
    office.follow(REPORTED)
    page.get_by_label("给该单位的说明").fill(RETURNED)
    office.press("退回")


def accept(office: Person, round: str, title: str) -> None:
    office.at(f"{round}?show=in_review")
    office.follow(title)
    office.press("审核通过")


def instruct(leader: Person) -> None:
    """The leader writes on the task that is red, from its page."""
    page = leader.at(task_of(leader, SILENT))
    leader.follow("写批示")
    page.get_by_label("批示内容").fill(INSTRUCTION)
    leader.leave_by(page.locator("main form .btn-primary"))


def answer_the_instruction(unit: Person, leader: Person) -> None:
    """The unit answers, the leader accepts; his one page prints on one sheet."""
    page = unit.at("/letters/instructions/")
    unit.follow(INSTRUCTION)
    unit.follow("反馈")
    page.locator("main textarea").fill("已倒排工期。")
    unit.leave_by(page.locator("main form .btn-primary"))
    leader.at("/letters/instructions/")
    leader.follow(INSTRUCTION)
    leader.press("认可办结")
    sheet = leader.at("/ledger/leaders/mine/").get_by_role("link", name="打印一页纸").get_attribute("href")
    [page] = pypdfium2.PdfDocument(leader.page.context.request.get(f"{leader.address}{sheet}").body())
    assert INSTRUCTION not in page.get_textpage().get_text_bounded()  # it is carried out


def light_of(person: Person, title: str) -> str:
    """What the page of a task's light says."""
    person.at(task_of(person, title))
    person.leave_by(person.page.locator("main a[href$='/light/']").first)
    return person.text()


def task_of(person: Person, title: str) -> str:
    """The address of a task's page."""
    link = person.at(f"/ledger/?words={title}").locator("table.rows [data-open]").first
    return str(link.get_attribute("href"))


def issue_the_letter(office: Person) -> str:
    """The address of the letter that the rules proposed and the office has issued; what it is about stood before it."""
    office.at("/letters/proposals/")
    page = office.follow("县农业农村局")
    assert SILENT in office.text()
    office.press("发函")
    return page.url.removeprefix(office.address)


def papers(person: Person, address: str) -> list[str]:
    """The words of the Word and the PDF file of a letter or bulletin, without spaces."""
    word = Word(BytesIO(person.download(f"{address}as/docx/")))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    said = "".join([one.text for one in word.paragraphs] + cells)
    pages = pypdfium2.PdfDocument(person.download(f"{address}as/pdf/"))
    drawn = "".join(page.get_textpage().get_text_range() for page in pages)
    return ["".join(text.split()) for text in (said, drawn)]


def sign_and_answer(unit: Person, letter: str) -> None:
    page = unit.at(letter)
    unit.press("签收")
    unit.follow("反馈")
    page.get_by_label("原因和整改措施").fill("人员变动未交接，9月起由专人报送。")
    page.set_input_files("input[type=file]", proof("整改说明.txt"))
    unit.leave_by(page.locator("main form .btn-primary"))


def close_the_letter(office: Person, letter: str) -> None:
    office.at(letter)
    office.press("通过并办结")
    assert "已办结" in office.text()


def close_the_round(office: Person, round: str, now: Now) -> None:
    """Closed by hand; the worker then begins the bulletin."""
    office.at(round)
    office.press("结束本期调度")
    now.move(now.day)


def publish(office: Person, leader: Person, month: str) -> str:
    """The address of the bulletin about a month, written by the office and published by the leader."""
    office.at("/bulletins/")
    page = office.follow(month)
    address = page.url.removeprefix(office.address)
    office.follow("撰写前言")
    page.get_by_label("前言").fill(FOREWORD)
    office.press("撰写前言")
    page = leader.at(address)
    if (why := page.get_by_label("提前发布的理由")).count():
        why.fill("政府常务会议当日听取。")
        leader.press("提前发布")
    else:
        leader.press("发布")
    return address


def rows_behind(person: Person, bulletin: str) -> list[tuple[int, int]]:
    """Each figure of a bulletin with the number of rows that it opens to."""
    links = person.at(bulletin).locator("td.number a")
    figures = [(str(one.get_attribute("href")), one.inner_text().split()[0]) for one in links.all()]
    return [(int(said), person.at(address).locator("tbody tr").count()) for address, said in figures]


def correct(office: Person, value: str, reason: str) -> None:
    """The office corrects the figure of the task that was reported."""
    office.at(task_of(office, REPORTED))
    page = office.follow("报告2026年8月进展")
    office.follow("更正")
    page.get_by_label("正确数值").fill(value)
    page.get_by_label("差错原因").fill(reason)
    office.leave_by(page.locator("main form .btn-primary"))


def story_of(person: Person, title: str) -> list[str]:
    """What the page of a task tells, line by line, oldest first, and nothing in anybody's way."""
    page = person.at(task_of(person, title))
    assert barriers(page) == []
    return [line.split("\n")[0] for line in page.locator("[aria-labelledby=story] li .main").all_inner_texts()]


def days_of_round(month: int) -> Any:
    """The round about a month, for its days."""
    from luoshi.dispatch.models import Round

    return Round.objects.get(period_start__month=month)


def test_a_month_with_four_people(town: Town) -> None:
    office, leader = town.office, town.leader
    adopt_the_plan(office)
    august = open_a_round(office, "2026年8月")
    report(town.unit, "4", "新认定4家。")
    give_back(office, august)
    report_again(town.unit, "4", "新认定4家，名单附后。")
    accept(office, august, REPORTED)
    assert "● 正常" in light_of(office, REPORTED)

    town.now.move(days_of_round(8).grace_until + timedelta(days=1))
    assert "■ 严重滞后" in light_of(office, SILENT)
    letter = issue_the_letter(office)
    assert [(NUMBER in said, SILENT in said) for said in papers(town.second_unit, letter)] == [(True, True)] * 2
    sign_and_answer(town.second_unit, letter)
    close_the_letter(office, letter)
    instruct(leader)
    answer_the_instruction(town.second_unit, leader)

    town.now.move(days_of_round(8).closes_on)
    close_the_round(office, august, town.now)
    bulletin = publish(office, leader, "2026年8月")
    frozen = office.download(f"{bulletin}as/docx/")
    assert [FOREWORD in said for said in papers(leader, bulletin)] == [True, True]
    assert {said == rows for said, rows in rows_behind(leader, bulletin)} == {True}
    assert story_of(leader, SILENT) == STORY

    town.now.move(town.now.day + timedelta(days=1))
    correct(office, "3", "1家为复审，不计入新增。")
    september = open_a_round(office, "2026年9月")
    report_with_an_obstacle(town.second_unit, "3")
    clear_the_way(leader)
    accept(office, september, SILENT)
    town.now.move(days_of_round(9).closes_on)
    close_the_round(office, september, town.now)
    next_one = publish(office, leader, "2026年9月")
    assert ["应为3家，原报4家" in said for said in papers(leader, next_one)] == [True, True]
    assert office.download(f"{bulletin}as/docx/") == frozen
    assert [line for line in story_of(leader, REPORTED) if "更正" in line] == [
        "更正数字：新增高新技术企业 1家为复审，不计入新增。"
    ]
    assert {check for check in problems() if not check.startswith("settings.")} == set()  # these are the test's own
