"""A paper survives JSON, and the same paper gives the same Word file, in the measures of the standard."""

import json
from dataclasses import replace
from io import BytesIO

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Emu

from luoshi.core.papers import Form, Heading, Paper, Table, Words, as_data, docx_of, of_data
from luoshi.core.papers.measures import RED
from luoshi.core.papers.page import page_of

PAPER = Paper(
    form=Form.LETTER,
    mark="示范县人民政府督查室",
    number="示政督函〔2026〕1号",
    title="关于加快推进农村改厕的提醒函",
    addressee="县农业农村局",
    body=(
        Words("你单位牵头的任务未按时报告。"),
        Heading("一、涉及任务"),
        Table(("序号", "任务"), (("12", "改造农村户厕"),), (1, 5)),
    ),
    signer="示范县人民政府督查室",
    day="2026年9月17日",
)


def opened(paper):
    return Document(BytesIO(docx_of(paper)))


def words(file):
    return [paragraph.text for paragraph in file.paragraphs if paragraph.text]


def test_a_paper_is_the_same_after_json():
    assert of_data(json.loads(json.dumps(as_data(PAPER)))) == PAPER


def test_the_same_paper_gives_the_same_bytes():
    assert docx_of(PAPER) == docx_of(of_data(as_data(PAPER)))


def test_a_letter_says_everything_in_order():
    file = opened(PAPER)
    assert words(file) == [
        "示政督函〔2026〕1号",
        "关于加快推进农村改厕的提醒函",
        "县农业农村局：",
        "你单位牵头的任务未按时报告。",
        "一、涉及任务",
        "示范县人民政府督查室",
        "2026年9月17日",
    ]
    assert [[cell.text for cell in row.cells] for row in file.tables[0].rows] == [
        ["序号", "任务"],
        ["12", "改造农村户厕"],
    ]
    assert [one.text for one in file.sections[0].first_page_header.paragraphs] == ["示范县人民政府督查室"]


def test_a_document_carries_its_mark_in_the_body_and_names_who_gets_a_copy():
    file = opened(replace(PAPER, form=Form.DOCUMENT, mark="示范县人民政府督查室文件", copies="县委办公室"))
    assert (words(file)[0], words(file)[-1]) == ("示范县人民政府督查室文件", "抄送：县委办公室")


def test_what_is_no_official_paper_begins_with_its_title_and_nothing_in_it_is_red():
    plain = replace(PAPER, form=Form.PLAIN, mark="", number="", addressee="")
    assert of_data(json.loads(json.dumps(as_data(plain)))) == plain
    assert (words(opened(plain))[0], is_red(plain)) == (PAPER.title, (False, False))
    assert [is_red(replace(PAPER, form=form)) for form in (Form.LETTER, Form.DOCUMENT)] == [(True, True)] * 2


def is_red(paper):
    """Whether the Word file has a red word or rule, and the page for print a mark."""
    parts = [opened(paper).element.xml, opened(paper).sections[0].first_page_header._element.xml]
    return RED in "".join(parts), 'class="mark"' in page_of(paper)


def test_who_issues_it_jointly_is_named_in_a_row_and_the_day_stands_under_the_last():
    joint = replace(PAPER, joined=("中共示范县委督查室",))
    assert of_data(json.loads(json.dumps(as_data(joint)))) == joint
    names = opened(joint).tables[-1]
    assert [[cell.text for cell in row.cells] for row in names.rows] == [
        ["示范县人民政府督查室", "中共示范县委督查室"],
        ["", "2026年9月17日"],
    ]


def test_a_paper_that_was_frozen_before_papers_were_issued_jointly_joins_nobody():
    old = {name: value for name, value in as_data(PAPER).items() if name != "joined"}
    assert of_data(old) == PAPER


def test_the_sheet_leaves_the_type_area_of_the_standard():
    section = opened(PAPER).sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    height = section.page_height - section.top_margin - section.bottom_margin
    assert (round(Emu(width).mm), round(Emu(height).mm)) == (156, 225)
    assert section._sectPr.find(qn("w:docGrid")).get(qn("w:linePitch")) == "579"
