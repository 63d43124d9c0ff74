"""Figures that stand in columns of their own: 年度目标 | 目标值 | 计量单位, or a bare number under 年度目标(家)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from luoshi.reading.expressions import expression
from luoshi.reading.findings import deadlines
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.periods import year_end
from luoshi.reading.findings.tables_allotted import is_part
from luoshi.reading.findings.tables_columns import (
    ALLOTTED,
    MEASURE,
    SIGN,
    TARGET,
    TARGET_DUE,
    VALUE,
    indicator_of,
    year_of,
)
from luoshi.reading.findings.tables_grid import Grid
from luoshi.reading.findings.tables_measures import is_rate, unit_among, unit_behind, without_unit
from luoshi.reading.findings.tables_periods import period_cells, period_end
from luoshi.reading.flow import Cell, Span
from luoshi.reading.model import Target
from luoshi.reading.quantities import Quantity, half_width, quantities_in

_BARE = expression(r"[≥≤<>]?\d[\d,]{0,12}(?:\.\d{1,6})?(?:左右|以[上内])?")
_NUMBER = expression(r"\d[\d,]{0,12}(?:\.\d{1,6})?([-—–~至]\d[\d,]{0,12}(?:\.\d{1,6})?)?")  # 5, 1-2
_ANY_UNIT = "个"  # stands in for a unit while its number is read
_YEAR = expression(r"20\d\d年度?")
_SURE = 0.95
#: A figure whose unit nobody says may count anything.
_WITHOUT_UNIT = 0.8


@dataclass(frozen=True)
class Figure:
    """A target as the cells of a row hold it: what is counted, how many, and of what."""

    indicator: str
    cell: Cell
    value: str
    unit: str
    sign: str = ""  # 至少, where that has a cell of its own
    due: Span | None = None  # its own day
    year: int | None = None  # that its column names
    day: str | None = None  # that its column ends with
    period: str = ""  # the part of the year that its column is of

    @property
    def words(self) -> str:
        """All of it in one line: 新增高新技术企业10家."""
        return (
            self.period
            + self.indicator
            + self.sign
            + self.value
            + ("" if self.value.endswith(self.unit) else self.unit)
        )


def figures_in(document: Document, grid: Grid, rows: range, title: str) -> list[Figure]:
    """The figures of a task that covers some rows, each once."""
    reader = _Figures(document, grid, title)
    found = (figure for row in rows for figure in reader.of_row(row))
    return list(dict.fromkeys(found))


def targets_of(document: Document, figure: Figure, due: str | None) -> Iterator[Target]:
    """The targets that a figure sets; a range has two. `due` is the task's, where it has no day of its own."""
    own = deadlines.of_cell(document.folded, figure.due, document.year) if figure.due else None
    for quantity, unit in _quantities(figure.sign + figure.value, figure.unit):
        yield Target(
            indicator=figure.indicator,
            comparator=quantity.comparator,
            value=quantity.value,
            unit=unit,
            due=own or figure.day or year_end(figure.year) or due or year_end(document.year),
            text=figure.words,
            span=figure.cell.span,
            confidence=_SURE if unit else _WITHOUT_UNIT,
        )


