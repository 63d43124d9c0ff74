"""Sheets: a workbook's cells become running text, a line a cell, and tables whose cells know their address.

The text of a workbook is what its cells show. Rows above and below that hold few cells (title, 单位:万元, 备注) are
lines outside the table. Hidden sheets, rows and columns are left out, and so are blank ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from string import ascii_uppercase

from luoshi.reading.errors import UnreadableFile, gettext_noop
from luoshi.reading.flow import Cell, Flow, Span, Table
from luoshi.reading.intake.weave import ODD_SPACES, ZERO_WIDTH

Place = tuple[int, int]  # row and column, from 0

_MOST_CHARACTERS = 20_000_000
_MOST_ROWS, _MOST_COLUMNS = 100_000, 1_000
_FEW = 4  # the share of columns that a line above a table fills at most
_MOST_COVERED = 5_000_000  # rows that all cells of a sheet cover together
_UNSEEN = {ord(each): None for each in ZERO_WIDTH} | {ord(each): " " for each in ODD_SPACES + "\t\x0b\x0c\xa0"}
_UNSEEN |= {number: None for number in range(32) if chr(number) not in "\t\n\x0b\x0c"}

LEFT_OUT = gettext_noop(
    "Hidden sheets, rows or columns of the workbook were left out. If they belong to it, show them and bring it again."
)
NO_VALUE = gettext_noop("Some formulas hold no value: open the workbook where it was made, save it and bring it again.")
NO_PERCENT = gettext_noop(
    "This format does not tell which cells show percent: compare the figures, or save it as xlsx."
)
NO_MERGED = gettext_noop("This format does not tell which cells are merged: save it as xlsx if some are.")


@dataclass
class Sheet:
    """One sheet as it shows: the words of its cells, and how many rows and columns the merged ones cover."""

    name: str
    words: dict[Place, str] = field(default_factory=dict)
    merged: dict[Place, Place] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False
    doubts: set[str] = field(default_factory=set)  # of those below

    def write(self, row: int, column: int, words: str) -> None:
        """Puts words into a cell. Raises UnreadableFile where a sheet is beyond all measure."""
        if row >= _MOST_ROWS or column >= _MOST_COLUMNS:
            raise too_large()
        if words := _shown(words):
            self.words[row, column] = words


def too_large() -> UnreadableFile:
    """The refusal of a workbook that no office has written."""
    return UnreadableFile(
        "too_large",
        gettext_noop("This workbook is larger than any that can be read."),
        gettext_noop("Copy the rows that matter into a new workbook and bring that."),
    )


def flow_of(sheets: Sequence[Sheet]) -> Flow:
    """The running text of a workbook's visible sheets, with its tables."""
    writer = _Writer()
    layouts = [_Layout(sheet) for sheet in sheets if not sheet.hidden]
    for layout in layouts:
        writer.write(layout)
    left_out = len(layouts) < len(sheets) or any(layout.hides for layout in layouts)
    doubts = {doubt for sheet in sheets for doubt in sheet.doubts} | ({LEFT_OUT} if left_out else set())
    return Flow(writer.text, tables=tuple(writer.tables), doubts=tuple(sorted(doubts)))


def address(row: int, column: int) -> str:
    """The address of a cell as spreadsheets write it: F12."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, len(ascii_uppercase))
        letters = ascii_uppercase[letter] + letters
    return f"{letters}{row + 1}"


def table_of(cells: Sequence[Cell]) -> Table | None:
    """The table that the cells of a sheet make, without the lines above it (title, 单位:万元) and below (注:…)."""
    covering: dict[int, list[Cell]] = {}
    for cell in cells:
        for row in range(cell.row, cell.row + cell.rows):
            covering.setdefault(row, []).append(cell)
    rows = sorted(covering)
    width = 1 + max((cell.column + cell.columns - 1 for cell in cells), default=0)
    while rows and len(covering[rows[0]]) <= max(1, width // _FEW):
        rows.pop(0)
    while rows and len(covering[rows[-1]]) == 1 and covering[rows[-1]][0].column == 0:
        rows.pop()
    numbers = {row: n for n, row in enumerate(rows)}
    inside = [replace(cell, row=numbers[cell.row]) for cell in cells if cell.row in numbers]
    if len({cell.row for cell in inside}) < 2 or len({cell.column for cell in inside}) < 2:
        return None
    return Table(Span(inside[0].span.start, inside[-1].span.end), tuple(inside))


def _shown(words: str) -> str:
    """The words of a cell as text: one kind of line break, no blank lines, no characters that nobody sees."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n").translate(_UNSEEN).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


@dataclass(frozen=True)
class _Seen:
    """A cell as it shows: its words and the rectangle that it covers among the rows and columns that show."""

    words: str
    place: str
    row: int
    column: int
    rows: int
    columns: int


class _Layout:
    """A sheet without what does not show: its cells row by row, and where the table begins and ends."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        covered = {place: sheet.merged.get(place, (1, 1)) for place in sheet.words}
        rows = _used((row, size[0]) for (row, _), size in covered.items())
        columns = _used((column, size[1]) for (_, column), size in covered.items())
        self.hides = bool(rows & sheet.hidden_rows or columns & sheet.hidden_columns)
        self._rows = {at: n for n, at in enumerate(sorted(rows - sheet.hidden_rows))}
        self._columns = {at: n for n, at in enumerate(sorted(columns - sheet.hidden_columns))}
        self.cells = sorted(self._seen(covered), key=lambda cell: (cell.row, cell.column))

    def _seen(self, covered: dict[Place, Place]) -> Iterator[_Seen]:
        for (row, column), (rows, columns) in covered.items():
            down = [self._rows[at] for at in range(row, row + rows) if at in self._rows]
            across = [self._columns[at] for at in range(column, column + columns) if at in self._columns]
            if down and across:
                place = f"{self.sheet.name}!{address(row, column)}"
                words = self.sheet.words[row, column]
                yield _Seen(words, place, down[0], across[0], len(down), len(across))


def _used(covered: Iterable[tuple[int, int]]) -> set[int]:
    """The rows (or columns) that hold words. Raises UnreadableFile where cells cover one another."""
    used: set[int] = set()
    total = 0
    for start, size in covered:
        total += size
        if total > _MOST_COVERED:
            raise too_large()
        used.update(range(start, start + size))
    return used


class _Writer:
    """The text as it grows, sheet after sheet."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self._lines: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        return "\n".join(self._lines)

    def write(self, layout: _Layout) -> None:
        cells = [
            Cell(self._span(cell.words), cell.row, cell.column, cell.rows, cell.columns, cell.place)
            for cell in layout.cells
        ]
        if table := table_of(cells):
            self.tables.append(table)

    def _span(self, words: str) -> Span:
        """Writes the words of a cell on lines of their own."""
        start = self._length
        self._lines.append(words)
        self._length += len(words) + 1
        if self._length > _MOST_CHARACTERS:
            raise too_large()
        return Span(start, start + len(words))
