"""Flattened tables: a text that holds a table as cells in a row, put back into rows and columns.

A row begins with its number, or where words follow the units of the last. Which words belong to which column
is decided by what fits best, since cells may hold several lines or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.notes import ANSWERS, HEADS, LEADER, names_units
from luoshi.reading.findings.tables_columns import (
    CONTENT,
    DUE,
    GROUP,
    MEASURE,
    NUMBER,
    PERIOD,
    TARGET,
    TASK,
    UNITS,
    VALUE,
)
from luoshi.reading.findings.tables_groups import grouped
from luoshi.reading.findings.tables_tokens import (
    BARE_CHAPTER,
    BODIES,
    BRACKETED,
    CHAPTER,
    COUNTED,
    NUMERAL,
    OTHER,
    TOLD,
    WHEN,
    Laid,
    Token,
    laid_out,
)
from luoshi.reading.flow import Cell, Span, Table
from luoshi.reading.outline.folding import numeral

_LONGEST_ROW = 40  # what follows the last row is no cell of it
_TITLE = 2  # a row begins with its number and its title; 学校 in a title is no unit yet
_BLANK = expression(r"[/\\—-]+|无")
_DATE = expression(
    r"20[1-4]\d\.(?:1[0-2]|0?[1-9])|(?:20\d\d年)?\d{1,2}月[^,。]{0,8}|"
    r"(?=.*(?:\d|季度|半年))[\d年月日号季度上下半一二三四第底末前份旬中至到—.、/~-]+(?:完成)?|(?:全年|长期|持续|常态|年[底内末])\S{0,6}"
)

#: 2所, 3处: a figure, not the name of a body.
_COUNTS = expression(r"\d")

#: What it costs that words of one kind stand in a column of another; nothing where they fit.
_NUMERAL, _UNIT, _DAY, _NOTHING, _WORDS = "numeral", "unit", "day", "nothing", "words"
_TEXT = {_NUMERAL: 2.0, _UNIT: 2.0, _DAY: 1.0, _NOTHING: 0.5}
_UNITS = {_NUMERAL: 4.0, _DAY: 3.0, _WORDS: 4.0}
_COST = {
    TASK: _TEXT,
    CONTENT: _TEXT,
    TARGET: {**_TEXT, _NUMERAL: 0.5},
    **dict.fromkeys((*UNITS, BODIES), _UNITS),
    MEASURE: {_NUMERAL: 3.0, _UNIT: 3.0, _DAY: 3.0},
    VALUE: {_UNIT: 3.0, _DAY: 1.0, _WORDS: 0.5},
    GROUP: {_NUMERAL: 2.0, _UNIT: 2.0, _WORDS: 0.2, _DAY: 1.0},
    DUE: {_NUMERAL: 1.0, _UNIT: 3.0, _WORDS: 2.0},
    LEADER: {_NUMERAL: 3.0, _UNIT: 3.0, _WORDS: 0.5},
    PERIOD: {_UNIT: 3.0, _DAY: 0.5},
    TOLD: {_UNIT: 3.0, _NUMERAL: 0.5, _DAY: 0.5, _NOTHING: 0.5},
    WHEN: {_UNIT: 3.0, _WORDS: 1.5, _NUMERAL: 0.5, _NOTHING: 0.5},
    COUNTED: {_UNIT: 3.0, _WORDS: 1.5, _DAY: 1.0, _NOTHING: 0.5},
    OTHER: {_UNIT: 3.0, _WORDS: 1.0, _DAY: 1.0, _NOTHING: 0.5},
}
_EMPTY = {OTHER: 0.2, WHEN: 0.5, COUNTED: 0.5, MEASURE: 2.0, VALUE: 2.0}
_UNTITLED = 5.0  # where nothing says what is to be done
_MORE = 0.3  # further words in the same cell
_MORE_HEADS = 0.6  # one unit leads, several support; a title stands on one line, what it means on several
_NEVER = 9.0  # words beside nothing in one cell


def flattened(document: Document) -> Iterator[Table]:
    """The tables of a text whose headings can be told."""
    for laid in (grouped(document, each) for each in laid_out(document)):
        rows = list(_rows(document, laid))
        cells = [Cell(span, 0, at) for at, span in enumerate(laid.headings)]
        for row, (part, goes_on) in enumerate(_parted(document, rows, laid.columns), 1):
            below = _cells(document, part, laid.columns, row, goes_on)
            cells = [*(_held(cells, below, laid.columns, goes_on) if row > 1 else cells), *below]
        if rows:
            yield Table(Span(cells[0].span.start, max(cell.span.end for cell in cells)), tuple(cells))


def _parted(document: Document, rows: list[list[Token]], columns: list[str]) -> Iterator[tuple[list[Token], bool]]:
    """The rows, each parted where another part of the same task begins behind the units of one, and whether it is such
    a part: number and task stand once for all of them."""
    may_part = columns[:3] == [NUMBER, TASK, CONTENT] and columns[-1] in UNITS
    for row in rows:
        starts = [0, *_parts_of(document, row)] if may_part else [0]
        for start, end in pairwise([*starts, len(row)]):
            yield row[start:end], start > 0


def _parts_of(document: Document, row: list[Token]) -> Iterator[int]:
    kinds = [kind_of(document, token.span) for token in row]
    for at in range(_TITLE + 2, len(row) - 1):
        behind_units = kinds[at - 1] in (_UNIT, _NOTHING) and _UNIT in kinds[at - 2 : at]
        if behind_units and kinds[at] == _WORDS and kinds[at + 1] in (_UNIT, _NOTHING):
            yield at


def _held(cells: list[Cell], row: list[Cell], columns: list[str], goes_on: bool) -> list[Cell]:
    """The cells above a row; a group, and who answers, stand once for several rows and hold where a row has none, and
    so do number and task where it goes on with that."""
    if len(row) < 2:
        return cells
    for kinds in ((NUMBER,), (TASK,)) if goes_on else ((GROUP,), (HEADS, ANSWERS)):
        at = [column for column, kind in enumerate(columns) if kind in kinds]
        above = next((cell for cell in reversed(cells) if cell.column in at), None)
        lacks = len(at) == 1 and not any(cell.column in at for cell in row)
        if lacks and above and above.row and above.row + above.rows == row[0].row:
            cells = [replace(cell, rows=cell.rows + 1) if cell is above else cell for cell in cells]
    return cells


def _rows(document: Document, laid: Laid) -> Iterator[list[Token]]:
    """The words parted into rows."""
    reader = _Row(document, laid)
    row: list[Token] = []
    for token in laid.tokens:
        if reader.ends_with(token):
            break
        if reader.begins_with(token):
            if row:
                yield row
            row = []
        if row or reader.begun:  # totals may stand before the first row
            row.append(token)
        reader.take(token)
    if row:
        yield row


class _Row:
    """What the row that is being read has shown so far, and what the next words mean for it."""

    def __init__(self, document: Document, laid: Laid) -> None:
        self._document, self._by_line = document, laid.by_line
        self._numbered = NUMBER in laid.columns
        self._closes = laid.columns[-1] in (*UNITS, BODIES, DUE)  # units or a day end a row
        self._names_units = bool(set(laid.columns) & set(UNITS))
        self._expected, self._last = 1, ""  # the next number, and the kind of the last words
        self._length, self._named, self.begun = 0, True, False
        self._heads = False  # whether the row is a chapter with its words behind the number
        self._counted = _are_counted(document, laid)
        self._number, self._chapter = _numbering(document, laid)

    def begins_with(self, token: Token) -> bool:
        """Whether words open the next row (or are a chapter), which then counts as begun."""
        words = self._document.words(token.span)
        chapter = token.is_group or (bool(self._chapter.match(words)) and (token.begins or not self._by_line))
        if not (chapter or (self._is_next(words, token) if self._numbered else self._follows_units(token))):
            return False
        if self._number.fullmatch(words):
            self._expected = numeral(words.strip(_AROUND)) + 1
        self._length, self._named, self.begun = 0, chapter or not self._names_units, True
        self._heads = chapter and not self._chapter.fullmatch(words)
        return True

    def ends_with(self, token: Token) -> bool:
        """Whether the table is over: a line of prose below its last row."""
        if not (self._by_line and token.begins and self.begun and self._named and self._length):
            return False
        words = self._document.words(token.span)
        return not (self._number.fullmatch(words) or self._chapter.match(words)) and self._numbered

    def take(self, token: Token) -> None:
        self._length += 1
        self._last = kind_of(self._document, token.span)
        behind_title = self._length > (_TITLE if self._numbered else _TITLE - 1)
        self._named = self._named or (behind_title and self._last in (_UNIT, _NOTHING))

    def _is_next(self, words: str, token: Token) -> bool:
        if not self._number.fullmatch(words):
            return False
        if self._by_line:
            return token.begins
        value = numeral(words.strip(_AROUND))
        if self._counted:
            return value == self._expected
        goes_on = value in (self._expected, 1) or not self.begun
        whole = (self._heads and self._length == 1) or (self._closes and self._last in (_UNIT, _DAY))
        return self._named and (goes_on or (whole and value > self._expected))

    def _follows_units(self, token: Token) -> bool:
        if self._by_line:
            return token.begins
        after = self._last in (_UNIT, _DAY, _NOTHING, "")
        return self._named and after and kind_of(self._document, token.span) == _WORDS


_AROUND = ".、()（）"
_BARE_CHAPTER = expression(rf"{BARE_CHAPTER.pattern}$|{CHAPTER.pattern}")


def _numbering(document: Document, laid: Laid) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How rows and chapters are numbered: 1 under 一、, or (一) under 一."""
    words = [document.words(token.span) for token in laid.tokens]
    bracketed = not any(map(NUMERAL.fullmatch, words)) and any(map(BRACKETED.fullmatch, words))
    return (BRACKETED, _BARE_CHAPTER) if bracketed else (NUMERAL, CHAPTER)


