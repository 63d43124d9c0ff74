"""Flattened tables: a text that holds a table one cell a line, put back into rows and columns.

The heading is a run of short lines that name columns; a row begins with its number. Which line belongs to
which column is decided by what fits best, since cells may hold several lines or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.notes import LEADER, names_units
from luoshi.reading.findings.tables_columns import CONTENT, DUE, NUMBER, TARGET, TASK, UNITS, makes_tasks, meaning_of
from luoshi.reading.flow import Cell, Span, Table

_LONGEST_HEADING = 16
_FEWEST_ROWS = 3
_LONGEST_ROW = 40  # what follows the last row is no cell of it
_TITLE = 2  # a row begins with its number and its title; 学校 in a title is no unit yet
_NUMBER = re.compile(r"\d{1,3}[.、]?")
_CHAPTER = re.compile(r"[一二三四五六七八九十]{1,3}、")
_BLANK = re.compile(r"[/\\—-]+|无")
_DATE = re.compile(
    r"(?:20\d\d年)?\d{0,2}月?(?:底|前|份|底前|\d+日前?)?|全年|长期|持续推进|年底前?|\d{4}-\d\d?(?:-\d\d?)?"
)

#: What it costs that a line of one kind stands in a column of another; nothing where they fit.
_NUMERAL, _UNIT, _DAY, _NOTHING, _WORDS = "numeral", "unit", "day", "nothing", "words"
_TEXT = {_NUMERAL: 2.0, _UNIT: 2.0, _DAY: 1.0, _NOTHING: 0.5}
_UNITS = {_NUMERAL: 4.0, _DAY: 3.0, _WORDS: 4.0}
_COST = {
    TASK: _TEXT,
    CONTENT: _TEXT,
    TARGET: _TEXT,
    **dict.fromkeys(UNITS, _UNITS),
    DUE: {_NUMERAL: 1.0, _UNIT: 3.0, _WORDS: 2.0},
    LEADER: {_NUMERAL: 3.0, _UNIT: 3.0, _WORDS: 0.5},
    "other": {_UNIT: 3.0, _WORDS: 1.0, _DAY: 1.0, _NOTHING: 0.5},
}
_EMPTY = {TASK: 5.0, "other": 0.2}
_MORE = 0.3  # a further line in the same cell


def flattened(document: Document) -> Iterator[Table]:
    """The tables of a text whose headings stand one a line."""
    lines = list(document.lines(Span(0, len(document.folded))))
    at = 0
    while at < len(lines):
        columns = _heading(document, lines, at)
        if columns and columns[0] == NUMBER:
            yield _table(document, lines[at:], columns)
            return
        at += 1


def piped(document: Document) -> Iterator[Table]:
    """The table of a text that parts its cells by strokes: 1 | 任务 | 县教育局 |."""
    lines = [line for line in document.lines(Span(0, len(document.folded))) if _cell_spans(document, line)]
    rows = [_cell_spans(document, line) for line in lines]
    if len(rows) >= _FEWEST_ROWS:
        cells = [Cell(span, row, column) for row, spans in enumerate(rows) for column, span in enumerate(spans)]
        yield Table(Span(lines[0].start, lines[-1].end), tuple(cells))


def _cell_spans(document: Document, line: Span) -> list[Span]:
    """The cells of a line with two strokes or more."""
    strokes = [at for at in range(*line) if document.folded[at] == "|"]
    edges = [line.start - 1, *strokes, line.end]
    spans = [document.trimmed(Span(start + 1, end)) for start, end in pairwise(edges)]
    return [span for span in spans if span.end > span.start] if len(strokes) >= 2 else []


def _heading(document: Document, lines: Sequence[Span], at: int) -> list[str]:
    """What the columns hold whose headings begin at a line; empty where none begin."""
    found: list[str] = []
    for line in lines[at : at + 12]:
        words = document.words(line)
        if len(words) > _LONGEST_HEADING or _NUMBER.fullmatch(words) or _CHAPTER.match(words):
            break
        found.append(meaning_of(words) or "other")
    while found and found[-1] == "other":
        found.pop()
    return found if makes_tasks(found) else []


def _table(document: Document, lines: Sequence[Span], columns: list[str]) -> Table:
    cells = [Cell(line, 0, at) for at, line in enumerate(lines[: len(columns)])]
    for row, part in enumerate(_rows(document, lines[len(columns) :], columns), 1):
        cells += _cells(document, part, columns, row)
    return Table(Span(cells[0].span.start, cells[-1].span.end), tuple(cells))


def _rows(document: Document, lines: Sequence[Span], columns: list[str]) -> Iterator[list[Span]]:
    """The lines parted into rows: each begins with the next number, or with a chapter."""
    row: list[Span] = []
    expected, named = 1, True  # the next number, and whether the row so far named its unit
    waits_for_unit = bool(set(columns) & set(UNITS))
    for line in lines:
        words = document.words(line)
        chapter = bool(_CHAPTER.match(words))
        numbered = _NUMBER.fullmatch(words) and int(words.rstrip(".、")) in (expected, 1) and named
        if chapter or numbered:
            if row:
                yield row
            row = []
            expected = expected if chapter else int(words.rstrip(".、")) + 1
            named = chapter or not waits_for_unit
        if chapter or numbered or row:  # totals may stand before the first row
            row.append(line)
        named = named or (len(row) > _TITLE and _kind(document, line) in (_UNIT, _NOTHING))
    if row:
        yield row


def _cells(document: Document, lines: list[Span], columns: list[str], row: int) -> list[Cell]:
    """The cells of one row; a chapter on one line is a single cell that spans the table."""
    chapter = _CHAPTER.match(document.words(lines[0]))
    if chapter and chapter.end() < len(document.words(lines[0])):
        return [Cell(lines[0], row, 0, 1, len(columns))]
    lines = lines[:_LONGEST_ROW]
    kinds = tuple(_kind(document, line) for line in lines[1:])
    places = _fitted(kinds, (*columns[1:], "other"))
    cells: dict[int, Span] = {0: lines[0]}
    for line, kind, place in zip(lines[1:], kinds, places, strict=True):
        if kind != _NOTHING:
            before = cells.get(place + 1)
            cells[place + 1] = Span(before.start if before else line.start, line.end)
    return [Cell(span, row, column) for column, span in sorted(cells.items())]


def _kind(document: Document, line: Span) -> str:
    words = document.words(line)
    if _BLANK.fullmatch(words):
        return _NOTHING
    if re.fullmatch(r"[\d.]+", words):
        return _NUMERAL
    if _DATE.fullmatch(words):
        return _DAY
    return _UNIT if len(words) < 200 and names_units(document.folded, line) else _WORDS


def _fitted(kinds: tuple[str, ...], columns: tuple[str, ...]) -> list[int]:
    """The column of each line, in rising order, at the least cost."""

    @cache
    def best(line: int, column: int, first: bool) -> tuple[float, tuple[int, ...]]:
        if column == len(columns):
            return (0.0, ()) if line == len(kinds) else (float("inf"), ())
        leave = _EMPTY.get(columns[column], 1.0) if first else 0.0
        cost, places = best(line, column + 1, True)
        choice = (leave + cost, places)
        if line < len(kinds):
            cost, places = best(line + 1, column, False)
            fit = _COST.get(columns[column], _COST["other"]).get(kinds[line], 0.0) + (0.0 if first else _MORE)
            choice = min(choice, (fit + cost, (column, *places)))
        return choice

    return list(best(0, 0, True)[1])
