"""The value that a person gave in a cell, in the words in which the ledger keeps it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from luoshi.core.sheets.cells import BadCell, Raw, day_of, number_of, text_of
from luoshi.ledger.columns import Row
from luoshi.ledger.sheets.layout import (
    BETWEEN,
    DAY,
    NUMBER,
    SIGN,
    STATE,
    TEXT,
    UNITS,
    Field,
    cells_of_task,
    number_cell,
    plain,
    signs_by_word,
    states_by_word,
)
from luoshi.ledger.sheets.units import Names, pieces


def value_in(raw: Raw, field: Field, row: Row, names: Names) -> Any:
    """The value of a cell of a task's row. Raises BadCell for what cannot be understood."""
    return _VALUES[field.kind](raw, field, row, names)


def _text(raw: Raw, field: Field, row: Row, names: Names) -> str:
    return "".join(line.strip() for line in text_of(raw).splitlines())


def _units(raw: Raw, field: Field, row: Row, names: Names) -> list[int]:
    """The units that a cell names; one that the ledger shows there already keeps its name, whatever it is called."""
    held = _shown(field, row)
    found = (held.get(plain(piece)) or names.find(piece) for piece in pieces(text_of(raw)))
    return list(dict.fromkeys(found))


def _shown(field: Field, row: Row) -> dict[str, int]:
    cell = cells_of_task(row)[field.key]
    shown = cell.words.split(BETWEEN)
    return {plain(name): unit for name, unit in zip(shown, cell.value, strict=len(shown) == len(cell.value))}


def _number(raw: Raw, field: Field, row: Row, names: Names) -> str:
    return str(number_cell(number_of(raw)).value) if text_of(raw) else ""


def _day(raw: Raw, field: Field, row: Row, names: Names) -> str:
    return day_of(raw, row.task.plan.year).isoformat() if text_of(raw) else ""


def _sign(raw: Raw, field: Field, row: Row, names: Names) -> str:
    sign = signs_by_word().get(plain(text_of(raw)))
    if sign is None:
        words = "、".join(sorted(word for word in signs_by_word() if word.isalpha() and not word.isascii()))
        given = {"given": text_of(raw), "words": words}
        raise BadCell(
            _("“%(given)s” is no way to mean a figure. Write one of: %(words)s; nothing for a bare number.") % given
        )
    return sign


def _state(raw: Raw, field: Field, row: Row, names: Names) -> str:
    return states_by_word().get(plain(text_of(raw)), text_of(raw))


_VALUES: dict[str, Callable[[Raw, Field, Row, Names], Any]] = {
    TEXT: _text,
    UNITS: _units,
    NUMBER: _number,
    DAY: _day,
    SIGN: _sign,
    STATE: _state,
}
