"""Tables: rows that are tasks, in real tables and in tables flattened one cell a line.

A table's columns are known by their headings; each cell of the task column is a task, with the units of its
row. Chapters are rows that span the table, or cells that span the rows of several tasks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from luoshi.reading.expressions import expression
from luoshi.reading.findings.done_figures import done_figures
from luoshi.reading.findings.duties_blocks import Block
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.notes import ANSWERS, LEADER, SUPPORTS, Group, Note, names_units, parse
from luoshi.reading.findings.notes_cells import groups_of
from luoshi.reading.findings.tables_allotted import is_part
from luoshi.reading.findings.tables_columns import (
    ALLOTTED,
    CONTENT,
    DUE,
    GROUP,
    NUMBER,
    TARGET,
    TASK,
    UNITS,
    sizes_among,
)
from luoshi.reading.findings.tables_doubts import columns_of
from luoshi.reading.findings.tables_even import even, stacked
from luoshi.reading.findings.tables_figures import Figure, figures_in
from luoshi.reading.findings.tables_flat import flattened
from luoshi.reading.findings.tables_glued import glued
from luoshi.reading.findings.tables_grid import Grid, grid_of
from luoshi.reading.findings.tables_lined import lined
from luoshi.reading.findings.tables_periods import steps_in
from luoshi.reading.findings.tables_piped import piped
from luoshi.reading.findings.tables_shares import Shares
from luoshi.reading.flow import Cell, Span, Table
from luoshi.reading.model import Claim, TableColumns
from luoshi.reading.outline import Heading
from luoshi.reading.stretches import Stretches

_CHAPTER = expression(r"[(（]?[一二三四五六七八九十]+[)）]?[、.．]?")
_PLAIN_CHAPTER = expression(r"[一二三四五六七八九十]+[、.．]?")
_DIGITS = expression(r"\d")
_MARKS = " 、.．()（）"
#: Rows that count rather than ask: totals, and points added or taken off.
_SUM = expression(r"总分|合计|小计|总计|.{0,4}[奖加][扣减]?分|.{0,4}[扣减]分")
_STOP = expression(r"[。\n]")
_LONG = 30
_FEW = 4  # units in fewer than one cell of so many are but named there
#: The rules that find a task in a table: by headings, or as a person said what its columns hold.
GUESSED, MAPPED = "row of a table", "row of a table, columns as a person said"
_BRACKETS = expression(r"\(([^()]{2,60})\)")


class Tables(NamedTuple):
    """The tasks that stand in tables, where these tables are, and how the columns of sheets were understood."""

    rows: list[Block]
    areas: Stretches
    columns: tuple[TableColumns, ...] = ()
    told: tuple[Claim, ...] = ()  # what their cells tell of the tasks

    def outside(self, notes: list[Note]) -> list[Note]:
        """The notes that stand in no table of tasks."""
        return [note for note in notes if not self.areas.hold(note.span.start)]

    def around(self, blocks: list[Block]) -> list[Block]:
        """The blocks that begin outside the tables, each ended where a table begins."""
        return [self._clipped(block) for block in blocks if not self.areas.hold(block.span.start)]

    def _clipped(self, block: Block) -> Block:
        end = self.areas.start_behind(block.span.start)
        return block if end is None or end >= block.span.end else replace(block, span=Span(block.span.start, end))


def find_tables(document: Document) -> Tables:
    """The tables of a document that hold tasks: real ones, else those that a text was made of."""
    grids = _grids(document, document.flow.tables) or _made_of_text(document)
    blocks = [block for grid in grids for block in _blocks(document, grid)]
    told = tuple(claim for grid in grids if not grid.is_of_shares for claim in done_figures(document, grid))
    return Tables(blocks, Stretches(grid.span for grid in grids), columns_of(document, grids), told)


def _blocks(document: Document, grid: Grid) -> Iterator[Block]:
    return Shares(document, grid).blocks() if grid.is_of_shares else _Rows(document, grid).blocks()


def _made_of_text(document: Document) -> list[Grid]:
    """The tables that strokes or tabs part, and those parted otherwise that stand outside them."""
    stroked = _grids(document, piped(document))
    parted = stroked + _apart_from(stroked, _grids(document, lined(document)))
    alike = [grid for grid in _grids(document, (*even(document), *stacked(document))) if grid.columns(ALLOTTED)]
    parted = parted + _apart_from(parted, alike)
    parted = parted + _apart_from(parted, _grids(document, flattened(document)))
    return parted + _apart_from(parted, _grids(document, glued(document)))


def _apart_from(known: list[Grid], others: list[Grid]) -> list[Grid]:
    return [one for one in others if not any(_meet(one.span, other.span) for other in known)]


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _grids(document: Document, tables: Iterable[Table]) -> list[Grid]:
    """What people work by; a table of statistics is such only where a person said what its columns hold."""
    told = Stretches(table.span for table in document.statistics)
    grids = (grid for table in tables if (grid := grid_of(document, table)))
    return [grid for grid in grids if grid.mapped or not told.meet(grid.span)]


class _Rows:
    """One table on its way to blocks: remembers the chapter that the rows stand under."""

    def __init__(self, document: Document, grid: Grid) -> None:
        self._document = document
        self._grid = grid
        self._chapter: Span | None = None
        self._for_all: list[Group] = []  # whom the chapter names for all its rows
        self._title_column = min(grid.columns(TASK) or grid.columns(CONTENT) or grid.columns(TARGET))
        self._sizes = sizes_among(grid.meanings, grid.heading.words)
        self._contents = [at for at in grid.columns(TASK, CONTENT, TARGET) if at > max(grid.like(self._title_column))]
        self._numbers = grid.columns(NUMBER)
        self._headings = {self._words(cell) for cell in grid.headings}
        self._begun: set[Span] = set()

    def blocks(self) -> Iterator[Block]:
        for row in self._grid.body:
            chapter = self._chapter_of(row)
            if chapter and self._is_sum(chapter):
                continue
            if chapter:
                self._chapter = self._heading(chapter)
                self._for_all = self._said_of_all(row, chapter)
            title = None if self._is_heading(row) else self._title(row)
            if title and (self._is_sum(title) or (chapter and not self._asks_itself(row, chapter))):
                continue
            if title and title.span not in self._begun:
                self._begun.add(title.span)
                yield self._block(row, title)

    def _chapter_of(self, row: int) -> Cell | None:
        """The cell that heads the rows below: alone in its row, over number and task, or numbered 一、."""
        over = self._grid.at(row, self._title_column)
        if over and self._numbers and over.column <= self._numbers[0] < self._title_column:
            return over
        cells = self._grid.filled(row)
        if len(cells) == 1 and (cells[0].columns > 1 or cells[0].column in self._numbers):
            return cells[0]
        number = self._number_cell(row)
        if number and self._counts_chapters.fullmatch(self._words(number)):
            return self._grid.at(row, self._title_column)
        return None

    @cached_property
    def _counts_chapters(self) -> re.Pattern[str]:
        """How chapters are numbered: (一) is one over rows 1, 2, 3 and a row where all others are 一 or (二)."""
        numbers = [self._words(cell) for row in self._grid.body if (cell := self._number_cell(row))]
        return _CHAPTER if any(map(_DIGITS.search, numbers)) else _PLAIN_CHAPTER

    def _asks_itself(self, row: int, chapter: Cell) -> bool:
        """A chapter with units of its own and no task below is itself the task."""
        below = row + 1
        alone = below >= self._grid.end or self._chapter_of(below) is not None
        units = (self._grid.at(row, at) for at in self._grid.columns(*UNITS))
        return alone and any(unit and unit != chapter for unit in units)

    def _is_heading(self, row: int) -> bool:
        """The heading again, as at the top of a page."""
        return {self._words(cell) for cell in self._grid.begun(row)} <= self._headings

    def _is_sum(self, title: Cell) -> bool:
        return bool(_SUM.match(self._words(title)))

    def _title(self, row: int) -> Cell | None:
        """The cell that says what is to be done; 责任单位 may stand in its place, the task beside it."""
        leaf = self._leaf(row)
        if not leaf:
            return self._grid.at(row, self._contents[0]) if self._contents and self._number_cell(row) else None
        if self._contents and (self._parted(row, leaf) or self._units_in(leaf)):
            return self._grid.at(row, self._contents[0])
        return leaf

    def _parted(self, row: int, leaf: Cell) -> bool:
        """Whether a task has numbers or units for parts of it: then its parts are the tasks, and it their section."""
        parts = [self._grid.at(row, at) for at in (*self._numbers, *self._grid.columns(*UNITS))]
        return any(part.rows < leaf.rows for part in parts if part)

    def _leaf(self, row: int) -> Cell | None:
        """The innermost cell of the task column, which may be parted: 校舍改造 | 宿舍改造 | 防火门翻新."""
        found = [cell for at in self._grid.like(self._title_column) if (cell := self._grid.at(row, at))]
        return found[-1] if found else None

    def _units_in(self, leaf: Cell) -> bool:
        return self._units_lead and names_units(self._document.folded, leaf.span)

    @cached_property
    def _units_lead(self) -> bool:
        """Whether units stand where a task would, in more cells than by chance, and no column names others."""
        cells = [cell for row in self._grid.body if (cell := self._leaf(row))]
        named = sum(names_units(self._document.folded, cell.span) for cell in cells)
        return not self._grid.columns(*UNITS) and named * _FEW > len(cells)

    def _block(self, row: int, title: Cell) -> Block:
        leaf = self._leaf(row)
        rows = range(row, title.row + title.rows)
        own = [cell.span for at in rows for cell in self._grid.begun(at)] or [title.span]
        span = Span(min(own).start, max(end for _, end in own))
        number = self._number_cell(row)
        due = next((cell.span for at in self._grid.columns(DUE) if (cell := self._grid.at(row, at))), None)
        notes = tuple(self._notes(rows, leaf if leaf != title else None))
        marked = self._heading_in(title)
        words = self._words(number).strip(_MARKS) if number else (marked.number if marked else None)
        heading = self._first_sentence(marked.title if marked else title.span)
        figures = figures_in(self._document, self._grid, rows, self._document.words(heading))
        steps = steps_in(self._document, self._grid, rows, {figure.cell for figure in figures})
        return Block(
            words,
            self._section(row, title),
            heading,
            span,
            notes,
            MAPPED if self._grid.mapped else GUESSED,
            due,
            True,
            tuple(self._said(rows, title, figures)),
            tuple(figures),
            tuple(steps),
            tuple(cell.span for at in self._sizes for row in rows if (cell := self._grid.at(row, at))),
        )

    def _said(self, rows: range, title: Cell, figures: list[Figure]) -> list[Span]:
        """The cells that say what is to be done; those with figures only are told apart."""
        columns = self._grid.columns(TASK, CONTENT, TARGET)
        cells = [title, *(cell for row in rows for at in columns if (cell := self._grid.at(row, at)))]
        told = {figure.cell for figure in figures}
        named = {figure.indicator for figure in figures}
        return [
            cell.span
            for cell in dict.fromkeys(cells)
            if cell == title or (cell not in told and self._words(cell) not in named and cell.column > title.column)
        ]

    def _section(self, row: int, title: Cell) -> Span | None:
        """The cell that spans this task and others, else the chapter."""
        columns = self._grid.like(self._title_column)
        around = [cell for at in columns if (cell := self._grid.at(row, at)) and cell.rows > title.rows]
        is_unit = bool(around) and around[-1] == self._leaf(row) and self._units_in(around[-1])
        around = [] if is_unit else around
        around = around or [cell for at in self._grid.columns(GROUP) if (cell := self._grid.at(row, at))]
        return self._heading(around[-1]) if around else self._chapter

    def _heading(self, cell: Cell) -> Span:
        """The words of a chapter without the number that the outline found before them."""
        heading = self._heading_in(cell)
        return heading.title if heading else cell.span

    def _heading_in(self, cell: Cell) -> Heading | None:
        """What the outline found at the beginning of a cell (1.修订标准)."""
        return self._document.heading_from(cell.span.start)

    def _notes(self, rows: range, unit: Cell | None) -> Iterator[Note]:
        """Who is named in the rows, else in the chapter over them; and whose heading has a part in them."""
        groups = self._named_in(rows)
        if unit and self._units_in(unit):
            groups += self._said_in(unit.span, ANSWERS)
        groups = groups or self._for_all
        shared = [Group(SUPPORTS if groups else ANSWERS, heading) for heading in self._sharing(rows)]
        named = [*groups, *shared]
        if named:
            spans = [group.units for group in named]
            yield Note(Span(min(spans).start, max(end for _, end in spans)), tuple(named), bool(shared) and not groups)

    def _sharing(self, rows: range) -> list[Span]:
        """The headings that name a unit under which one of the rows has a figure."""
        at = self._grid.columns(ALLOTTED)
        return [
            self._grid.heading.groups[one].span
            for one in at
            if any(is_part(self._document, cell.span) for row in rows if (cell := self._grid.at(row, one)))
        ]

    def _named_in(self, rows: Iterable[int], besides: Cell | None = None) -> list[Group]:
        """Whom the cells for units and leaders name."""
        columns = self._grid.columns(*UNITS, LEADER)
        cells = dict.fromkeys((self._grid.at(row, at), self._grid.meanings[at]) for row in rows for at in columns)
        return [group for cell, kind in cells if cell and cell != besides for group in self._said_in(cell.span, kind)]

    def _said_in(self, words: Span, kind: str) -> tuple[Group, ...]:
        """The units of a cell; it may say itself which part they have (牵头单位:…配合单位:…)."""
        return groups_of(self._document.folded, words, kind) if kind != LEADER else (Group(kind, words),)

    def _said_of_all(self, row: int, chapter: Cell) -> list[Group]:
        """Whom a chapter names: in cells of its own, or in brackets behind its title."""
        folded = self._document.folded
        brackets = [Span(*found.span(1)) for found in _BRACKETS.finditer(folded, *chapter.span)]
        in_brackets = [span for span in brackets if parse(folded, span) or names_units(folded, span)]
        said = [group for span in in_brackets for group in self._said_in(span, ANSWERS)]
        return said or self._named_in([row], besides=chapter)

    def _number_cell(self, row: int) -> Cell | None:
        return self._grid.at(row, self._numbers[0]) if self._numbers else None

    def _first_sentence(self, words: Span) -> Span:
        """The title in a cell: all of it, unless the cell goes on to say how."""
        start, end = words
        stop = _STOP.search(self._document.folded, start, end)
        goes_on = stop and (end - start > _LONG or stop.group() == "。")
        return Span(start, stop.start()) if stop and goes_on else words

    def _words(self, cell: Cell) -> str:
        return self._document.words(cell.span)