class _Figures:
    """The columns of a table that hold figures."""

    def __init__(self, document: Document, grid: Grid, title: str) -> None:
        self._document, self._grid, self._title = document, grid, title

    def of_row(self, row: int) -> Iterator[Figure]:
        values = self._values()
        named = [column for column in values if self._named_over(column)]
        others = [column for column in values if column not in named]
        for column in others or self._grid.columns(TARGET):
            cell = self._grid.at(row, column)
            if cell and ((others and not self._is_year(column)) or self._is_bare(cell)):
                yield self._figure(row, column, cell, bool(others))
        for column in named:
            cell = self._grid.at(row, column)
            unit = self._unit_over(column) or self._unit_of_all(self._named_over(column))
            if cell and unit and self._is_bare(cell):
                yield Figure(self._named_over(column), cell, self._words(cell), unit, year=self._year_over(column))
        yield from self._of_periods(row)
        for column in self._grid.columns(ALLOTTED):
            cell = self._grid.at(row, column)
            if cell and is_part(self._document, cell.span):
                name, unit = self._named(row, column)
                yield Figure(self._heading(column) + name, cell, self._words(cell), unit)

    def _of_periods(self, row: int) -> Iterator[Figure]:
        """What is to be reached by the end of each part of the year, or how much of the work is done by then."""
        for column, cell in period_cells(self._grid, row):
            if not self._is_bare(cell):
                continue
            name, unit = self._named(row, column)
            unit = unit or self._unit_of_row(row)
            part = self._words(cell).endswith(("%", "％")) and unit != "%" and not is_rate(name)
            heading = self._heading(column)
            yield Figure(
                f"{name}进度" if part else name,
                cell,
                self._words(cell),
                "%" if part else unit,
                day=period_end(self._document, heading),
                period=heading,
            )

    def _unit_of_row(self, row: int) -> str:
        """The unit in which a figure beside it counts what the row is about (40亿元)."""
        for column in self._grid.columns(VALUE, TARGET):
            cell = self._grid.at(row, column)
            found = quantities_in(half_width(self._words(cell))) if cell and self._is_bare(cell) else []
            if found:
                return found[0].unit
        return ""

    def _values(self) -> list[int]:
        """The columns of figures without those of years that are over (2020年 | 2025年)."""
        columns = self._grid.columns(VALUE)
        present = self._document.year or 0
        ahead = [column for column in columns if (self._year_over(column) or present) >= present]
        return ahead or columns

    def _figure(self, row: int, column: int, cell: Cell, has_indicator: bool) -> Figure:
        named, unit = self._named(row, column, has_indicator)
        due = self._beside(row, TARGET_DUE)
        sign = self._words_beside(row, SIGN)
        year = self._year_over(column)
        return Figure(named, cell, self._words(cell), unit, sign, due.span if due else None, year)

    def _named(self, row: int, column: int, has_indicator: bool = True) -> tuple[str, str]:
        """What a figure counts, and the unit where its own cell may have none."""
        named = (self._indicator(row, column) if has_indicator else "") or self._title
        unit = self._words_beside(row, MEASURE) or self._unit_over(column) or unit_behind(named)
        return without_unit(named), unit or self._unit_of_all(without_unit(named))

    def _indicator(self, row: int, value: int) -> str:
        """The innermost name before a figure (一级指标 | 二级指标 | 目标值), else the first of its row."""
        cells = [
            cell for at in self._grid.columns(TARGET) if (cell := self._grid.at(row, at)) and not self._is_bare(cell)
        ]
        before = [cell for cell in cells if cell.column < value]
        return self._words(before[-1] if before else cells[0]) if cells else ""

    def _is_bare(self, cell: Cell) -> bool:
        """Whether a cell holds a number with its unit and nothing else."""
        words = half_width(self._words(cell))
        return any(found.span == (0, len(words)) for found in quantities_in(words)) or bool(_BARE.fullmatch(words))

    def _beside(self, row: int, kind: str) -> Cell | None:
        """The cell of a row in the first column of a kind that holds one there."""
        return next((cell for at in self._grid.columns(kind) if (cell := self._grid.at(row, at))), None)

    def _words_beside(self, row: int, kind: str) -> str:
        cell = self._beside(row, kind)
        return self._words(cell) if cell else ""

    def _unit_over(self, column: int) -> str:
        """The unit in the brackets of a heading: 目标值(家)."""
        return unit_behind(self._heading(column))

    def _unit_of_all(self, name: str) -> str:
        """The unit that is said over the table for all its figures: 单位:亿元."""
        return unit_among(self._grid.units_over(self._document), name)

    def _named_over(self, column: int) -> str:
        return indicator_of(self._heading(column))

    def _is_year(self, column: int) -> bool:
        return bool(_YEAR.fullmatch(self._heading(column)))

    def _year_over(self, column: int) -> int | None:
        return year_of(self._heading(column))

    def _heading(self, column: int) -> str:
        words = self._grid.heading.words
        return words[column] if column < len(words) else ""

    def _words(self, cell: Cell) -> str:
        return self._document.words(cell.span)


def _quantities(words: str, unit: str) -> Iterator[tuple[Quantity, str]]:
    """The numbers of a cell with what they count: their own unit, else that of the column beside."""
    plain = half_width(words)
    own = quantities_in(plain)
    if own:
        yield from ((quantity, quantity.unit) for quantity in own)
        return
    number = _NUMBER.search(plain)
    if number:
        counted = f"{plain[: number.end()]}{_ANY_UNIT}{plain[number.end() :]}"
        yield from ((quantity, unit) for quantity in quantities_in(counted)[: 2 if number[1] else 1])
