"""One sheet of an xlsx package: its cells as they show, its merged ranges, what it hides."""

from __future__ import annotations

from typing import IO, NamedTuple

from luoshi.reading.expressions import expression
from luoshi.reading.intake.sheets import NO_VALUE, Place, Sheet
from luoshi.reading.intake.xlsx_styles import Styles
from luoshi.reading.intake.xml_parts import Attributes, parse

_ADDRESS = expression(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_TRUE = ("1", "true")
_MOST_HIDDEN = 1_000  # columns; beyond these no cell is read
_ESCAPED = expression(r"_x([0-9A-Fa-f]{4})_")


class Shown(NamedTuple):
    """What a sheet needs to show its cells: the words that cells share, and the number formats."""

    strings: list[str]
    styles: Styles

    def words(self, kind: str, style: int, value: str) -> str:
        """What a cell shows: `kind` is its type in the file."""
        if kind == "s":
            return _unescaped(self.strings[int(value)])
        if kind in ("str", "inlineStr"):
            return _unescaped(value)
        if kind in ("e", "d"):
            return value.removesuffix("T00:00:00")
        if kind == "b":
            return "TRUE" if value in _TRUE else "FALSE"
        return self.styles.shown(value, style)


def read_sheet(part: IO[bytes], sheet: Sheet, shown: Shown) -> None:
    """Fills a sheet from its part of the package."""
    reader = _Reader(sheet, shown)
    parse(part, reader.start, reader.end, reader.text)


def place_of(address: str) -> Place:
    """Row and column of an address, from 0. Raises ValueError for what is none."""
    found = _ADDRESS.fullmatch(address)
    if not found:
        raise ValueError(f"{address} is no cell")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


class _Reader:
    """A sheet on its way through the parser; cells and rows without an address follow the one before."""

    def __init__(self, sheet: Sheet, shown: Shown) -> None:
        self._sheet, self._shown = sheet, shown
        self._row, self._column = -1, -1
        self._kind, self._style = "n", 0
        self._value: list[str] = []
        self._inside: list[str] = []
        self._is_formula = False

    def start(self, tag: str, attributes: Attributes) -> None:
        self._inside.append(tag)
        if tag == "c":
            self._begin_cell(attributes)
        elif tag == "row":
            self._begin_row(attributes)
        elif tag == "f":
            self._is_formula = True
        elif tag == "col" and attributes.get("hidden") in _TRUE:
            last = min(int(attributes["max"]), _MOST_HIDDEN)
            self._sheet.hidden_columns.update(range(int(attributes["min"]) - 1, last))
        elif tag == "mergeCell":
            self._merge(attributes["ref"])

    def text(self, data: str) -> None:
        if self._inside[-1] in ("v", "t") and "rPh" not in self._inside:
            self._value.append(data)

    def end(self, tag: str) -> None:
        self._inside.pop()
        if tag == "c":
            self._end_cell()

    def _begin_row(self, attributes: Attributes) -> None:
        self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
        self._column = -1
        if attributes.get("hidden") in _TRUE:
            self._sheet.hidden_rows.add(self._row)

    def _begin_cell(self, attributes: Attributes) -> None:
        self._column += 1
        if "r" in attributes:
            self._row, self._column = place_of(attributes["r"])
        self._kind, self._style = attributes.get("t", "n"), int(attributes.get("s", 0))
        self._value, self._is_formula = [], False

    def _end_cell(self) -> None:
        value = "".join(self._value)
        if value:
            self._sheet.write(self._row, self._column, self._shown.words(self._kind, self._style, value))
        elif self._is_formula:
            self._sheet.doubts.add(NO_VALUE)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        (top, left), (bottom, right) = place_of(first), place_of(last or first)
        self._sheet.merged[top, left] = (bottom - top + 1, right - left + 1)


def _unescaped(words: str) -> str:
    """Characters that XML cannot hold are written _x000D_; half a character (_xD83D_) is none."""
    if "_x" not in words:
        return words
    meant = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), words)
    return meant.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
