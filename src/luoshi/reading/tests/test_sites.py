"""Pages of government sites: in whatever layout, the document comes out and the site stays behind."""

from dataclasses import replace

import pytest

from luoshi.reading import read
from luoshi.reading.intake import take_in
from luoshi.reading.planted.sites import LAYOUTS, Leaf, widened
from luoshi.reading.vocabulary import words

FIELDS = (
    ("索引号", "11371723MB2857-1X/2024-00012"),
    ("发布机构", "青河县人民政府办公室"),
    ("发文字号", "青政办发〔2024〕8号"),
    ("成文日期", "2024-03-15"),
    ("发布日期", "2024-03-18"),
    ("有效性", "有效"),
    ("组配分类", "规划计划"),
)
LEAF = Leaf(
    "青河县人民政府办公室关于印发2024年重点工作任务分工方案的通知",
    "青河县人民政府",
    FIELDS,
    "2024-03-18",
    (
        "各镇街、县直各单位：",
        "现将《2024年重点工作任务分工方案》印发给你们，请认真贯彻执行。",
        "青河县人民政府办公室",
        "2024年3月15日",
        "2024年重点工作任务分工方案",
        "一、推进产业升级",
        "1.培育科技企业。年内新增高新技术企业10家以上。（牵头单位：县科技局；配合单位：县财政局）",
        "2.完善创新平台。全年完成研发投入1.5亿元。（牵头单位：县工业和信息化局）",
        "二、办好民生实事",
        "3.改造学校。年底前改造学校5所。（主办单位：县教育和体育局；协办单位：县财政局）",
    ),
    (("附件1：重点项目清单.xlsx", "/P020240315.xlsx"), ("2.考核办法.docx", "./W020240315.docx")),
)
SITE = words(
    "首页 最新文件 政务公开 互动交流 打印 关闭 上一 下一 备案 标识码 扫一扫 微信 热点 放假 公报 登录 目录 财政资金 承办"
)


@pytest.fixture(params=LAYOUTS, ids=lambda layout: layout.__name__)
def html(request) -> str:
    return request.param(LEAF)


def test_the_words_of_the_document_come_out_whole(html):
    lines = [line.strip() for line in take_in(html.encode(), "页.html")[2].text.splitlines()]
    first = lines.index(LEAF.paragraphs[0])

    assert tuple(lines[first : first + len(LEAF.paragraphs)]) == LEAF.paragraphs
    assert lines.count(LEAF.title) == 1


def test_the_site_stays_behind(html):
    text = take_in(html.encode(), "页.html")[2].text
    assert [word for word in SITE if word in text] == []


def test_the_fields_and_the_tasks_are_read(html):
    (reading,) = read(html.encode(), "页.html")
    document = reading.document
    fields = (document.document_number, document.index_number, document.effect)

    assert (document.title, document.written_on, document.published_on) == (LEAF.title, "2024-03-15", "2024-03-18")
    assert fields == (("青政办发〔2024〕8号", FIELDS[0][1], "有效") if FIELDS[0][1] in html else (None, None, None))
    assert [(task.number, [one.unit for one in task.responsibilities]) for task in reading.tasks] == [
        ("1", ["县科技局", "县财政局"]),
        ("2", ["县工业和信息化局"]),
        ("3", ["县教育和体育局", "县财政局"]),
    ]


def test_the_table_of_fields_is_kept_as_it_is_printed_with_its_places(html):
    (reading,) = read(html.encode(), "页.html")
    printed = reading.document.printed

    assert tuple((one.label, one.value) for one in printed[: len(FIELDS)]) == (FIELDS if FIELDS[0][1] in html else ())
    assert [html[slice(*one.span)] for one in printed] == [one.value for one in printed]


def test_fields_under_a_long_document_are_read_too():
    long = replace(LEAF, paragraphs=LEAF.paragraphs + ("加强组织领导，确保落到实处，取得实效。" * 20,) * 9)
    (reading,) = read(widened(long).encode(), "页.html")

    assert (reading.document.document_number, reading.document.effect) == ("青政办发〔2024〕8号", "有效")
    assert len(reading.document.printed) == len(FIELDS)


def test_the_files_are_listed_with_their_places(html):
    (reading,) = read(html.encode(), "页.html")

    assert [one.name for one in reading.attachments] == [name for name, _ in LEAF.files]
    assert [html[slice(*one.span)] for one in reading.attachments] == [name for name, _ in LEAF.files]


def test_a_page_that_is_only_a_document_loses_nothing():
    html = "<html><body><h1>通知</h1><p>一、备耕</p><p>主办单位：县农业农村局</p><div>甲</div></body></html>"
    assert take_in(html.encode(), "页.html")[2].text == "通知\n一、备耕\n主办单位：县农业农村局\n甲\n"


def test_a_list_of_links_without_any_text_is_left_as_it_is():
    html = "<ul><li><a href='/1'>全县春季会议召开</a></li><li><a href='/2'>关于放假的公告</a></li></ul><p>版权所有</p>"
    assert take_in(html.encode(), "页.html")[2].text == "全县春季会议召开\n关于放假的公告\n版权所有\n"


def test_the_name_of_a_page_is_read_without_that_of_the_site_where_nothing_else_says_it():
    html = (
        "<title>关于春耕的通知-青河县政府网</title><div><a href='/'>首页</a></div>"
        + f"<p>{'抓好春耕备耕工作。' * 9}</p>"
    )
    assert take_in(html.encode(), "页.html")[2].text.splitlines()[0] == "关于春耕的通知"


def test_rows_of_buttons_cost_no_more_than_their_length():
    html = "<p>一、备耕</p>" + f"<p>{'返回首页' * 18}甲</p>" * 50 + f"<p>{'分享到 ' * 18}甲</p>" * 50
    assert take_in(html.encode(), "页.html")[2].text.count("返回首页") == 18 * 50
