"""What a sheet's columns were taken for, and where a person should look at it before it is believed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from luoshi.reading.errors import gettext_noop
from luoshi.reading.expressions import expression
from luoshi.reading.findings import deadlines
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.notes import names_units
from luoshi.reading.findings.tables_columns import DUE, MEASURE, NUMBER, UNITS, VALUE, indicator_of, year_of
from luoshi.reading.findings.tables_grid import Grid, Heading, likely_heading, mapped_heading
from luoshi.reading.flow import Cell, Span, Table
from luoshi.reading.model import Column, TableColumns

GUESSED = gettext_noop("What some columns hold was guessed. Say it once, and the table is read so.")
UNKNOWN = gettext_noop("What this column holds is not known.")
TWICE = gettext_noop("Another column seems to hold the same.")
NO_UNITS = gettext_noop("Most of these cells name no unit.")
NO_DATES = gettext_noop("Most of these cells hold no date.")

#: Columns that a plan has and that are no part of a task.
_ASIDE = expression(r".*(?:备注|说明|来源|依据|进展|进度|情况|联系|电话|得分|分值|权重|状态|评价|附件|意见).*")
_ONCE = (NUMBER, VALUE, MEASURE, DUE)
_ANY_YEAR = 2000


def columns_of(document: Document, grids: list[Grid]) -> tuple[TableColumns, ...]:
    """How the tables of sheets were understood, those that nobody understands among them."""
    of_table = {grid.span: grid for grid in grids}
    return tuple(
        found
        for at, table in enumerate(document.flow.tables)
        if table.cells[0].place and (found := _columns(document, at, table, of_table.get(table.span)))
    )


def guesses_of(tables: tuple[TableColumns, ...]) -> tuple[str, ...]:
    """A warning where a doubtful guess was used."""
    doubtful = any(column.doubt for table in tables if not table.mapped for column in table.columns)
    return (GUESSED,) if doubtful else ()


def _columns(document: Document, at: int, table: Table, grid: Grid | None) -> TableColumns | None:
    said = mapped_heading(document, table)
    heading = said or (grid.heading if grid else likely_heading(document, table))
    if heading is None or not any(heading.words):
        return None
    meanings = [grid.meanings.get(column) if grid else None for column in range(len(heading.words))]
    doubts = _Doubts(document, table, heading, meanings)
    columns = (
        Column(words, meanings[column], None if said else doubts.of(column))
        for column, words in enumerate(heading.words)
    )
    return TableColumns(at, heading.first, tuple(columns), said is not None)


class _Doubts:
    """Why the meaning of a column is doubtful, by its heading and by its cells."""

    def __init__(self, document: Document, table: Table, heading: Heading, meanings: list[str | None]) -> None:
        self._document, self._table, self._heading, self._meanings = document, table, heading, meanings
        self._counted = Counter(meanings)

    def of(self, column: int) -> str | None:
        meaning = self._meanings[column]
        cells = list(self._cells(column))
        if meaning is None:
            return UNKNOWN if cells and not _ASIDE.fullmatch(self._heading.words[column]) else None
        if meaning in _ONCE and self._counted[meaning] > 1 and not self._is_of_its_own(column):
            return TWICE
        if meaning in UNITS and not _mostly([names_units(self._document.folded, span) for span in cells]):
            return NO_UNITS
        if meaning == DUE and not _mostly([self._is_day(span) for span in cells]):
            return NO_DATES
        return None

    def _is_of_its_own(self, column: int) -> bool:
        """Whether a column of figures says of which year they are, or what they count."""
        words = self._heading.words[column]
        return self._meanings[column] == VALUE and bool(year_of(words) or indicator_of(words))

    def _cells(self, column: int) -> Iterator[Span]:
        return (cell.span for cell in self._table.cells if self._holds(cell, column))

    def _holds(self, cell: Cell, column: int) -> bool:
        return cell.row >= self._heading.first and cell.column == column and cell.columns == 1

    def _is_day(self, span: Span) -> bool:
        return deadlines.of_cell(self._document.folded, span, _ANY_YEAR) is not None


def _mostly(answers: list[bool]) -> bool:
    return sum(answers) * 2 >= len(answers)
