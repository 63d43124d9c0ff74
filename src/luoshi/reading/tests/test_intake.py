"""Intake: bytes become text and flow, and every word keeps its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.reading.errors import UnreadableFile
from luoshi.reading.flow import Cell, Flow, Span
from luoshi.reading.intake import take_in

PLAN = "一、强化科技创新\n1.培育企业。新增高新技术企业10家以上。(牵头单位:县科技局)\n"


def flow_of(page: str) -> Flow:
    return take_in(page.encode(), "页面.html")[2]


ENCODINGS = ("utf-8", "gb18030", "gb2312", "hz", "utf-16", "utf-16-le", "utf-16-be", "utf-32-le", "utf-8-sig")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_plain_text_in_every_encoding_offices_use(encoding):
    _, text, flow = take_in(PLAN.encode(encoding), "plan.txt")

    assert text.removeprefix("\ufeff") == PLAN
    assert flow.text == PLAN
    where = Span(PLAN.index("县科技局"), PLAN.index("县科技局") + 4)
    assert text[slice(*flow.to_source(where))] == "县科技局"


def test_traditional_characters_in_big5():
    plan = "一、強化科技創新工作,由縣政府牽頭實施。\n二、推進重點項目建設和管理。"
    source, text, _ = take_in(plan.encode("big5"), "plan.txt")

    assert (source.encoding, text) == ("big5", plan)


def test_characters_of_four_bytes():
    assert take_in("𠮷㐂镇".encode("gb18030"), "a.txt")[1] == "𠮷㐂镇"


@pytest.mark.parametrize(
    ("label", "encoding"), [("utf-8", "gb18030"), ("big5", "gb18030"), ("iso-8859-1", "gb18030"), ("gb2312", "utf-8")]
)
def test_a_wrong_label_leads_nobody_astray(label, encoding):
    page = f"<html><head><meta charset={label}></head><body><p>{PLAN}</p></body></html>"
    assert take_in(page.encode(encoding), "a.htm")[1] == page


@pytest.mark.parametrize(
    ("taken_for", "meant"),
    [("gb18030", "utf-8"), ("latin-1", "gb18030"), ("cp1252", "utf-8"), ("utf-8", "gb18030"), ("big5", "gb18030")],
)
@pytest.mark.parametrize("saved", ["utf-8", "gb18030"])
def test_a_text_that_was_opened_wrongly_and_saved_says_so(taken_for, meant, saved):
    garbled = (PLAN * 20).encode(meant).decode(taken_for, "replace")
    with pytest.raises(UnreadableFile, match="mixed up"):
        take_in(garbled.encode(saved), "plan.txt")


def test_a_few_rare_characters_are_no_mix_up():
    assert take_in("镕珺喆,〇犇\n甲,乙\n".encode(), "plan.txt")[1] == "镕珺喆,〇犇\n甲,乙\n"


def test_a_damaged_byte_among_thousands_is_told_and_the_rest_is_read():
    data = (PLAN * 20).encode() + b"\xff" + (PLAN * 20).encode()
    _, text, flow = take_in(data, "plan.txt")

    assert text == PLAN * 20 + "\ufffd" + PLAN * 20
    assert flow.doubts == ("Characters of the file are damaged; they stand as � in the text.",)


def test_a_page_labelled_gb2312_may_hold_rarer_characters():
    page = "<html><head><meta charset='gb2312'><title>通知</title></head><body><p>祎珺镕</p></body></html>"
    source, text, flow = take_in(page.encode("gb18030"), "a.htm")

    assert (source.encoding, text, flow.text) == ("gb18030", page, "通知\n祎珺镕\n")


def test_windows_line_breaks_are_one_break_and_positions_stay():
    source, text, flow = take_in("甲局\r\n乙局\r\n".encode(), "a.txt")

    assert (flow.text, source.characters) == ("甲局\n乙局\n", 8)
    assert text[slice(*flow.to_source(Span(3, 5)))] == "乙局"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n", "empty"),
        (b"%PDF-1.7 ...", "damaged"),
        (b"PK\x03\x04....", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "format_later"),
        (b"GIF89a", "format_later"),
        (b"\x00\x01\x02\x03\x04\xff\xfe", "broken_encoding"),
        (PLAN.encode()[:-5] + b"\xff\xff\xfe", "broken_encoding"),
        (b"<html><body><script>var x = 1;</script><p> </p></body></html>", "no_text"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(data, code):
    with pytest.raises(UnreadableFile) as refused:
        take_in(data, "x.txt")

    assert refused.value.code == code
    assert refused.value.message and refused.value.advice


def test_a_page_becomes_lines_without_its_furniture():
    page = """---
