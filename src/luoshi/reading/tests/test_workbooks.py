"""Workbooks and csv: every cell as it shows, at its address; what is hidden left out and said; no bomb read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date

import pytest
from openpyxl import Workbook

from luoshi.reading import UnreadableFile, open_file, read
from luoshi.reading.intake.sheets import LEFT_OUT, NO_MERGED, NO_PERCENT, NO_VALUE, address
from tests.support.workbooks import TITLE, UGLY_TITLE, county_ledger, open_document, ugly_table, workbook


def cells_of(data: bytes, name: str = "a.xlsx") -> list[tuple[str, str]]:
    """Address and words of every cell of the tables."""
    flow = open_file(data, name).flow
    return [(cell.place, flow.words(cell.span)) for table in flow.tables for cell in table.cells]


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The package with one part replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return stream.getvalue()


def sheet_xml(rows: str, rest: str = "") -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData>{rest}</worksheet>'.encode()


def test_a_cell_reads_as_it_shows():
    opened = open_file(county_ledger(), "台账.xlsx")
    lines = opened.text.split("\n")

    assert lines[:3] == [TITLE, "填报单位:县政府督查室", "单位:万元"]
    assert [lines[lines.index(words)] for words in ("10", "2.5%", "20", "2026-12-31", "≥30")]
    assert lines[-1] == "注:以上任务按月调度。"
    assert "看见" not in opened.text and opened.flow.doubts == (LEFT_OUT,)


def test_each_cell_knows_its_address_and_what_it_covers():
    flow = open_file(county_ledger(), "台账.xlsx").flow
    placed = {flow.words(cell.span): (cell.place, cell.rows, cell.columns) for cell in flow.tables[0].cells}

    assert placed["年度目标"] == ("任务!D3", 1, 3)
    assert placed["培育高新技术企业"] == ("任务!C5", 2, 1)
    assert placed["县交通运输局\n县公路服务中心"] == ("任务!G9", 1, 1)


def test_hidden_rows_and_blank_rows_and_columns_are_left_out():
    flow = open_file(ugly_table(), "a.xlsx").flow

    assert flow.text.startswith(UGLY_TITLE) and "已经撤销的事" not in flow.text
    assert {cell.column for cell in flow.tables[0].cells} == set(range(6))
    assert [cell.place for cell in flow.tables[0].cells if cell.column == 0] == [
        f"Sheet1!B{row}" for row in (4, 5, 6, 9)
    ]


def test_hidden_rows_without_words_are_not_worth_a_warning():
    book = Workbook()
    for row in (("序号", "任务", "责任单位"), (1, "修路", "县交通局")):
        book.worksheets[0].append(row)
    book.worksheets[0].row_dimensions[50].hidden = True
    book.worksheets[0].column_dimensions["Z"].hidden = True

    assert open_file(saved(book), "a.xlsx").flow.doubts == ()


def test_a_formula_that_was_saved_without_its_value_is_told():
    assert open_file(workbook(("任务", "数"), ("修路", "=1+1")), "a.xlsx").flow.doubts == (NO_VALUE,)


def test_a_workbook_of_another_format_is_read_and_what_it_does_not_tell_is_said():
    data = open_document(("任务", "责任单位", "时限", "目标值"), ("修路", "县交通局", date(2026, 6, 30), 0.25))
    opened = open_file(data, "任务.doc")

    assert cells_of(data)[4:] == [("表!A2", "修路"), ("表!B2", "县交通局"), ("表!C2", "2026-06-30"), ("表!D2", "0.25")]
    assert set(opened.flow.doubts) == {NO_PERCENT, NO_MERGED}


@pytest.mark.parametrize("data", [b"\xd0\xcf\x11\xe0" + bytes(508) + "Workbook".encode("utf-16-le") + bytes(600)])
def test_an_old_workbook_that_is_broken_is_refused(data):
    with pytest.raises(UnreadableFile, match="damaged"):
        open_file(data, "a.xls")


@pytest.mark.parametrize(
    "text",
    [
        "任务,数量,单位\r\n修路,20,县交通局\r\n",
        '"任务","数量","单位"\n"修路",20,县交通局',
        "任务;数量;单位\n修路;20;县交通局\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_csv_in_every_dress(text, encoding):
    assert cells_of(text.encode(encoding), "表.txt") == [
        ("A1", "任务"),
        ("B1", "数量"),
        ("C1", "单位"),
        ("A2", "修路"),
        ("B2", "20"),
        ("C2", "县交通局"),
    ]


def test_quoted_cells_of_csv_keep_their_commas_lines_and_places():
    text = '任务,数量,单位\n"修路,建桥\n""快修""",2,"县交通局"\n'
    opened = open_file(text.encode(), "表.csv")

    assert cells_of(text.encode(), "表.csv")[3] == ("A2", '修路,建桥\n"快修"')
    unit = next(one.span for task in read(text.encode(), "表.csv")[0].tasks for one in task.responsibilities)
    assert opened.text[slice(*unit)] == "县交通局"


@pytest.mark.parametrize("text", ["一、任务,要求\n1.修路,建桥\n", "甲,乙\n丙,丁\n", '"甲,乙,丙\n"丁,戊,己\n"庚,辛'])
def test_prose_with_commas_is_no_table(text):
    assert open_file(text.encode(), "a.txt").flow.tables == ()


def bombs() -> Iterator[tuple[str, bytes, str]]:
    book = workbook(("任务", "单位"), ("修路", "县交通局"))
    part = "xl/worksheets/sheet1.xml"
    entity = (
        b'<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>'
    )
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    covering = "".join(f'<mergeCell ref="A{row}:A1048576"/>' for row in range(1, 9))
    covered = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 9))
    yield "entities", with_part(book, part, entity), "damaged"
    yield "a cell far away", with_part(book, part, sheet_xml(far)), "too_large"
    yield (
        "cells over cells",
        with_part(book, part, sheet_xml(covered, f"<mergeCells>{covering}</mergeCells>")),
        "too_large",
    )
    yield "no xml", with_part(book, part, b"<worksheet"), "damaged"
    yield "cut off", book[: len(book) // 2], "damaged"
    yield "a string that is not there", with_part(book, part, sheet_xml('<row><c t="s"><v>99</v></c></row>')), "damaged"


BOMBS = {name: (data, code) for name, data, code in bombs()}


@pytest.mark.parametrize(("data", "code"), BOMBS.values(), ids=BOMBS)
def test_what_no_office_has_written_is_refused(data, code):
    with pytest.raises(UnreadableFile) as refused:
        open_file(data, "a.xlsx")

    assert refused.value.code == code


def test_what_unpacks_to_more_than_any_office_writes_is_refused(monkeypatch):
    monkeypatch.setattr("luoshi.reading.intake.packages._MOST_BYTES", 1000)

    with pytest.raises(UnreadableFile, match="larger than any"):
        open_file(county_ledger(), "a.xlsx")


@pytest.mark.parametrize(("place", "written"), [((0, 0), "A1"), ((11, 5), "F12"), ((0, 26), "AA1"), ((2, 701), "ZZ3")])
def test_addresses(place, written):
    assert address(*place) == written
