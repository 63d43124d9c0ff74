"""The list of tasks as a table to take along: comma-separated, as WPS and Excel open it."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date, datetime
from io import StringIO
from typing import Any

from luoshi.core.dates import local_day
from luoshi.ledger.columns import COLUMNS, Row

#: A cell that begins so is taken for a formula by a spreadsheet and would be run there.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_of(rows: Iterable[Row]) -> bytes:
    """The rows under the columns of the list, in UTF-8 with the mark by which spreadsheets know it."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow([str(column.label) for column in COLUMNS])
    writer.writerows([plain(column.cell(row)) for column in COLUMNS] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def plain(value: Any) -> str | int:
    """A cell's value for a spreadsheet: a number stays one, a day is 2026-09-24, a text is never a formula."""
    if isinstance(value, int):
        return value
    if isinstance(value, date | datetime):
        return local_day(value).isoformat()
    text = "、".join(map(str, value)) if isinstance(value, list | tuple) else str(value or "")
    return f"'{text}" if text.startswith(FORMULA) else text
