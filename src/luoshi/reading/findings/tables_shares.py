"""Tables with a unit in each row: a column is a task, led by the units that have a part in it, each with a figure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_blocks import Block
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.notes import ANSWERS, SUPPORTS, Group, Note
from luoshi.reading.findings.tables_allotted import is_part, is_whole, names_holder
from luoshi.reading.findings.tables_columns import (
    ALLOTTED,
    MEASURE,
    UNITS,
    is_period,
    is_plain_aim,
    meaning_of,
    year_of,
)
from luoshi.reading.findings.tables_figures import Figure
from luoshi.reading.findings.tables_grid import Grid
from luoshi.reading.findings.tables_measures import is_measure, named_in, unit_among, unit_behind, without_unit
from luoshi.reading.findings.tables_periods import period_end
from luoshi.reading.flow import Cell, Span

RULE = "allotted among units"
_YEAR = expression(r"20\d\d年度?(?:目标|任务|计划)?")
#: What says of a thing named over it how it is counted.
_SIDE = expression(
    r"(?:总量|数量|个数|户数|人数|面积|金额|规模|增速|增长率?|增幅|占比|比重)(?:[(（][^()（）]{1,8}[)）])?"
)
#: The line over a table of one thing: 2024年农村改厕任务分解表.
_SUBJECT = expression(
    r"(?:附[件表] ?\d{0,2} ?[:.、]? ?)?"
    r"(?:[\u4e00-\u9fff]{2,8}?[省市县区州旗镇乡])?(?:20\d\d年度?)?(?:全[省市县区州])?"
    r"(?:各?(?:镇街道?|乡镇|镇乡|县区|区县|县市区|单位|部门)(?:\([^()\n]{1,8}\))?)?(?P<name>[\u4e00-\u9fff]{2,20}?)"
    r"(?:工作|年度|目标|计划){0,2}(?:任务|指标)(?:任务)?(?:分解|分配|下达|安排|计划)[^\n。]{0,12}"
)


class _Column(NamedTuple):
    """A column of figures: the heading that names the task, what it counts, and by when."""

    at: int
    title: Span
    name: str
    unit: str
    section: Span | None
    year: int | None
    day: str | None


class Shares:
    """One such table on its way to blocks."""

    def __init__(self, document: Document, grid: Grid) -> None:
        self._document, self._grid = document, grid
        self._unit_column = min(grid.columns(*UNITS))

    def blocks(self) -> Iterator[Block]:
        """A task for each thing that is parted; columns under one heading are of one task."""
        tasks: dict[Span, list[_Column]] = {}
        present = self._document.year or 0
        for column in map(self._column, self._grid.columns(ALLOTTED)):
            if (column.year or present) >= present:
                tasks.setdefault(column.title, []).append(column)
        for title, columns in tasks.items():
            figures = tuple(figure for column in columns for figure in self._figures(column))
            if figures:
                yield self._block(title, columns, figures)

    def _block(self, title: Span, columns: list[_Column], figures: tuple[Figure, ...]) -> Block:
        heads = list(chain.from_iterable(self._heads(column.at) for column in columns))
        kind = SUPPORTS if heads else ANSWERS
        holders = [Group(kind, row.span) for row in self._holders if any(self._part(row, one.at) for one in columns)]
        groups = (*heads, *holders)
        spans = sorted(group.units for group in groups)
        notes = (Note(Span(spans[0].start, spans[-1].end), groups, divided=not heads),) if groups else ()
        return Block(None, columns[0].section, title, title, notes, RULE, None, True, (title,), figures)

    def _figures(self, column: _Column) -> Iterator[Figure]:
        """The figure of all together, then those of the units."""
        for row in (*self._wholes, *self._holders):
            cell = self._part(row, column.at)
            if cell:
                whose = "" if row in self._wholes else self._words(row)
                words, year, day = self._words(cell), column.year, column.day
                yield Figure(f"{whose}{column.name}", cell, words, column.unit, year=year, day=day)

    def _column(self, at: int) -> _Column:
        """What a column is of: its heading, or what stands over it where its own only says how much or by when."""
        own, over = self._grid.headings_over(at)
        words = self._words(own)
        side = without_unit(words) if _SIDE.fullmatch(words) else ""
        says_what = not (side or is_plain_aim(words) or is_period(words) or _YEAR.fullmatch(words))
        shared = None if says_what else over
        named = named_in(self._document, (shared or own).span)
        title = named if says_what or shared else self._subject or named
        name = _without_aim(self._document.words(title)) + (side if title != named_in(self._document, own.span) else "")
        section = over.span if over and says_what and not _NOTHING_SAID.fullmatch(self._words(over)) else None
        day = period_end(self._document, words) if is_period(words) else None
        unit = self._unit_below(at) or unit_behind(words) or unit_behind(self._words(shared or own))
        unit = unit or unit_among(self._grid.units_over(self._document), name)
        return _Column(at, title, name, unit, section, year_of(self._grid.heading.words[at]), day)

    @cached_property
    def _subject(self) -> Span | None:
        """What a table of one thing is about, by the line over it."""
        for line in self._document.lines_above(self._grid.table.span.start):
            found = _SUBJECT.fullmatch(self._document.folded, *line)
            if found:
                return Span(*found.span("name"))
        return None

    def _unit_below(self, at: int) -> str:
        """The unit in a row of its own: 计量单位 | 家 | 亿元."""
        for row in self._rows:
            cell = self._grid.at(row.row, at)
            if cell and self._is_row_of_units(row) and is_measure(self._words(cell)):
                return self._words(cell)
        return ""

    def _is_row_of_units(self, row: Cell) -> bool:
        words = self._words(row)
        return words == "单位" or meaning_of(words) == MEASURE

    def _heads(self, at: int) -> Iterator[Group]:
        """Who answers for a column in a row of its own: 牵头单位 | 县工信局 | 县发改局."""
        for row in self._rows:
            kind, cell = meaning_of(self._words(row)), self._grid.at(row.row, at)
            if kind in UNITS and cell and not is_measure(self._words(cell)):
                yield Group(kind, cell.span)

    @cached_property
    def _rows(self) -> list[Cell]:
        """The cells of the column of units, each once."""
        found = (self._grid.at(row, self._unit_column) for row in self._grid.body)
        return list(dict.fromkeys(cell for cell in found if cell))

    @cached_property
    def _wholes(self) -> list[Cell]:
        spanning = (self._grid.at(row, 0) for row in self._grid.body)
        found = [cell for cell in (*self._rows, *spanning) if cell and is_whole(self._words(cell))]
        return list(dict.fromkeys(found))[:1]

    @cached_property
    def _holders(self) -> list[Cell]:
        """The cells that name who has a part."""
        return [row for row in self._rows if self._is_holder(self._words(row))]

    def _is_holder(self, words: str) -> bool:
        return not is_whole(words) and (names_holder(words) or meaning_of(words) not in (MEASURE, *UNITS))

    def _part(self, row: Cell, at: int) -> Cell | None:
        cell = self._grid.at(row.row, at)
        return cell if cell and is_part(self._document, cell.span) else None

    def _words(self, cell: Cell) -> str:
        return self._document.words(cell.span)


_NOTHING_SAID = expression(
    r"(?:20\d\d年度?)?(?:主要|重点|工作|分解|具体|各项|任务|目标|指标|计划|安排|情况){0,6}(?:[(（][^()（）]{0,40}[)）])?"
)


_AIM = expression(r"(?<=..)(?:目标|任务|计划|指标)(?:任务)?[数值量]?$")


def _without_aim(name: str) -> str:
    """What is counted, without the word that it is a target (造林任务)."""
    return _AIM.sub("", name)
