"""Tables of a text that only the likeness of their rows gives away: lines of equally many cells, or a cell a line with
a unit and as many figures again and again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from luoshi.reading.expressions import expression
from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.tables_allotted import heads_holders, is_nothing, is_part, is_whole, names_holder
from luoshi.reading.findings.tables_columns import NUMBER, meaning_of
from luoshi.reading.findings.tables_lined import BLANKS, LINE, TAB
from luoshi.reading.flow import Cell, Span, Table

_STROKE = expression(r"[|｜]")
_PARTED = expression(r"[\t|｜ \u3000](?:(?<=[\t|｜])|(?<=\S[ \u3000])[ \u3000]+(?=\S))")
_BEGINS = frozenset("序编项各镇乡街县区市地单部村园责")  # a column of units or of their numbers
_NUMERAL = expression(r"\d{1,3}")
_FEWEST_ROWS, _FEWEST_CELLS = 3, 2
_SHORT_BY = 2  # empty cells that the end of a line may have lost
_LONGEST, _MOST_COLUMNS = 24, 30


def even(document: Document) -> Iterator[Table]:
    """Each run of lines whose cells are parted alike and are as many as in the first of them."""
    if not _PARTED.search(document.flow.text):
        return
    run: list[list[Span]] = []
    for cells in (_cells(document, Span(*found.span())) for found in LINE.finditer(document.flow.text)):
        if run and len(cells) > 1 and len(run[0]) - _SHORT_BY <= len(cells) <= len(run[0]):
            run.append(cells)
            continue
        yield from _table(run)
        run = [cells] if len(cells) >= _FEWEST_CELLS else []
    yield from _table(run)


def stacked(document: Document) -> Iterator[Table]:
    """Each table a cell a line whose rows are a unit and a figure, or nothing, for each of the other headings."""
    lines = [*document.lines(Span(0, len(document.folded)))]
    at = 0
    while at < len(lines):
        begins = document.folded[lines[at].start] in _BEGINS and _is_short(lines[at])
        width = _width(document, lines, at) if begins else 0
        rows = list(_rows(document, lines, at, width)) if width else []
        yield from _table(rows)
        at += max(sum(map(len, rows)), 1)


def _cells(document: Document, line: Span) -> list[Span]:
    sign = next((sign for sign in (TAB, _STROKE) if sign.search(document.flow.text, *line)), BLANKS)
    cells = document.parted(line, sign)
    return _without_frame(cells) if sign is _STROKE else cells


def _without_frame(cells: list[Span]) -> list[Span]:
    """The cells of a line without the empty ones outside its first and last stroke."""
    begin = 1 if cells[0].end == cells[0].start else 0
    return cells[begin : -1 if len(cells) > 1 and cells[-1].end == cells[-1].start else None]


def _is_short(line: Span) -> bool:
    return line.end - line.start <= _LONGEST


def _width(document: Document, lines: Sequence[Span], at: int) -> int:
    """How many columns a heading that begins in a line has: up to the first line that names a unit; 0 for none."""
    head = document.words(lines[at])
    numbered = meaning_of(head) == NUMBER
    if at + numbered >= len(lines) or not heads_holders(document.words(lines[at + numbered])):
        return 0
    first = at + numbered + 1
    for end in range(first, min(first + _MOST_COLUMNS, len(lines) - 1)):
        if _begins(document, lines, end, numbered):
            return end - at if end > first else 0
        if not _is_short(lines[end]) or is_part(document, lines[end]) or document.words(lines[end]) == head:
            return 0
    return 0


def _begins(document: Document, lines: Sequence[Span], at: int, numbered: bool) -> bool:
    """Whether a row begins in a line: with its number and a unit, or with a unit and its first figure."""
    words, below = document.words(lines[at]), lines[at + 1]
    if numbered:
        return bool(_NUMERAL.fullmatch(words)) and names_holder(document.words(below))
    return names_holder(words) and _is_cell(document, below)


def _rows(document: Document, lines: Sequence[Span], at: int, width: int) -> Iterator[list[Span]]:
    """The heading, and the rows below as far as they are like each other; one of all together may lack its number."""
    yield [*lines[at : at + width]]
    numbered = meaning_of(document.words(lines[at])) == NUMBER
    at += width
    while at < len(lines):
        lead = int(numbered and bool(_NUMERAL.fullmatch(document.words(lines[at]))))
        row = lines[at : at + width - numbered + lead]
        holder = document.words(row[lead]) if len(row) > lead else ""
        whole = is_whole(holder)
        if len(row) < width - numbered + lead or not (whole or (names_holder(holder) and lead == numbered)):
            return
        if not all(_is_cell(document, cell) for cell in row[lead + 1 :]):
            return
        yield [*([Span(0, 0)] if lead < numbered else []), *row]
        at += len(row)


def _is_cell(document: Document, line: Span) -> bool:
    return is_part(document, line) or is_nothing(document, line)


def _table(rows: Sequence[Sequence[Span]]) -> Iterator[Table]:
    if len(rows) < _FEWEST_ROWS:
        return
    cells = [
        Cell(span, row, at) for row, line in enumerate(rows) for at, span in enumerate(line) if span.end > span.start
    ]
    yield Table(Span(cells[0].span.start, max(cell.span.end for cell in cells)), tuple(cells))
