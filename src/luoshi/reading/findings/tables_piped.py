"""Tables of a text that parts its cells by strokes: 1 | 新建小学2所 | 县教育局 |.

A row shorter than its heading stands beside cells that span it: its own cells go to the columns that they fit best,
and what it lacks is held by the cells above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from typing import NamedTuple

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.notes import LEADER
from luoshi.reading.findings.tables_columns import (
    CONTENT,
    DUE,
    GROUP,
    NUMBER,
    TASK,
    UNITS,
    makes_tasks,
    meaning_of,
    meanings_of,
)
from luoshi.reading.findings.tables_flat import fit_of, kind_of
from luoshi.reading.findings.tables_tokens import CHAPTER, NUMERAL, OTHER
from luoshi.reading.flow import Cell, Span, Table

_FEWEST_ROWS = 3
_FEWEST_STROKES = 2
_DOUBTFUL = 2  # empty cells at the end of a row; one where strokes close the rows beyond the heading
_MOST_COLUMNS = 12
_SHARED = expression(r"分工|责任(?:单位|部门)$")  # the cell of a heading that the row below parts
_MEASURED = expression(r"[^,。;]{0,24}(?:量|进度|情况|率|比例|成效)(?:\(%\))?")  # how far something has come
#: What a cell that spans rows may say of all of them.
_HELD = (NUMBER, GROUP, DUE, LEADER, *UNITS)


def piped(document: Document) -> Iterator[Table]:
    """Each table from its heading to the next; a text without one is a single table whose cells stand as they are."""
    if document.folded.count("|") < _FEWEST_STROKES:
        return
    whole = document.lines(Span(0, len(document.folded)))
    lines = [line for line in whole if document.folded.count("|", *line) >= _FEWEST_STROKES]
    framed = sum(document.folded[line.start] == "|" for line in lines) * 2 > len(lines)
    rows = [cells for line in lines if (cells := _cell_spans(document, line, framed))]
    starts = {at: head for at in range(len(rows)) if (head := head_at(document, rows, at))}
    for start, end in pairwise([*starts, len(rows)]):
        body = rows[start + starts[start].rows : end]
        if body:
            yield _table(document, [starts[start].cells, *body])
    if not starts and len(rows) >= _FEWEST_ROWS:
        filled = [[span for span in row if span.end > span.start] for row in rows]
        yield of_cells([Cell(span, row, at) for row, spans in enumerate(filled) for at, span in enumerate(spans)])


def _cell_spans(document: Document, line: Span, framed: bool) -> list[Span]:
    """The cells of a line, the empty ones between strokes too; `framed` where strokes open and close the lines."""
    strokes = [at for at in range(*line) if document.folded[at] == "|"]
    edges = [line.start - 1, *strokes, line.end]
    spans = [document.trimmed(Span(start + 1, end)) for start, end in pairwise(edges)]
    spans = spans[1:] if framed and strokes[0] == line.start else spans
    spans = spans[:-1] if framed and strokes[-1] == line.end - 1 else spans
    return spans if any(document.has_words(span) for span in spans) else []


class Head(NamedTuple):
    """The heading of a table as one row, and the rows that it takes."""

    cells: list[Span]
    rows: int


def head_at(document: Document, rows: Sequence[list[Span]], at: int) -> Head | None:
    """The heading that begins in a row; of two rows, the lower one parts a cell of the upper."""
    below = rows[at + 1] if at + 1 < len(rows) else []
    if _heads_columns(document, below):
        both = _under_one(document, rows[at], below)
        if columns_under(document, both):
            return Head(both, 2)
    return Head(rows[at], 1) if columns_under(document, rows[at]) else None


def _heads_columns(document: Document, row: Sequence[Span]) -> bool:
    """Whether a row only says what columns hold, and is no whole heading of its own."""
    words = [document.words(span) for span in row if span.end > span.start]
    known = [meaning_of(each) or (OTHER if _MEASURED.fullmatch(each) else None) for each in words]
    return len(words) >= _FEWEST_STROKES and None not in known and NUMBER not in known


def _under_one(document: Document, upper: Sequence[Span], lower: Sequence[Span]) -> list[Span]:
    """Two rows of a heading as one: where the lower is empty the upper holds, else it stands in for the parted cell."""
    if lower[0].end == lower[0].start:
        rest = [*upper, *[Span(0, 0)] * (len(lower) - len(upper))]
        return [below if below.end > below.start else above for above, below in zip(rest, lower, strict=False)]
    filled = [span for span in upper if span.end > span.start]
    shared = [at for at, span in enumerate(filled) if _SHARED.search(document.words(span))]
    parted = shared[0] if shared else len(filled) - 1
    return [*filled[:parted], *(span for span in lower if span.end > span.start), *filled[parted + 1 :]]


def columns_under(document: Document, row: Sequence[Span]) -> list[str]:
    """What the columns under a heading hold, nothing where the row heads no tasks."""
    found = meanings_of([document.words(span) for span in row]) if len(row) <= _MOST_COLUMNS else []
    return [kind or OTHER for kind in found] if makes_tasks(found) else []


def _table(document: Document, rows: Sequence[Sequence[Span]]) -> Table:
    columns = columns_under(document, rows[0])
    closed = any(len(row) > len(columns) for row in rows)  # a stroke closes each row, though not the heading
    rows = [row[:-1] if closed and row[-1].end == row[-1].start else row for row in rows]
    cells: list[Cell] = []
    above: dict[int, int] = {}  # where the last cell of each column stands among the cells
    for at, row in enumerate(rows):
        placed = placed_in(document, row, columns, 1 if closed else _DOUBTFUL) if at else dict(enumerate(row))
        held = _held(placed, above, columns)
        for column in held:
            cell = cells[above[column]]
            cells[above[column]] = replace(cell, rows=at + 1 - cell.row)
        alone = sum(span.end > span.start for span in placed.values()) == 1 and not held
        for column, span in placed.items():
            above.pop(column, None)
            if span.end > span.start:
                above |= {column: len(cells)} if at else {}
                cells.append(Cell(span, at, column, 1, len(columns) - column if alone else 1))
    return of_cells(cells)


def _held(placed: dict[int, Span], above: dict[int, int], columns: list[str]) -> list[int]:
    """The columns whose cell above holds for a row that has none of its own: who and by when, the number, and what is
    to be done where a row without a number says more of it, or who else does it."""
    kinds = {columns[at] for at, span in placed.items() if span.end > span.start}
    goes_on = NUMBER not in kinds and TASK not in kinds and bool(kinds & {CONTENT, *UNITS})
    told = (TASK,) if CONTENT in kinds else (TASK, CONTENT)
    kept = (*_HELD, *told) if goes_on else _HELD
    return [at for at in above if at not in placed and columns[at] in kept]


def placed_in(document: Document, row: Sequence[Span], columns: list[str], doubtful: int) -> dict[int, Span]:
    """The cells of a row by their columns: one after the other, or where they fit if some are lacking."""
    if _is_whole(document, row, columns, doubtful):
        return dict(enumerate(row[: len(columns)]))
    filled = [span for span in row if span.end > span.start]
    first = 1 if columns[0] == NUMBER else 0
    numbered = filled[:first] if filled and _may_number(document, filled[0]) else []
    rest = filled[len(numbered) : len(numbered) + len(columns) - first]
    return dict(enumerate(numbered)) | _fitted(document, rest, columns, first, bool(numbered))


def _is_whole(document: Document, row: Sequence[Span], columns: list[str], doubtful: int) -> bool:
    """Whether a row has a cell for each column; so many empty ones at its end may be but strokes of a shorter row."""
    if len(row) < len(columns) or (columns[0] == NUMBER and not _may_number(document, row[0])):
        return False
    filled = [at for at, cell in enumerate(row[: len(columns)]) if cell.end > cell.start]
    if len(filled) == 1 or len(columns) - len(filled) < doubtful or filled != [*range(len(filled))]:
        return True
    return [*_fitted(document, [row[at] for at in filled], columns, 0, True)] == filled


def _fitted(document: Document, cells: Sequence[Span], columns: list[str], first: int, begins: bool) -> dict[int, Span]:
    """The cells in the columns, in this order and from the first on, where they fit best; in the last of several ways
    where the row does not begin anew, for then cells to its left hold on."""
    kinds = [kind_of(document, cell) for cell in cells]

    def cost(way: tuple[int, ...]) -> float:
        return sum(fit_of(kind, columns[at]) for kind, at in zip(kinds, way, strict=True))

    ways = [*combinations(range(first, len(columns)), len(cells))]
    best = min(ways if begins else reversed(ways), key=cost)
    return dict(zip(best, cells, strict=True))


def _may_number(document: Document, cell: Span) -> bool:
    words = document.words(cell)
    return not words or bool(NUMERAL.fullmatch(words) or CHAPTER.match(words))


def of_cells(cells: list[Cell]) -> Table:
    return Table(Span(cells[0].span.start, max(cell.span.end for cell in cells)), tuple(cells))
