"""Opening an uploaded file: its tables and the values that stood, or why it cannot be taken."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from django.conf import settings
from django.utils.translation import gettext as _

from luoshi.core.errors import Invalid
from luoshi.documents.child import ReadingFailed
from luoshi.ledger.models import SheetUpload
from luoshi.ledger.sheets import base
from luoshi.ledger.sheets.base import Base, base_of
from luoshi.ledger.sheets.blocks import blocks_of
from luoshi.ledger.sheets.child import NoWorkbook, sheets_of
from luoshi.ledger.sheets.compare import compared, missing_words
from luoshi.ledger.sheets.grid import Grid, grids_of
from luoshi.ledger.sheets.layout import BY_KEY
from luoshi.ledger.sheets.ledger import Standing, known_tasks, standing
from luoshi.ledger.sheets.matching import match, missing_from
from luoshi.ledger.sheets.preview import Preview, Trouble
from luoshi.ledger.sheets.table import Table, table_of
from luoshi.organizations.reach import Reach
from luoshi.reading.flow import Flow
from luoshi.reading.secrecy import marking_of

#: So many rows are looked at for a secrecy marking.
HEAD = 40


@dataclass(frozen=True)
class Book:
    """What was found in a file."""

    tables: list[Table]
    base: Base
    unread: list[str] = field(default_factory=list)  # sheets that hold no table of the ledger
    head: str = ""  # the first words of every sheet

    def is_marked(self, name: str) -> bool:
        """Whether the file or its name carries a secrecy marking."""
        return marking_of(Flow(self.head), name) is not None


def book_in(data: bytes) -> Book:
    """The tables of a file. Raises Invalid for one that is too large, cannot be read, or holds none."""
    _refuse_unfit_size(data)
    grids = list(grids_of(_sheets(data)))
    stood = next((base_of(grid) for grid, _hidden in grids if grid.name == base.NAME), Base())
    shown = [grid for grid, hidden in grids if not hidden]
    tables = {grid.name: table for grid in shown if (table := table_of(grid))}
    if not tables:
        raise Invalid(
            _("No table of tasks was found in this file: a row with the headers 序号, 任务 and others is missing."),
            _("Take the ledger along as an Excel file, edit that one, and upload it."),
        )
    unread = [grid.name for grid in shown if grid.name not in tables and any(map(grid.filled, range(len(grid.rows))))]
    return Book(list(tables.values()), stood, unread, "\n".join(map(_head, shown)))


def _refuse_unfit_size(data: bytes) -> None:
    if not data:
        raise Invalid(_("This file is empty. Choose the file again, or save it again where it was written."))
    if len(data) > settings.UPLOAD_LIMIT:
        size = {"size": len(data) // 2**20 + 1, "most": settings.UPLOAD_LIMIT // 2**20}
        raise Invalid(_("This file has %(size)s MB; %(most)s MB are taken. Take along fewer tasks at once.") % size)


def _sheets(data: bytes) -> list[dict[str, object]]:
    try:
        return sheets_of(data, settings.READING_MEMORY, settings.READING_SECONDS)
    except NoWorkbook as none:
        raise Invalid(
            _("This file is no Excel workbook that can be read, or it is protected by a password."),
            _("Open it, save it without a password as .xlsx, and upload that."),
        ) from none
    except ReadingFailed as failed:
        raise Invalid(
            _("This file could not be read within the limits of memory and time; nothing of it was kept."),
            _("Copy the table alone into a new workbook, and upload that."),
        ) from failed


def _head(grid: Grid) -> str:
    rows = range(min(HEAD, len(grid.rows)))
    return "\n".join(grid.text(row, column) for row in rows for column in grid.filled(row))


@dataclass(frozen=True)
class Look:
    """A file beside the ledger of a day: what it would change, and the ledger that this was compared with."""

    preview: Preview
    standing: Standing


def look_at(book: Book, upload: SheetUpload, reach: Reach | None, on: date) -> Look:
    """What a book would change for a person, in a fixed number of queries."""
    known = known_tasks(reach, upload)
    matched = match(chain.from_iterable(map(blocks_of, book.tables)), known, bool(book.base))
    now = standing(reach, upload, matched.tasks, on)
    preview = compared(matched, now, book.base)
    preview.missing[:0] = missing_words(missing_from(matched, known, book.base.tasks))
    preview.unread = [*book.unread, *(name for table in book.tables for name in table.unread)]
    preview.troubles.extend(_doubled(book))
    preview.troubles.sort(key=lambda one: (one.place.sheet, one.place.row, one.place.column))
    return Look(preview, now)


def _doubled(book: Book) -> list[Trouble]:
    what = _("Two columns have this header. Take one away, or call it something else.")
    return [
        Trouble(place, table.grid.text(place.row, place.column) or str(BY_KEY["title"].label), what)
        for table in book.tables
        for place in table.doubled
    ]
