"""A workbook of the plan, edited as a clerk would, and looked at again."""

from __future__ import annotations

import pytest

from luoshi.ledger.models import SheetUpload
from luoshi.ledger.sheets.layout import FIELDS
from luoshi.ledger.sheets.opening import book_in, look_at
from tests.support.cast import TODAY
from tests.support.folders import data_folder  # noqa: F401
from tests.support.tables import opened, saved, table_of


@pytest.fixture
def taken(cast, plan):
    """The plan's workbook as bytes, taken along by the office."""
    return lambda: table_of(cast)


def unmerge(sheet) -> None:
    for one in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(one))


def stripped(data: bytes) -> bytes:
    """Without the hidden sheet and the hidden column."""
    book = opened(data)
    del book["_luoshi"]
    for sheet in book.worksheets:
        sheet.delete_cols(len(FIELDS) + 1)
    return saved(book)


def look(cast, data: bytes, person: str = "office"):
    """What a file would change."""
    upload = SheetUpload(region=cast.regions["county"])
    return look_at(book_in(data), upload, cast.reach(person), TODAY).preview


def told(preview):
    """(cell, title of the task, column, before, after) of each edit."""
    return [(str(one.place).rpartition("!")[2], one.title, one.key, one.before, one.after) for one in preview.edits]
