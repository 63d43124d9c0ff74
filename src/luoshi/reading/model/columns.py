"""How tables are understood: what their columns hold, guessed or said by a person."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """A column of a table: the words over it, what it holds (from MEANINGS, None for nothing that is read), and why
    that is doubtful."""

    heading: str
    meaning: str | None
    doubt: str | None = None


@dataclass(frozen=True)
class TableColumns:
    """How a table was understood: which of the flow's tables, where its rows begin, and whether a person said so."""

    table: int
    first_row: int
    columns: tuple[Column, ...]
    mapped: bool = False


@dataclass(frozen=True)
class Mapping:
    """What a person said that the columns of a table with this heading hold; read by it, nothing is guessed."""

    header: tuple[str, ...]
    meanings: tuple[str | None, ...]
