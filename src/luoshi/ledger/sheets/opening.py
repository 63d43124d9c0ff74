"""Opening an uploaded file: its tables and the values that stood, or why it cannot be taken."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from django.utils.translation import gettext as _

from luoshi.core.errors import Invalid
from luoshi.core.sheets.opening import first_words, opened
from luoshi.core.sheets.table import Table, table_of
from luoshi.core.sheets.troubles import Trouble
from luoshi.ledger.models import SheetUpload
from luoshi.ledger.sheets import base
from luoshi.ledger.sheets.base import Base, base_of
from luoshi.ledger.sheets.blocks import blocks_of
from luoshi.ledger.sheets.compare import compared, missing_words
from luoshi.ledger.sheets.layout import BY_KEY, keys_by_header
from luoshi.ledger.sheets.ledger import Standing, known_tasks, standing
from luoshi.ledger.sheets.matching import match, missing_from
from luoshi.ledger.sheets.preview import Preview
from luoshi.organizations.reach import Reach
from luoshi.reading.flow import Flow
from luoshi.reading.secrecy import marking_of


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
    grids = opened(data)
    stood = next((base_of(grid) for grid, _hidden in grids if grid.name == base.NAME), Base())
    shown = [grid for grid, hidden in grids if not hidden]
    tables = {grid.name: table for grid in shown if (table := table_of(grid, keys_by_header(), "title"))}
    if not tables:
        raise Invalid(
            _("No table of tasks was found in this file: a row with the headers 序号, 任务 and others is missing."),
            _("Take the ledger along as an Excel file, edit that one, and upload it."),
        )
    unread = [grid.name for grid in shown if grid.name not in tables and any(map(grid.filled, range(len(grid.rows))))]
    return Book(list(tables.values()), stood, unread, first_words(shown))


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