def _are_counted(document: Document, laid: Laid) -> bool:
    """Whether bare numbers of a table that has a cell a line are those of its rows and no others: 1, 2, 3 …"""
    words = [document.words(token.span) for token in laid.tokens if token.begins]
    numbers = [int(each.rstrip(".、")) for each in words if NUMERAL.fullmatch(each)]
    a_cell_a_line = len(words) == len(laid.tokens) and not laid.by_line
    return a_cell_a_line and len(numbers) > 1 and numbers == [*range(1, len(numbers) + 1)]


def _cells(document: Document, row: list[Token], columns: list[str], at: int, goes_on: bool) -> list[Cell]:
    """The cells of one row; a chapter on one line is a single cell that spans the table. A row that goes on with the
    task above has neither number nor task."""
    words = document.words(row[0].span)
    chapter = CHAPTER.match(words)
    if row[0].is_group or (chapter and chapter.end() < len(words)):
        return [Cell(row[0].span, at, 0, 1, len(columns))]
    numbered = columns[0] == NUMBER and bool(_FIRST.fullmatch(words) or chapter)
    cells = {0: row[0].span} if numbered else {}
    spans = [token.span for token in row[numbered:_LONGEST_ROW]]
    kinds = tuple(kind_of(document, span) for span in spans)
    first = columns.index(CONTENT) if goes_on else int(numbered)
    for span, kind, place in zip(spans, kinds, _fitted(kinds, (*columns[first:], OTHER)), strict=True):
        if kind != _NOTHING:
            before = cells.get(place + first)
            cells[place + first] = Span(before.start if before else span.start, span.end)
    return [Cell(span, at, column) for column, span in sorted(cells.items())]


