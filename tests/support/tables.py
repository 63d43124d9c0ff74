"""The ledger's workbook as the office takes it along, edited as a clerk would."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

from tests.support.cast import TODAY, Cast


def table_of(cast: Cast, person: str = "office") -> bytes:
    """What that person takes along."""
    from luoshi.ledger import queries
    from luoshi.ledger.columns import rows_of
    from luoshi.ledger.sheets.book import book_of

    tasks = queries.with_parts(queries.tasks_visible_to(cast.reach(person)), TODAY)
    return book_of(rows_of(tasks, TODAY), {cast.regions["county"].pk: "青石县"}, TODAY)


def opened(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


def saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def row_of(sheet: Any, number: Any) -> int:
    """The first row of a task."""
    return next(row for row in range(5, sheet.max_row + 1) if str(sheet.cell(row, 1).value) == str(number))


def column_of(key: str) -> int:
    from luoshi.ledger.sheets.layout import FIELDS

    return [field.key for field in FIELDS].index(key) + 1


def edited(data: bytes, *edits: tuple) -> bytes:
    """The workbook with cells changed: (number of the task, key of the column, value)."""
    book = opened(data)
    sheet = book.worksheets[0]
    for number, key, value in edits:
        cell = sheet.cell(row_of(sheet, number), column_of(key))
        cell.value = value
        if isinstance(value, float | int):
            cell.number_format = "General"
    return saved(book)


def edited_table(cast: Cast, number: int = 1, **values: Any) -> bytes:
    """The office's table with some cells of one task changed."""
    return edited(table_of(cast), *((number, key, value) for key, value in values.items()))
