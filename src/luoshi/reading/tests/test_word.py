"""Word documents: what Word shows is read, its own numbers too; what does not show is left out; no bomb read."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from luoshi.reading import UnreadableFile, open_file, read
from luoshi.reading.intake import old_word
from luoshi.reading.intake.docx import MARGINS
from luoshi.reading.intake.docx_body import BOXES, CHANGES, HIDDEN
from luoshi.reading.intake.docx_numerals import written

pytestmark = pytest.mark.whole

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def document(body: str, **parts: str) -> bytes:
    """A document of this body, with other parts by their names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f'<w:document xmlns:w="{SPACE}"><w:body>{body}</w:body></w:document>')
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", f'<w:{name} xmlns:w="{SPACE}">{content}</w:{name}>')
    return stream.getvalue()


def said(words: str, properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{words}</w:t></w:r></w:p>"


def numbered(words: str, level: int, key: int = 1) -> str:
    return said(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>')


def level(at: int, style: str, pattern: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{pattern}"/>'
        f"{more}</w:lvl>"
    )


LEVELS = level(0, "chineseCountingThousand", "%1、") + level(1, "decimal", "%2.") + level(2, "decimal", "%1.%2.%3")
LISTS = (
    f'<w:abstractNum w:abstractNumId="7">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def lines_of(data: bytes) -> list[str]:
    return open_file(data, "a").text.splitlines()


def test_numbers_restart_below_a_higher_one_and_where_a_list_says_so():
    body = (numbered("甲", 0), numbered("乙", 1), numbered("丙", 1), numbered("丁", 0), numbered("戊", 1))
    lines = lines_of(document("".join((*body, numbered("己", 1, 2), numbered("2025年", 1, 2))), numbering=LISTS))

    assert lines == ["一、甲", "1.乙", "2.丙", "二、丁", "1.戊", "5.己", "6. 2025年"]


def test_numbers_of_several_levels_are_in_digits_where_the_level_says_so():
    lists = LISTS.replace('w:val="%1.%2.%3"/>', 'w:val="%1.%2.%3"/><w:isLgl/>')

    assert lines_of(document(numbered("甲", 0) + numbered("乙", 2), numbering=lists)) == ["一、甲", "1.1.1 乙"]


def test_a_style_numbers_its_paragraphs_and_a_paragraph_can_refuse():
    styles = '<w:style w:styleId="B"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    styles += '<w:style w:styleId="H"><w:basedOn w:val="B"/></w:style>'
    heading, none = '<w:pStyle w:val="H"/>', '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = said("甲", heading) + said("乙", heading + none) + said("丙", heading)

    assert lines_of(document(body, numbering=LISTS, styles=styles)) == ["一、甲", "乙", "二、丙"]


@pytest.mark.parametrize(
    ("style", "number", "words"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCountingThousand", 12, "十二"),
        ("chineseCounting", 20, "二十"),
        ("chineseCounting", 105, "一百零五"),
        ("chineseLegalSimplified", 3, "叁"),
        ("ideographTraditional", 2, "乙"),
        ("decimalEnclosedCircle", 11, "⑪"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalZero", 3, "03"),
        ("upperLetter", 28, "BB"),
        ("lowerRoman", 14, "xiv"),
        ("bullet", 1, ""),
        ("unheard", 4, "4"),
        ("chineseCounting", 10**12, "1000000000000"),
    ],
)
def test_numerals(style, number, words):
    assert written(number, style) == words


def test_deleted_words_go_and_inserted_ones_stay():
    gone = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>"
    body = f"<w:p>{gone}<w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>"
    joined = said("前", "<w:rPr><w:del/></w:rPr>") + said("后")
    flow = open_file(document(body + joined), "a").flow

    assert (flow.text, flow.doubts) == ("新\n前后\n", (CHANGES,))


def test_hidden_words_boxes_and_margins_are_left_out_and_said():
    box = f"<w:p><w:r><w:drawing><w:txbxContent>{said('框')}</w:txbxContent></w:drawing></w:r></w:p>"
    data = document(said("甲") + said("乙", run="<w:vanish/>") + box, footnotes=said("注意"))

    assert open_file(data, "a").flow.text == "甲\n"
    assert set(open_file(data, "a").flow.doubts) == {HIDDEN, BOXES, MARGINS}


def test_the_number_of_the_page_is_not_worth_a_warning():
    assert open_file(document(said("甲"), footnotes=said("第 1 页 共 3 页")), "a").flow.doubts == ()


def task_table() -> Any:
    """A table whose first column spans two rows and whose last row spans two columns."""
    book = Document()
    table = book.add_table(4, 3)
    rows = (("领域", "任务", "责任单位"), ("交通", "修路", "县交通局"), ("", "建桥", "县水利局"), ("合计", "", "两项"))
    for row, words in enumerate(rows):
        for column, each in enumerate(words):
            table.cell(row, column).text = each
    table.cell(1, 0).merge(table.cell(2, 0)).text = "交通"
    table.cell(3, 0).merge(table.cell(3, 1)).text = "合计"
    return book


def saved(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_table_with_merged_cells_reads_as_its_twin_on_a_page():
    page = (
        "<table><tr><td>领域<td>任务<td>责任单位<tr><td rowspan=2>交通<td>修路<td>县交通局"
        "<tr><td>建桥<td>县水利局<tr><td colspan=2>合计<td>两项</table>"
    )
    word, twin = (open_file(data, "a").flow for data in (saved(task_table()), page.encode()))

    assert word.text == twin.text
    assert [table.cells for table in word.tables] == [table.cells for table in twin.tables]


def test_what_was_read_stands_at_its_span():
    data = saved(task_table())
    text = open_file(data, "任务.txt").text
    tasks = read(data, "任务.txt")[0].tasks

    units = [(each.unit, text[slice(*each.span)]) for task in tasks for each in task.responsibilities]
    assert units[:2] == [("县交通局", "县交通局"), ("县水利局", "县水利局")]


def test_a_document_cut_off_anywhere_is_refused():
    data = saved(task_table())
    for at in range(4, len(data), len(data) // 97):
        with pytest.raises(UnreadableFile) as refused:
            open_file(data[:at], "a.docx")
        assert refused.value.code == "damaged"


def test_a_document_with_bytes_turned_over_is_read_or_refused():
    data = saved(task_table())
    for at in range(0, len(data), len(data) // 97):
        try:
            open_file(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :], "a.docx")
        except UnreadableFile as refused:
            assert refused.advice


@pytest.mark.parametrize(
    "xml",
    ["<w:document", '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///x">]><a/>'],
)
def test_what_word_has_not_written_is_refused(xml):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", xml)

    with pytest.raises(UnreadableFile, match="damaged"):
        open_file(stream.getvalue(), "a.docx")


@pytest.mark.parametrize("limit", ["packages._MOST_BYTES", "docx._MOST_CHARACTERS"])
def test_an_enormous_document_is_refused(monkeypatch, limit):
    monkeypatch.setattr(f"luoshi.reading.intake.{limit}", 3)

    with pytest.raises(UnreadableFile, match="larger than any"):
        open_file(document(said("一二三四五")), "a.docx")


OLD = b"\xd0\xcf\x11\xe0" + " Book\0".encode("utf-16-le") + bytes(496) + "WordDocument\0".encode("utf-16-le")


def test_an_old_document_is_named_and_what_to_do_told(monkeypatch):
    monkeypatch.setattr(old_word, "converter", lambda: None)
    with pytest.raises(UnreadableFile, match="save it as docx"):
        open_file(OLD, "a")


def test_an_old_document_is_not_converted_in_haste():
    with pytest.raises(UnreadableFile) as answer:
        open_file(OLD, "a", slowly=False)
    assert answer.value.code == "old_word"


def converting(folder: Path, *lines: str) -> str:
    """A program that stands in for LibreOffice."""
    program = folder / "soffice"
    program.write_text("\n".join(("#!/bin/sh", *lines)))
    program.chmod(0o700)
    return str(program)


def test_an_old_document_is_read_as_what_it_is_converted_to(monkeypatch, tmp_path):
    (tmp_path / "new.docx").write_bytes(document(said("一、备耕")))
    program = converting(tmp_path, f"cp '{tmp_path}/new.docx' given.docx", f"cp -r profile '{tmp_path}'")
    monkeypatch.setattr(old_word, "converter", lambda: program)
    opened = open_file(OLD, "a.doc")

    assert (opened.source.media_type, opened.text) == ("application/msword", "一、备耕\n")
    assert "DisableMacrosExecution" in (tmp_path / "profile/user/registrymodifications.xcu").read_text()


@pytest.mark.parametrize("lines", [("exit 0",), ("sleep 60 & wait",)], ids=["nothing comes of it", "it never ends"])
def test_what_cannot_be_converted_is_refused_in_time(monkeypatch, tmp_path, lines):
    program = converting(tmp_path, *lines)
    monkeypatch.setattr(old_word, "converter", lambda: program)
    monkeypatch.setattr(old_word, "_SECONDS", 1)
    with pytest.raises(UnreadableFile) as answer:
        open_file(OLD, "a.doc")
    assert answer.value.code == "damaged"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def test_a_row_that_was_deleted_goes_and_one_that_begins_further_right_keeps_its_columns():
    rows = row(said("甲"), said("乙")) + row(said("丙"), said("丁"), properties="<w:del/>")
    rows += row(said("戊"), properties='<w:gridBefore w:val="1"/>')
    flow = open_file(document(f"<w:tbl>{rows}</w:tbl>"), "a").flow

    assert flow.text == "甲\n乙\n戊\n"
    assert [cell.column for table in flow.tables for cell in table.cells] == [0, 1, 1]


def test_a_table_that_lays_out_the_page_is_no_table():
    inner = f"<w:tbl>{row(said('甲'), said('乙'))}{row(said('丙'), said('丁'))}</w:tbl>"
    outer = f"<w:tbl>{row(said('左'), inner)}{row(said('下'), said('右'))}</w:tbl>"
    flow = open_file(document(outer), "a").flow

    assert flow.text == "左\n甲\n乙\n丙\n丁\n下\n右\n"
    assert [flow.words(table.span) for table in flow.tables] == ["甲\n乙\n丙\n丁"]