_FIRST = expression(rf"{NUMERAL.pattern}|{BRACKETED.pattern}|{BARE_CHAPTER.pattern}")


def kind_of(document: Document, span: Span) -> str:
    """What the words of a cell look like."""
    words = document.words(span)
    if not words or _BLANK.fullmatch(words):
        return _NOTHING
    if _DATE.fullmatch(words) and not words.isdecimal():
        return _DAY
    if re.fullmatch(r"[\d.]+%?", words):
        return _NUMERAL
    return _UNIT if len(words) < 200 and not _COUNTS.match(words) and names_units(document.folded, span) else _WORDS


@lru_cache(maxsize=1024)  # rows of a table are much alike
def _fitted(kinds: tuple[str, ...], columns: tuple[str, ...]) -> tuple[int, ...]:
    """The column of each of a row's words, in rising order, at the least cost."""
    titled = next((kind for kind in (TASK, CONTENT, TARGET) if kind in columns), None)
    titles = columns.index(titled) if titled else None
    columns = tuple(CONTENT if kind == TASK and at != titles else kind for at, kind in enumerate(columns))

    @cache
    def best(at: int, column: int, first: bool) -> tuple[float, tuple[int, ...]]:
        if column == len(columns):
            return (0.0, ()) if at == len(kinds) else (float("inf"), ())
        empty = _UNTITLED if column == titles else _EMPTY.get(columns[column], 1.0)
        leave = empty if first else 0.0
        cost, places = best(at, column + 1, True)
        choice = (leave + cost, places)
        if at < len(kinds):
            cost, places = best(at + 1, column, False)
            fit = fit_of(kinds[at], columns[column])
            more = 0.0 if first else _beside(kinds[at - 1], kinds[at], columns[column])
            choice = min(choice, (fit + more + cost, (column, *places)))
        return choice

    return best(0, 0, True)[1]


def fit_of(kind: str, column: str) -> float:
    """What it costs that words of a kind stand in a column; nothing where they fit."""
    return _COST.get(column, _COST[OTHER]).get(kind, 0.0)


def _beside(before: str, kind: str, column: str) -> float:
    """What further words in a cell cost."""
    if _NOTHING in (before, kind):
        return _NEVER
    return _MORE_HEADS if column in (HEADS, TASK) else _MORE
