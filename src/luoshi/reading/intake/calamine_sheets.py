"""Workbooks in older and other formats (xls and et, ods, xlsb), as python-calamine reads them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from luoshi.reading.flow import Flow
from luoshi.reading.intake.packages import MACROS, has_stream
from luoshi.reading.intake.refusals import locked
from luoshi.reading.intake.sheets import NO_MERGED, NO_PERCENT, Sheet, flow_of, too_large
from luoshi.reading.intake.xlsx import damaged, measure
from luoshi.reading.intake.xlsx_styles import plain_number

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_MOST_CELLS = 20_000_000  # with the empty ones before the last
_COMPOUND = b"\xd0\xcf\x11\xe0"


def flow_of_workbook(data: bytes) -> Flow:
    """The running text of a workbook. Raises UnreadableFile for a damaged one or one behind a password."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    if has_stream(data, "EncryptedPackage"):
        raise locked()
    try:
        if not data.startswith(_COMPOUND):
            measure(ZipFile(BytesIO(data)))
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        flow = flow_of(
            [
                _sheet(book.get_sheet_by_name(each.name), each.visible != SheetVisibleEnum.Visible)
                for each in book.sheets_metadata
                if each.typ == SheetTypeEnum.WorkSheet
            ]
        )
        return replace(flow, doubts=(*flow.doubts, MACROS)) if has_stream(data, "_VBA_PROJECT") else flow
    except PasswordError as behind:
        raise locked() from behind
    except (CalamineError, BadZipFile) as broken:
        raise damaged() from broken


def _sheet(found: CalamineSheet, hidden: bool) -> Sheet:
    if found.total_height * found.total_width > _MOST_CELLS:
        raise too_large()
    sheet = Sheet(found.name, hidden=hidden)
    for row, values in enumerate([] if hidden else found.to_python(skip_empty_area=False)):
        for column, value in enumerate(values):
            sheet.write(row, column, _words(value))
            if isinstance(value, float) and 0 < value < 1:
                sheet.doubts.add(NO_PERCENT)
    if found.merged_cell_ranges is None and sheet.words:
        sheet.doubts.add(NO_MERGED)
    for (top, left), (bottom, right) in found.merged_cell_ranges or ():
        sheet.merged[top, left] = (bottom - top + 1, right - left + 1)
    return sheet


def _words(value: Any) -> str:
    """A value as its cell shows it, as far as the value tells."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    return plain_number(value) if isinstance(value, float) else str(value)