title: '关于春耕的通知'
layout: default
---
<%@ page language="java" %><nav><a>首页</a></nav><style>p {}</style>
<div><p>一、备&nbsp;耕</p><!-- 草稿 --><p>县农业
农村局<br>牵头 &ldquo;保春灌&rdquo; a   b</p><select><option>甲</option></select></div>"""

    assert flow_of(page).text == "关于春耕的通知\n一、备\xa0耕\n县农业农村局\n牵头 “保春灌” a b\n"


def test_an_entity_is_covered_whole():
    page = "<p>推进&ldquo;一网通办&rdquo;。</p><p>完</p>"
    flow = flow_of(page)
    start = flow.text.index("“")

    covered = flow.to_source(Span(start, start + 6))
    assert page[slice(*covered)] == "&ldquo;一网通办&rdquo;"
    assert flow.to_flow(covered) == Span(start, start + 6)


def test_text_with_entities_and_no_block_tags_keeps_its_own_lines():
    assert flow_of("&nbsp;一、总体要求\n&nbsp;二、重点任务").text == "\xa0一、总体要求\n\xa0二、重点任务"


def test_spaces_of_all_widths_indent_alike():
    assert flow_of("<p>&emsp;&emsp;一、备耕</p><p>&ensp;二、春灌</p>").text == "\u3000\u3000一、备耕\n\u3000二、春灌\n"
    assert take_in("\u2003一、备耕".encode(), "a.txt")[2].text == "\u3000一、备耕"


def test_an_element_that_is_never_closed_swallows_nothing():
    assert flow_of("<nav>首页<p>一、备耕</p><p>二、春灌</p>").text == "首页\n一、备耕\n二、春灌\n"


@pytest.mark.parametrize(
    ("declared", "words"),
    [
        ("<![if !supportLists]>甲<![endif]>", "甲"),
        ("<![CDATA[乙>丙]]>甲", "甲"),
        ("<![foo[乙]]>甲", "甲"),
        ("<!-- 乙 -->甲", "甲"),
        ("<!-- 甲", "<!-- 甲"),
        ("<![甲", "<![甲"),
        ("甲<a href=", "甲<a href="),
    ],
)
def test_what_a_page_declares_is_left_out_and_what_never_ends_is_text(declared, words):
    assert flow_of(f"<p>一</p><p>二</p>{declared}").text == f"一\n二\n{words}"


def test_a_page_that_holds_its_text_escaped_is_read_through():
    page = "<div>正文</div>&lt;p&gt;一、备耕&amp;nbsp;县局&lt;/p&gt;&lt;p&gt;&lt;b&gt;二、春灌&lt;/b&gt;&lt;/p&gt;"
    flow = flow_of(page)
    name = flow.text.index("二、春灌")

    assert flow.text == "正文\n一、备耕\xa0县局\n二、春灌\n"
    assert page[slice(*flow.to_source(Span(name, name + 4)))] == "二、春灌"


def test_a_data_table_inside_a_layout_table_is_a_grid():
    flow = flow_of(
        "<table><tr><td>栏目</td><td><table><tr><th>序号<th>任务<th>单位</tr>"
        "<tr><td colspan=3>一、农业</td></tr><tr><td>1</td><td>甲</td><td rowspan=2>丙局</td></tr>"
        "<tr><td>2</td><td>乙</td></tr></table></td></tr></table>"
    )
    (table,) = flow.tables

    assert [(flow.words(cell.span), cell.row, cell.column, cell.rows, cell.columns) for cell in table.cells] == [
        ("序号", 0, 0, 1, 1),
        ("任务", 0, 1, 1, 1),
        ("单位", 0, 2, 1, 1),
        ("一、农业", 1, 0, 1, 3),
        ("1", 2, 0, 1, 1),
        ("甲", 2, 1, 1, 1),
        ("丙局", 2, 2, 2, 1),
        ("2", 3, 0, 1, 1),
        ("乙", 3, 1, 1, 1),
    ]
    assert flow.words(table.span) == "序号\n任务\n单位\n一、农业\n1\n甲\n丙局\n2\n乙"


def test_a_list_beside_cells_of_the_row_above_lays_out_no_page():
    parts = "".join(f"<p>{number}.办好一件实事</p>" for number in range(1, 7))
    flow = flow_of(
        "<table><tr><th>任务<th>分解<th>要点</tr><tr><td rowspan=2>改善服务<td>3月:排查问题<td rowspan=2>办结率</tr>"
        f"<tr><td>{parts}</tr><tr><td>建好队伍<td>举办培训三期，人员全部参加<td>人数</tr></table>"
    )

    assert [len(table.cells) for table in flow.tables] == [10]


def test_cells_flow_one_a_line_and_empty_cells_have_none():
    flow = flow_of("<table><tr><td>甲</td><td></td><td>乙</td></tr><tr><td>丙</td></tr></table>")

    assert flow.text == "甲\n乙\n丙\n"
    assert flow.tables[0].cells[1] == Cell(Span(2, 2), 0, 1)


WORDS = st.text(alphabet="一二县市局部门0123456789.、。abc<>", min_size=1, max_size=8).filter(
    lambda words: "<" not in words
)
NODES = st.recursive(
    WORDS
    | st.sampled_from(
        ["&nbsp;", "&ldquo;", "&#12289;", "<br>", "\n   ", "<!-- 注 -->", "<script>var 甲;</script>", " "]
    ),
    lambda inner: st.tuples(
        st.sampled_from(["p", "span", "td", "div", "b", "a", "li", "h1"]), st.lists(inner, max_size=4)
    ).map(lambda node: f"<{node[0]} class='x>y' href='/甲.doc'>{''.join(node[1])}</{node[0]}>"),
    max_leaves=20,
)


@given(st.lists(NODES, min_size=1, max_size=6))
def test_words_of_a_page_stand_in_the_source_where_the_flow_says(nodes):
    page = "<div>甲</div>" + "".join(nodes) + "<p>乙</p>"
    flow = flow_of(page)

    for at, character in enumerate(flow.text):
        covered = flow.to_source(Span(at, at + 1))
        written = page[slice(*covered)]
        if character != "\n":
            assert written == character or written.startswith("&") or written.isspace()
            assert flow.to_flow(covered) == Span(at, at + 1)


@given(st.lists(NODES, min_size=1, max_size=6))
def test_lines_without_entities_stand_in_the_source_but_for_tags(nodes):
    page = "<div>甲</div>" + "".join(node for node in nodes if "&" not in node) + "<p>乙</p>"
    flow, at = flow_of(page), 0

    for line in flow.text.splitlines():
        at = flow.text.index(line, at)
        span = Span(at, at + len(line))
        assert flow.to_flow(flow.to_source(span)) == span
        at += len(line)


WRAPPED = """青河县2024年重点工作方案
一、强化科技创新
1.培育科技企业。年内新增高新技术企业10家以上,培育科技型中小
企业30家,建设市级重点实验室2家,引进高层次人才15名,为产业转型
升级提供支撑。(牵头单位:县科技局;配合单位:县人力资源和社会保
— 1 —
障局、县财政局)
2.完善创新平台。支持龙头企业建设技术创新中心,全年完成研发投
入1.5亿元,技术合同成交额达到3亿元,产学研合作项目不少于20个,
推动科技成果就地转化。(牵头单位:县工业和信息化局)
3.优化创新服务。建立科技特派员制度,选派特派员50名,服务全县所
有乡镇,为农户解决技术难题,推广新品种新技术。
"""


def test_lines_that_were_wrapped_by_force_are_joined_over_page_numbers():
    _, text, flow = take_in(WRAPPED.encode(), "plan.txt")
    name = flow.text.index("县人力资源和社会保障局")

    assert flow.text.splitlines() == [
        "青河县2024年重点工作方案",
        "一、强化科技创新",
        "1.培育科技企业。年内新增高新技术企业10家以上,培育科技型中小企业30家,建设市级重点实验室2家,引进高层次人才15名,"
        "为产业转型升级提供支撑。(牵头单位:县科技局;配合单位:县人力资源和社会保障局、县财政局)",
        "2.完善创新平台。支持龙头企业建设技术创新中心,全年完成研发投入1.5亿元,技术合同成交额达到3亿元,产学研合作项目不少于20个,"
        "推动科技成果就地转化。(牵头单位:县工业和信息化局)",
        "3.优化创新服务。建立科技特派员制度,选派特派员50名,服务全县所有乡镇,为农户解决技术难题,推广新品种新技术。",
    ]
    assert text[slice(*flow.to_source(Span(name, name + 11)))] == "县人力资源和社会保\n— 1 —\n障局"


@pytest.mark.parametrize("brackets", ["()", "［］", "【】"])
def test_a_line_that_ends_with_a_note_ends_its_paragraph_though_it_is_full(brackets: str):
    note = f"{brackets[0]}牵头单位:县工业和信息化局;配合单位:县商务局{brackets[1]}"
    lines = WRAPPED.splitlines()
    full = f"培育企业。{note}"
    text = "\n".join([*lines[:7], full, "完善服务体系。选派特派员,为农户解决难题。", *lines[7:]])

    assert full in flow_of(text).text.splitlines()


def test_a_list_of_lines_is_not_joined():
    lines = "\n".join(f"{n}.完善第{n}项制度,落实第{n}项任务。" for n in range(1, 30))
    cells = "\n".join(
        ["序号", "任务", "单位", *(word for n in range(9) for word in (str(n), "整修水渠和道路", "县水利局"))]
    )

    assert flow_of(lines).text == lines
    assert flow_of(cells).text == cells


def test_a_text_beyond_all_measure_is_refused():
    with pytest.raises(UnreadableFile) as refused:
        take_in("一、甲\n(一)乙\n1.丙\n".encode() * 500_000, "a.txt")
    assert refused.value.code == "too_large"
