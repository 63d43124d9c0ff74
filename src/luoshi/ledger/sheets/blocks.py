"""Which rows of a table belong to one task: its first row, and one more for each further target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from luoshi.core.sheets.cells import Raw, plain
from luoshi.core.sheets.grid import Place
from luoshi.core.sheets.table import IDS, Table
from luoshi.ledger.sheets.layout import FIELDS

_TARGET_KEYS = [one.key for one in FIELDS if one.of_target]
_IDS = re.compile(r"(?P<task>\d+)(?:/(?P<target>\d+))?")
#: Rows that sum up or explain stand under the table and are no tasks.
_FOOT = re.compile(r"(?:合计|总计|小计|共计)|(?:注|说明|备注|填表说明)[:.].*")


@dataclass(frozen=True)
class Line:
    """A row, with the target that it is about where the hidden column still says so."""

    row: int
    target: int | None


@dataclass
class Block:
    """The rows of one task; `task` is what the hidden column says, `section` the band above."""

    table: Table
    section: str
    task: int | None
    lines: list[Line] = field(default_factory=list)

    @property
    def head(self) -> int:
        """The row that carries the task itself."""
        return next((one.row for one in self.lines if self.table.text(one.row, "title")), self.lines[0].row)

    def text(self, key: str) -> str:
        return self.table.text(self.head, key)

    def raw(self, key: str) -> Raw:
        return self.table.raw(self.head, key)

    def place(self, key: str) -> Place:
        return self.table.place(self.head, key)

    def target_lines(self) -> list[Line]:
        """The rows that speak of a target."""
        return [one for one in self.lines if one.target or any(self.table.text(one.row, key) for key in _TARGET_KEYS)]

    def is_continued_by(self, row: int) -> bool:
        """Whether a row says nothing else about the task than the first one does."""
        pairs = ((self.table.text(row, key), self.text(key)) for key in ("number", "title"))
        return all(not here or plain(here) == plain(first) or (self.task and not first) for here, first in pairs)


def blocks_of(table: Table) -> list[Block]:
    """The tasks of a table, in its order."""
    blocks: list[Block] = []
    section = ""
    for row in range(table.first, len(table.grid.rows)):
        filled = table.filled(row)
        if not filled or table.is_header(row) or _is_foot(table, row, filled):
            continue
        if _is_band(table, row, filled):
            section = table.grid.text(row, filled[0])
            continue
        task, target = _ids(table, row)
        block = _block_for(blocks, row, task)
        if block is None:
            block = Block(table, section, task)
            blocks.append(block)
        block.lines.append(Line(row, target))
    return blocks


def _block_for(blocks: list[Block], row: int, task: int | None) -> Block | None:
    """The task that a row goes on with: that of its hidden id, else the one before."""
    candidates = (one for one in blocks if one.task == task) if task else iter(blocks[-1:])
    return next((one for one in candidates if one.is_continued_by(row)), None)


def _ids(table: Table, row: int) -> tuple[int | None, int | None]:
    found = _IDS.fullmatch(table.text(row, IDS))
    if not found:
        return None, None
    return int(found["task"]), int(found["target"]) if found["target"] else None


def _is_band(table: Table, row: int, filled: list[int]) -> bool:
    """A section stands alone in its row: over several columns, or outside of the title's."""
    [column] = filled if len(filled) == 1 else [None]
    if column is None or table.text(row, IDS):
        return False
    return table.grid.breadth(row, column) > 2 or column != table.columns["title"]


def _is_foot(table: Table, row: int, filled: list[int]) -> bool:
    return bool(_FOOT.match(plain(table.grid.text(row, filled[0])))) and not table.text(row, IDS)


def strays(block: Block, keys: list[str]) -> Iterator[tuple[Place, str]]:
    """Cells below the first row of a task that say something else about it than the first row, with its words."""
    for line in block.lines:
        for key in keys:
            here, first = block.table.text(line.row, key), block.text(key)
            if here and line.row != block.head and plain(here) != plain(first):
                yield block.table.place(line.row, key), first
