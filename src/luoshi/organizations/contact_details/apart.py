"""Taking telephone numbers and mail addresses out of a workbook: they go into the vault, the file is kept without them.

A file is kept under its digest for good, and what stands in the vault can be erased; so no file may hold what the vault
is there for. The file without them is a workbook of the same sheets and cells, so that every cell keeps its address.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from luoshi.core.sheets.cells import Raw
from luoshi.core.sheets.grid import Grid

#: A cell that was taken out: sheet, row, column, what stood in it.
Cell = tuple[str, int, int, str]


def as_text(cells: Iterable[Cell]) -> str:
    """Cells as they stand in the vault."""
    return json.dumps(list(cells), ensure_ascii=False)


def put_back(grids: Iterable[Grid], kept: str | None) -> None:
    """Writes cells that were taken out to where they stood; nothing when they were erased."""
    by_name = {grid.name: grid for grid in grids}
    for name, row, column, text in json.loads(kept or "[]"):
        cells = by_name[name].rows[row]
        cells += [None] * (column + 1 - len(cells))
        cells[column] = text


def without(sheets: Iterable[tuple[Grid, bool]], cells: Iterable[Cell]) -> bytes:
    """A workbook of the same sheets, hidden ones hidden, in which these cells are empty."""
    apart = {(name, row, column) for name, row, column, _text in cells}
    file = BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for grid, is_hidden in sheets:
            sheet = book.add_worksheet(grid.name)
            if is_hidden:
                sheet.hide()
            for row, values in enumerate(grid.rows):
                for column, value in enumerate(values):
                    if (grid.name, row, column) not in apart:
                        _write(sheet, row, column, value, day)
    return file.getvalue()


def _write(sheet: Worksheet, row: int, column: int, value: Raw, day: object) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif value is not None:
        sheet.write_string(row, column, value)
