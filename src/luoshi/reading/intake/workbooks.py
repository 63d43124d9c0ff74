"""Workbooks: recognised by their content, whatever they are called; what reads them is loaded when there is one."""

from __future__ import annotations

from luoshi.reading.flow import Flow
from luoshi.reading.intake.packages import COMPOUND, has_stream, parts_of

NEWER = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OTHER = "application/vnd.ms-excel"
_STREAMS = ("Workbook", "Book", "EncryptedPackage")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"


def is_newer(data: bytes) -> bool:
    """Whether it is a workbook as Excel, WPS and LibreOffice save them today (xlsx, xlsm)."""
    return "xl/workbook.xml" in parts_of(data)


def is_other(data: bytes) -> bool:
    """Whether it is a workbook of another format (xls, et, ods, xlsb), or one behind a password."""
    if data.startswith(COMPOUND):
        return any(has_stream(data, stream) for stream in _STREAMS)
    parts = parts_of(data)
    return "xl/workbook.bin" in parts or ("content.xml" in parts and _OPEN_DOCUMENT in data[:200])


def flow_of_newer(data: bytes) -> Flow:
    """The running text of an xlsx workbook. Raises UnreadableFile."""
    from luoshi.reading.intake.xlsx import flow_of_workbook

    return flow_of_workbook(data)


def flow_of_other(data: bytes) -> Flow:
    """The running text of any other workbook. Raises UnreadableFile."""
    from luoshi.reading.intake.calamine_sheets import flow_of_workbook

    return flow_of_workbook(data)
