"""Two workbooks as offices keep them, made with openpyxl: a county's ledger in order, and an ugly one."""

from __future__ import annotations

from datetime import date
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

TITLE = "青石县2026年重点工作任务台账"
UGLY_TITLE = "2026年为民办实事"
UGLY_HEADER = ("编号", "要干的事", "干到什么程度", "谁来干", "谁帮忙", "啥时候干完")
UGLY_MEANINGS = ("number", "task", "content", "answers", "supports", "due")

_HEADING = ("序号", "工作领域", "工作任务", "年度目标", None, None, "责任分工", None, "领衔领导", "完成时限", "备注")
_LOWER = (None, None, None, "指标名称", "目标值", "计量单位", "牵头单位", "配合单位")
_ROWS: tuple[tuple[Any, ...], ...] = (
    (
        1.0,
        "工业经济",
        "培育高新技术企业",
        "新增高新技术企业",
        10.0,
        "家",
        "县科技局",
        "县财政局",
        "张明",
        date(2026, 12, 31),
    ),
    (None, None, None, "研发投入强度", 0.025, "%"),
    (
        2.0,
        None,
        "实施技术改造",
        "技改项目",
        "20",
        "个",
        "县工业和信息化局",
        "各镇街",
        "李强",
        "2026年6月底前",
        "分季度调度",
    ),
    (3.0, "乡村振兴", "整修水渠12公里,年内完工", None, None, None, "县水利局", "县财政局", "王芳", date(2026, 10, 31)),
    (4.0, None, "改造农村公路", "农村公路", "≥30", "公里", "县交通运输局\n县公路服务中心", None, "王芳", "11月底"),
)
_MERGED = (
    "A1:K1 A3:A4 B3:B4 C3:C4 D3:F3 G3:H3 I3:I4 J3:J4 K3:K4 A5:A6 B5:B7 C5:C6 G5:G6 H5:H6 I5:I6 J5:J6 B8:B9 A10:K10"
)

_UGLY = {
    "B2": UGLY_TITLE,
    **dict(zip(("B4", "D4", "E4", "F4", "G4", "H4"), ("编 号", *UGLY_HEADER[1:]), strict=True)),
    **{
        "B5": "1",
        "D5": "城区停车位改造",
        "E5": "新增停车位300个",
        "F5": "县住建局",
        "G5": "县公安局 县城管局",
        "H5": "2026.9",
    },
    **{"B6": 2.0, "D6": "中小学课后服务", "E6": "覆盖率达到95%以上", "F6": "县教体局", "H6": "2026/8/31"},
    **{"B7": "3", "D7": "已经撤销的事", "F7": "县卫健局"},
    **{
        "B9": "4",
        "D9": "老旧小区改造",
        "E9": "改造老旧小区12个",
        "F9": "县住建局",
        "G9": "县财政局",
        "H9": date(2026, 11, 30),
    },
    "B11": "说明:本表由办公室汇总",
}


@cache
def county_ledger() -> bytes:
    """A ledger with a title, a heading of two levels, merged cells, a percentage, real dates, a hidden sheet."""
    book, sheet = _book("任务")
    for line in ((TITLE,), ("填报单位:县政府督查室", *[None] * 8, "单位:万元"), _HEADING, _LOWER, *_ROWS):
        sheet.append(line)
    sheet.append(("注:以上任务按月调度。",))
    for merged in _MERGED.split():
        sheet.merge_cells(merged)
    sheet["E6"].number_format = "0.0%"
    old = book.create_sheet("旧数据")
    old.sheet_state = "hidden"
    old.append(("不要", "看见"))
    return _bytes(book)


@cache
def ugly_table() -> bytes:
    """A table in nobody's words: blank columns and rows, numbers as text, a hidden row, dates of three kinds."""
    book, sheet = _book("Sheet1")
    for place, value in _UGLY.items():
        sheet[place] = value
    sheet.row_dimensions[7].hidden = True
    return _bytes(book)


def workbook(*rows: tuple[Any, ...]) -> bytes:
    """A workbook of one sheet, 表."""
    book, sheet = _book("表")
    for row in rows:
        sheet.append(row)
    return _bytes(book)


def _book(name: str) -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    return book, sheet


def _bytes(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def open_document(*rows: tuple[Any, ...]) -> bytes:
    """The same as LibreOffice keeps it (ods), without its styles."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    lines = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    content = (
        f'<office:document-content xmlns:office="{space}:office:1.0" xmlns:table="{space}:table:1.0"'
        f' xmlns:text="{space}:text:1.0"><office:body><office:spreadsheet><table:table table:name="表">{lines}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    entry = f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
    stream = BytesIO()
    with ZipFile(stream, "w") as package:
        package.writestr("mimetype", kind)
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{space}:manifest:1.0">{entry}</m:manifest>')
    return stream.getvalue()


def _ods_cell(value: Any) -> str:
    if isinstance(value, date):
        kind = f'date" office:date-value="{value}'
    else:
        kind = f'float" office:value="{value}' if isinstance(value, float) else "string"
    return f'<table:table-cell office:value-type="{kind}"><text:p>{value}</text:p></table:table-cell>'
