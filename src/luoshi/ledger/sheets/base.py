"""The values that stood when a workbook was written: kept in a hidden sheet, signed, so that three can be compared."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.signing import Signer
from django.utils.crypto import constant_time_compare

from luoshi.core.sheets.grid import Grid
from luoshi.ledger.columns import Row
from luoshi.ledger.sheets.layout import Held, cells_of_target, cells_of_task

NAME = "_luoshi"
_SIGNER = Signer(salt="luoshi.ledger.sheets")


@dataclass(frozen=True)
class Base:
    """What stood, by task and by target; nothing where the hidden sheet is gone or was touched."""

    tasks: Mapping[int, Mapping[str, Held]] = field(default_factory=dict)
    targets: Mapping[int, Mapping[str, Held]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.tasks)


def lines_of(rows: Iterable[Row], on: str) -> list[list[str]]:
    """The rows of the hidden sheet: its token and day first, then each task with what stands in its columns."""
    lines = [[str(row.task.pk), _json(row)] for row in rows]
    return [[_token(on, lines), on], *lines]


def _json(row: Row) -> str:
    aims = row.task.aims
    cells = {"task": _plain(cells_of_task(row)), "targets": {aim.pk: _plain(cells_of_target(aim)) for aim in aims}}
    return json.dumps(cells, ensure_ascii=False, separators=(",", ":"))


def _plain(cells: Mapping[str, Held]) -> dict[str, list[Any]]:
    return {key: [held.words, held.value] for key, held in cells.items()}


def _token(on: str, lines: list[list[str]]) -> str:
    return _SIGNER.signature("\n".join([on, *("\t".join(line) for line in lines)]))


def base_of(grid: Grid) -> Base:
    """What a hidden sheet says stood; nothing where its token does not fit, as after an edit or from elsewhere."""
    lines = [[grid.text(row, 0), grid.text(row, 1)] for row in range(len(grid.rows)) if grid.filled(row)]
    if not lines or not constant_time_compare(lines[0][0], _token(lines[0][1], lines[1:])):
        return Base()
    cells = {int(pk): json.loads(text) for pk, text in lines[1:]}
    targets = ((int(pk), held) for one in cells.values() for pk, held in one["targets"].items())
    return Base({pk: _held(one["task"]) for pk, one in cells.items()}, {pk: _held(held) for pk, held in targets})


def _held(cells: Mapping[str, list[Any]]) -> dict[str, Held]:
    return {key: Held(words, value) for key, (words, value) in cells.items()}
