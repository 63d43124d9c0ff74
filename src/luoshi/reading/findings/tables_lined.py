"""Tables of a text with a row a line, whose cells tabs part, or blanks that are wider than one.

A line that is short of cells is continued by the next (a cell held several lines), one without any parting is a
chapter. Tabs count the empty cells too; behind wide blanks a cell stands in the column under whose heading it begins.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.notes import LEADER
from luoshi.reading.findings.tables_columns import CONTENT, DUE, GROUP, NUMBER, TARGET, TASK, UNITS
from luoshi.reading.findings.tables_piped import Head, columns_under, head_at, of_cells, placed_in
from luoshi.reading.findings.tables_tokens import CHAPTER, NUMERAL
from luoshi.reading.findings.units_grammar import is_levelled
from luoshi.reading.findings.units_lists import PERSON, names_of
from luoshi.reading.flow import Cell, Span, Table

_PARTED = expression(r"[\t \u3000](?:(?<=\S\t)|(?<=\S[ \u3000])[ \u3000]+)(?=[^\n])")
LINE = expression(r"[^\n]*\S[^\n]*")
TAB, BLANKS = expression(r"\t"), expression(r"[ \u3000](?<=\S[ \u3000])[ \u3000]+(?=\S)")
_FEWEST_PARTINGS = 2
_LONGEST_CHAPTER = 40
_MOST_LINES = 6  # of one cell
_NEAR = 2  # columns of letters by which a cell may begin beside its heading
_TRUSTED = 99  # empty cells at the end of a row that tabs count


class _Line(NamedTuple):
    """A line with the cells that its tabs or wide blanks part."""

    span: Span
    cells: list[Span]
    has_tabs: bool


def lined(document: Document) -> Iterator[Table]:
    """Each table from its heading to the first line that is none of its rows."""
    if not _PARTED.search(document.flow.text):
        return
    lines = [_line(document, Span(*found.span())) for found in LINE.finditer(document.flow.text)]
    heads = {at: head for at in range(len(lines)) if (head := _head(document, lines, at))}
    for start, end in pairwise([*heads, len(lines)]):
        head = heads[start]
        rows = list(_rows(document, lines[start + head.rows : end], head, lines[start].has_tabs))
        if rows:
            yield _table(document, head, rows, lines[start : start + head.rows])


def _line(document: Document, line: Span) -> _Line:
    """The cells of a line; a tab parts an empty one, too."""
    has_tabs = "\t" in document.flow.text[line.start : line.end]
    return _Line(line, document.parted(line, TAB if has_tabs else BLANKS), has_tabs)


def _head(document: Document, lines: Sequence[_Line], at: int) -> Head | None:
    """The heading that begins in a line, each of its cells parted in one manner."""
    line = lines[at]
    if len(line.cells) <= _FEWEST_PARTINGS or not (line.has_tabs or _is_wide(document, line)):
        return None
    words = [document.words(cell) for cell in line.cells]
    if any("。" in each or NUMERAL.fullmatch(each) for each in words):
        return None
    below = [lines[at + 1].cells] if at + 1 < len(lines) and lines[at + 1].has_tabs and line.has_tabs else []
    return head_at(document, [line.cells, *below], 0)


def _is_wide(document: Document, line: _Line) -> bool:
    """Whether no single blank parts cells where wide ones do."""
    return not any(" " in document.folded[cell.start : cell.end] for cell in line.cells)


def _rows(document: Document, lines: Sequence[_Line], head: Head, has_tabs: bool) -> Iterator[list[Span]]:
    """The rows below a heading, each with all lines of its cells; one with a single cell is a chapter."""
    columns = columns_under(document, head.cells)
    row: list[Span] = []
    for at, line in enumerate(lines):
        cells = line.cells if line.has_tabs == has_tabs else [document.trimmed(line.span)]
        if len(cells) == 1 and not _goes_on_behind(lines, at, has_tabs):
            break
        if row and has_tabs and _continues(document, row, cells, columns):
            row = [*row[:-1], Span(row[-1].start, cells[0].end), *cells[1:]]
            continue
        if row:
            yield row
        row = cells
    if row and not (len(row) == 1 and not has_tabs):
        yield row


def _goes_on_behind(lines: Sequence[_Line], at: int, has_tabs: bool) -> bool:
    """Whether a line without cells stands inside a table: a few lines further there are cells again."""
    few = lines[at + 1 : at + 1 + _MOST_LINES]
    return any(len(each.cells) > 1 and each.has_tabs == has_tabs for each in few)


def _continues(document: Document, row: Sequence[Span], cells: Sequence[Span], columns: Sequence[str]) -> bool:
    """Whether a line goes on with the last cell of the row above it."""
    if len(row) == 1 or len(row) + len(cells) - 1 > len(columns):
        return False
    if len(cells) == 1:
        words = document.words(cells[0])
        if columns[-1] in UNITS and _names_bodies(document.folded[cells[0].start : cells[0].end]):
            return True  # the next of the units of its row
        return len(row) < len(columns) or not (CHAPTER.match(words) or len(words) <= _LONGEST_CHAPTER)
    return len(row) < len(columns) and not _begins(document, cells, columns)


def _names_bodies(words: str) -> bool:
    """Whether a line names nothing but bodies of a level, and persons beside them."""
    names = [name for name in names_of(words) if not PERSON.fullmatch(name)]
    return bool(names) and all(is_levelled(name) for name in names)


def _begins(document: Document, cells: Sequence[Span], columns: Sequence[str]) -> bool:
    """Whether the cells of a line begin a row: with its number, where rows have one."""
    if NUMBER not in columns:
        return len(cells) * 2 > len(columns)
    first = [document.words(cell) for cell in cells[: columns.index(NUMBER) + 1]]
    return not first[0] or any(NUMERAL.fullmatch(words) or CHAPTER.match(words) for words in first)


def _table(document: Document, head: Head, rows: Sequence[list[Span]], headings: Sequence[_Line]) -> Table:
    columns = columns_under(document, head.cells)
    cells = list(_heading_cells(headings))
    above: dict[int, int] = {}  # where the last cell of each column stands among the cells
    for at, row in enumerate(rows, len(headings)):
        if len(filled := [span for span in row if span.end > span.start]) == 1 and _is_chapter(document, row):
            above.clear()
            cells.append(Cell(filled[0], at, 0, 1, len(columns)))
            continue
        placed = _placed(document, row, columns, headings[0])
        for column in _held(placed, above, columns):
            cell = cells[above[column]]
            cells[above[column]] = replace(cell, rows=at + 1 - cell.row)
        for column, span in placed.items():
            above[column] = len(cells)
            cells.append(Cell(_unquoted(document, span), at, column))
    return of_cells(cells)


def _heading_cells(headings: Sequence[_Line]) -> Iterator[Cell]:
    """The cells of a heading; of two rows, the upper reaches down where nothing stands below, else over its own."""
    rows = [line.cells for line in headings]
    for at, span in enumerate(rows[0]):
        below = rows[-1][at] if at < len(rows[-1]) else Span(0, 0)
        if len(rows) == 1 or below.end == below.start:
            tall, wide = len(rows), 1
        else:
            tall, wide = 1, 1 + next((n for n, one in enumerate(rows[0][at + 1 :]) if one.end > one.start), 0)
        if span.end > span.start:
            yield Cell(span, 0, at, tall, wide)
        if tall < len(rows):
            yield Cell(below, 1, at)


def _is_chapter(document: Document, row: Sequence[Span]) -> bool:
    return len(row) == 1 or bool(CHAPTER.match(document.words(row[0])))


def _placed(document: Document, row: list[Span], columns: list[str], heading: _Line) -> dict[int, Span]:
    """The cells with words by their columns."""
    below = None if heading.has_tabs else _by_place(document, row, heading)
    placed = below or placed_in(document, row, columns, _TRUSTED)
    return {column: span for column, span in placed.items() if span.end > span.start}


def _by_place(document: Document, row: Sequence[Span], heading: _Line) -> dict[int, Span] | None:
    """The cells under the headings at which they begin, None where one begins elsewhere."""
    heads = [_place(document, cell) for cell in heading.cells]
    found = {}
    for cell in row:
        place = _place(document, cell)
        behind = bisect_left(heads, place, 1, len(heads) - 1)
        nearest = min(behind - 1, behind, key=lambda at: abs(heads[at] - place))
        if abs(heads[nearest] - place) > _NEAR or nearest in found:
            return None
        found[nearest] = cell
    return found


def _place(document: Document, cell: Span) -> int:
    """Where a cell begins in its line, a Chinese letter being two wide."""
    text = document.flow.text
    before = text[text.rfind("\n", 0, cell.start) + 1 : cell.start]
    return 2 * len(before) - sum(letter.isascii() for letter in before)


def _held(placed: dict[int, Span], above: dict[int, int], columns: Sequence[str]) -> list[int]:
    """The columns whose cell above holds for a row that leaves its own empty: the group always, who and by when where
    the row names nobody, all that it lacks where it only says more of the work above."""
    kinds = {columns[at] for at in placed}
    kept: set[str] = {GROUP}
    if not kinds & {TASK, CONTENT, TARGET} or (TASK in columns and not kinds & {TASK, NUMBER}):
        kept |= {NUMBER, TASK, CONTENT, TARGET, DUE, LEADER} - kinds
    if not kinds & {*UNITS}:
        kept |= {*UNITS, LEADER, DUE}
    if NUMBER not in kinds:
        kept |= {NUMBER}
    return [at for at in above if at not in placed and columns[at] in kept]


def _unquoted(document: Document, cell: Span) -> Span:
    """A cell of several lines without the quotation marks that a copy from a sheet puts around it."""
    words = document.flow.text[cell.start : cell.end]
    whole = len(words) > 1 and words[0] == words[-1] == '"' and "\n" in words
    return Span(cell.start + 1, cell.end - 1) if whole else cell
