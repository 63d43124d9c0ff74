"""Opening an uploaded file: its lines of units and of posts, or why it cannot be taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from luoshi.core.errors import Invalid
from luoshi.core.sheets.cells import Raw
from luoshi.core.sheets.grid import Grid, Place
from luoshi.core.sheets.opening import first_words, opened
from luoshi.core.sheets.table import Table, table_of
from luoshi.core.sheets.troubles import Trouble
from luoshi.organizations.contact_details.apart import Cell, as_text, put_back, without
from luoshi.organizations.setting_up.layout import PRIVATE, SEATS, UNITS, Sheet, headers_of
from luoshi.reading.flow import Flow
from luoshi.reading.secrecy import marking_of


@dataclass(frozen=True, eq=False)
class Line:
    """A row of a table in which something stands."""

    sheet: Sheet
    table: Table
    row: int

    def text(self, key: str) -> str:
        return self.table.text(self.row, key)

    def raw(self, key: str) -> Raw:
        return self.table.raw(self.row, key)

    def place(self, key: str) -> Place:
        """The cell of a column; where the column is missing, the row's first one."""
        return self.table.grid.place(self.row, self.table.columns.get(key, 0))

    def trouble(self, key: str, what: str) -> Trouble:
        """A cell that cannot be taken, and what to do."""
        return Trouble(self.place(key), str(self.sheet.by_key[key].label), what)


@dataclass(frozen=True)
class Content:
    """What was found in a file."""

    units: list[Line]
    seats: list[Line]
    troubles: list[Trouble] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    head: str = ""  # the first words of every sheet

    def is_marked(self, name: str) -> bool:
        """Whether the file or its name carries a secrecy marking."""
        return marking_of(Flow(self.head), name) is not None


def content_of(data: bytes, apart: str | None = None) -> Content:
    """The lines of a file, with the cells that were taken out of it (`contact_details.apart`) at their places.

    Raises Invalid for one that is too large, cannot be read, or holds no such table.
    """
    shown = [grid for grid, hidden in opened(data) if not hidden]
    put_back(shown, apart)
    units, seats = (_tables(shown, sheet, name) for sheet, name in ((UNITS, "units"), (SEATS, "seats")))
    if not units and not seats:
        raise Invalid(
            _("No table of units or posts was found in this file: a row with the headers of the template is missing."),
            _("Take the empty template along, fill it in, and upload it."),
        )
    return Content(
        [line for table in units for line in _lines(UNITS, table)],
        [line for table in seats for line in _lines(SEATS, table)],
        [*header_troubles(UNITS, units), *header_troubles(SEATS, seats)],
        [name for table in [*units, *seats] for name in table.unread],
        first_words(shown),
    )


def taken_apart(data: bytes) -> tuple[bytes, str]:
    """The file without telephone numbers and mail addresses, and these as the vault keeps them ("" for none)."""
    sheets = opened(data)
    tables = _tables([grid for grid, _hidden in sheets], SEATS, "seats")
    cells = [cell for table in tables for cell in _private(table)]
    return (without(sheets, cells), as_text(cells)) if cells else (data, "")


def _private(table: Table) -> Iterator[Cell]:
    places = [table.columns[key] for key in PRIVATE if key in table.columns]
    for row in range(table.first, len(table.grid.rows)):
        for column in places:
            if table.grid.text(row, column):
                yield table.grid.name, row, column, table.grid.text(row, column)


def _tables(grids: Iterable[Grid], sheet: Sheet, name: str) -> list[Table]:
    return [table for grid in grids if (table := table_of(grid, headers_of(name), sheet.anchor))]


def _lines(sheet: Sheet, table: Table) -> Iterator[Line]:
    """The rows under the header in which anything stands."""
    for row in range(table.first, len(table.grid.rows)):
        if table.filled(row) and not table.is_header(row):
            yield Line(sheet, table, row)


def header_troubles(sheet: Sheet, tables: Iterable[Table]) -> Iterator[Trouble]:
    """Columns that are missing, and headers that stand there twice."""
    missing = _("The column “%(label)s” is missing. Put it back, with its header as in the template.")
    for table in tables:
        for column in sheet.columns:
            if column.needed and column.key not in table.columns:
                label = str(column.label)
                yield Trouble(table.grid.place(table.first - 1, 0), label, missing % {"label": label})
        for place in table.doubled:
            twice = _("Two columns have this header. Take one away, or call it something else.")
            yield Trouble(place, table.grid.text(place.row, place.column), twice)
