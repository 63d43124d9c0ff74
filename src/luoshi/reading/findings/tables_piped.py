"""Tables of a text that parts its cells by strokes: 1 | 新建小学2所 | 县教育局 |.

A row shorter than its heading stands beside cells that span it: its own cells go to the columns that they fit best,
and what it lacks is held by the cells above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.notes import LEADER
from luoshi.reading.findings.tables_columns import DUE, GROUP, NUMBER, UNITS, makes_tasks, meanings_of
from luoshi.reading.findings.tables_flat import fit_of, kind_of
from luoshi.reading.findings.tables_tokens import CHAPTER, NUMERAL, OTHER
from luoshi.reading.flow import Cell, Span, Table

_FEWEST_ROWS = 3
_FEWEST_STROKES = 2
_MOST_COLUMNS = 12
#: What a cell that spans rows may say of all of them.
_HELD = (NUMBER, GROUP, DUE, LEADER, *UNITS)


def piped(document: Document) -> Iterator[Table]:
    """Each table from its heading to the next; a text without one is a single table whose cells stand as they are."""
    rows = [cells for line in document.lines(Span(0, len(document.folded))) if (cells := _cell_spans(document, line))]
    starts = [at for at, row in enumerate(rows) if _columns(document, row)]
    for start, end in pairwise([*starts, len(rows)]):
        if end - start > 1:
            yield _table(document, rows[start:end])
    if not starts and len(rows) >= _FEWEST_ROWS:
        filled = [[span for span in row if span.end > span.start] for row in rows]
        yield _of_cells([Cell(span, row, at) for row, spans in enumerate(filled) for at, span in enumerate(spans)])


def _cell_spans(document: Document, line: Span) -> list[Span]:
    """The cells of a line with two strokes or more, the empty ones between strokes too."""
    if document.folded.count("|", *line) < _FEWEST_STROKES:
        return []
    strokes = [at for at in range(*line) if document.folded[at] == "|"]
    edges = [line.start - 1, *strokes, line.end]
    spans = [document.trimmed(Span(start + 1, end)) for start, end in pairwise(edges)]
    spans = spans[1:] if strokes[0] == line.start else spans
    spans = spans[:-1] if strokes[-1] == line.end - 1 else spans
    return spans if any(document.has_words(span) for span in spans) else []


def _columns(document: Document, row: Sequence[Span]) -> list[str]:
    """What the columns under a heading hold, nothing where the row heads no tasks."""
    found = meanings_of([document.words(span) for span in row]) if len(row) <= _MOST_COLUMNS else []
    return [kind or OTHER for kind in found] if makes_tasks(found) else []


def _table(document: Document, rows: Sequence[Sequence[Span]]) -> Table:
    columns = _columns(document, rows[0])
    cells: list[Cell] = []
    above: dict[int, int] = {}  # where the last cell of each column stands among the cells
    for at, row in enumerate(rows):
        placed = _placed(document, row, columns) if at else dict(enumerate(row))
        held = [column for column in above if column not in placed and columns[column] in _HELD]
        for column in held:
            cell = cells[above[column]]
            cells[above[column]] = replace(cell, rows=at + 1 - cell.row)
        alone = sum(span.end > span.start for span in placed.values()) == 1 and not held
        for column, span in placed.items():
            if span.end > span.start:
                above |= {column: len(cells)} if at else {}
                cells.append(Cell(span, at, column, 1, len(columns) - column if alone else 1))
    return _of_cells(cells)


def _placed(document: Document, row: Sequence[Span], columns: list[str]) -> dict[int, Span]:
    """The cells of a row by their columns: one after the other, or where they fit if some are lacking."""
    if len(row) >= len(columns) and (columns[0] != NUMBER or _may_number(document, row[0])):
        return dict(enumerate(row[: len(columns)]))
    filled = [span for span in row if span.end > span.start]
    first = 1 if columns[0] == NUMBER else 0
    numbered = filled[:first] if filled and _may_number(document, filled[0]) else []
    rest = filled[len(numbered) : len(numbered) + len(columns) - first]
    return dict(enumerate(numbered)) | _fitted(document, rest, columns, first)


def _fitted(document: Document, cells: Sequence[Span], columns: list[str], first: int) -> dict[int, Span]:
    """The cells in the columns, in this order and from the first on, where they fit best."""
    kinds = [kind_of(document, cell) for cell in cells]

    def cost(way: tuple[int, ...]) -> float:
        return sum(fit_of(kind, columns[at]) for kind, at in zip(kinds, way, strict=True))

    best = min(combinations(range(first, len(columns)), len(cells)), key=cost)
    return dict(zip(best, cells, strict=True))


def _may_number(document: Document, cell: Span) -> bool:
    words = document.words(cell)
    return not words or bool(NUMERAL.fullmatch(words) or CHAPTER.match(words))


def _of_cells(cells: list[Cell]) -> Table:
    return Table(Span(cells[0].span.start, max(cell.span.end for cell in cells)), tuple(cells))
