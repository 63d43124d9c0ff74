"""Reading an uploaded workbook in a child process with limits on memory and time, as documents are read.

    python -m luoshi.core.sheets.child MEMORY SECONDS < book.xlsx

It prints every sheet with its cells and merged ranges as JSON; no Django is imported on that side.
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from io import BytesIO
from typing import Any

from luoshi.core.apart import Limits, limit, run_apart, said

NO_WORKBOOK = 3


class NoWorkbook(Exception):
    """The file is no workbook that can be read."""


def sheets_of(data: bytes, limits: Limits) -> list[dict[str, Any]]:
    """The sheets of a file: name, hidden, rows, merged. Raises NoWorkbook or ReadingFailed."""
    done = run_apart("luoshi.core.sheets.child", data, limits, refusal=NO_WORKBOOK)
    if done.returncode == NO_WORKBOOK:
        raise NoWorkbook(said(done))
    sheets: list[dict[str, Any]] = json.loads(done.stdout)
    return sheets


def read(data: bytes) -> list[dict[str, Any]]:
    """The reading itself: every worksheet of a file. Raises NoWorkbook."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        metadata = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
        return [_sheet(book, one.name, one.visible != SheetVisibleEnum.Visible) for one in metadata]
    except (CalamineError, PasswordError, OSError) as error:
        raise NoWorkbook(str(error)) from error


def main() -> int:
    try:
        json.dump(read(sys.stdin.buffer.read()), sys.stdout, ensure_ascii=False)
    except NoWorkbook as none:
        print(none, file=sys.stderr)
        return NO_WORKBOOK
    return 0


def _sheet(book: Any, name: str, hidden: bool) -> dict[str, Any]:
    sheet = book.get_sheet_by_name(name)
    rows = [[_plain(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    merged = [[*first, *last] for first, last in sheet.merged_cell_ranges or ()]
    return {"name": name, "hidden": hidden, "rows": rows, "merged": merged}


def _plain(cell: Any) -> Any:
    if cell == "":
        return None
    if isinstance(cell, datetime | date):
        return {"day": (cell.date() if isinstance(cell, datetime) else cell).isoformat()}
    if isinstance(cell, bool | str):
        return cell
    return float(cell) if isinstance(cell, int | float) else str(cell)


if __name__ == "__main__":
    limit()
    sys.exit(main())
