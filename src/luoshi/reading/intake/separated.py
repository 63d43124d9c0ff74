"""Tables as text (csv): every line of the file holds the same number of cells, parted by commas, tabs or semicolons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Cell, Flow, Span
from luoshi.reading.intake.sheets import address, table_of
from luoshi.reading.intake.weave import Weaver

_SIGNS = ("\t", ",", ";")
_FEWEST_ROWS, _FEWEST_CELLS = 2, 3
_LOOKED_AT = 200  # rows
_HEAD = 5_000  # characters
_PIECE = expression('(?P<quote>"")|(?P<line>[\r\n]+)|[^"\r\n]+|"')


class _Field(NamedTuple):
    """One cell as it stands in the file, and whether a row ends behind it."""

    span: Span
    is_quoted: bool
    ends_row: bool


def recognises(text: str) -> bool:
    """Whether every one of the first rows has the same three cells or more."""
    return _sign_of(text) is not None


def flow_of(text: str) -> Flow:
    """The cells a line each, and the table that they make."""
    weaver = Weaver()
    cells: list[Cell] = []
    row = column = 0
    for field in _fields(text, _sign_of(text) or _SIGNS[0]):
        start = weaver.length
        _write(weaver, text, field)
        if weaver.length > start:
            cells.append(Cell(Span(start, weaver.length), row, column, place=address(row, column)))
            weaver.line_break(field.span.end)
        row, column = (row + 1, 0) if field.ends_row else (row, column + 1)
    table = table_of(cells)
    return weaver.flow((table,) if table else ())


def _sign_of(text: str) -> str | None:
    """The sign that parts the cells, if one does."""
    return next((sign for sign in _SIGNS if sign in text[:_HEAD] and _is_even(text, sign)), None)


def _is_even(text: str, sign: str) -> bool:
    """Whether the first rows hold equally many cells."""
    widths, width = [], 0
    for field in _fields(text, sign):
        width += 1
        if field.ends_row:
            widths.append(width)
            width = 0
        if len(widths) == _LOOKED_AT or len({*widths}) > 1:
            break
    return len(widths) >= _FEWEST_ROWS and len({*widths}) == 1 and widths[0] >= _FEWEST_CELLS


def _fields(text: str, sign: str) -> Iterator[_Field]:
    """Every cell of a file in order; quotation marks count up to the first that is never closed."""
    end = f"(?P<end>{sign}|\r\n?|\n|$)"
    bare = re.compile(f"(?P<words>[^{sign}\r\n]*){end}")
    quoted = re.compile(f'"(?P<words>(?:[^"]|"")*+)"{end}')
    closes = True
    at = len(text) - len(text.lstrip("\ufeff"))
    while at < len(text):
        opens = closes and text.startswith('"', at)
        found = quoted.match(text, at) if opens else None
        closes = closes and bool(found or not opens)
        field = found or bare.match(text, at)
        if field is None:
            return
        yield _Field(Span(*field.span("words")), bool(found), field["end"] != sign)
        at = field.end()


def _write(weaver: Weaver, text: str, field: _Field) -> None:
    """The words of a cell; a line break inside it stays one, and a doubled quotation mark is one."""
    words = text[field.span.start : field.span.end]
    start = field.span.start + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    if not field.is_quoted:
        weaver.run(text[start:end], start)
        return
    for piece in _PIECE.finditer(text, start, end):
        if piece["quote"]:
            weaver.stand_in('"', *piece.span())
        elif piece["line"]:
            weaver.line_break(piece.start())
        else:
            weaver.run(piece.group(), piece.start())
