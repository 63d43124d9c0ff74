"""The list of tasks as a table to take along: comma-separated, or a workbook, under the columns that are chosen."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter
from django.db.models import Choices
from django.utils.translation import gettext_lazy as _

from luoshi.core.dates import local_day
from luoshi.core.registry import Column
from luoshi.core.sheets.cells import FORMULA
from luoshi.ledger.columns import Row

#: How wide the columns of a workbook are, by their kind.
WIDTHS = {"no": 6, "number": 10, "clamp": 32}
WIDTH = 16

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Columns = Sequence[Column]


def csv_of(rows: Iterable[Row], columns: Columns) -> bytes:
    """The rows in UTF-8 with the mark by which spreadsheets know it."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow([str(column.label) for column in columns])
    writer.writerows([defused(column.cell(row)) for column in columns] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def xlsx_of(rows: Iterable[Row], columns: Columns) -> bytes:
    """The rows as a workbook of one sheet: the heads stay in sight, texts wrap and are never formulas."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"})
        body = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(str(_("Tasks")))
        sheet.freeze_panes(1, 0)
        for n, column in enumerate(columns):
            sheet.set_column(n, n, WIDTHS.get(column.kind, WIDTH))
            sheet.write(0, n, str(column.label), head)
        for at, row in enumerate(rows, 1):
            for n, column in enumerate(columns):
                sheet.write(at, n, plain(column.cell(row)), body)
    return stream.getvalue()


@dataclass(frozen=True)
class Format:
    """A way to take the list along: what its button says, what the file is called, and what makes it."""

    label: Any
    ending: str
    media_type: str
    made: Callable[[Iterable[Row], Columns], bytes]


FORMATS = {
    "csv": Format(_("CSV"), "csv", "text/csv; charset=utf-8", csv_of),
    "xlsx": Format(_("Excel"), "xlsx", XLSX, xlsx_of),
}


def plain(value: Any) -> str | int:
    """A cell's value for a spreadsheet: a number stays one, a day is 2026-09-24, several are joined by 、."""
    if isinstance(value, int):
        return value
    if isinstance(value, Choices):
        return str(value.label)
    if isinstance(value, date | datetime):
        return local_day(value).isoformat()
    return "、".join(map(str, value)) if isinstance(value, list | tuple) else str(value or "")


def defused(value: Any) -> str | int:
    """The same for a table without types: a text is never a formula."""
    given = plain(value)
    return f"'{given}" if isinstance(given, str) and given.startswith(FORMULA) else given
