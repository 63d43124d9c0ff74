"""What people said of the columns of tables, as plain data: for the command line, and for who keeps the answers."""

from __future__ import annotations

from typing import Any

from luoshi.reading.findings.tables_columns import MEANINGS
from luoshi.reading.model import Mapping


def mappings_from(data: Any) -> tuple[Mapping, ...]:
    """Mappings of a list of {"header": […], "meanings": […]}. Raises ValueError for anything else."""
    try:
        return tuple(_mapping(one["header"], one["meanings"]) for one in data)
    except (TypeError, KeyError) as wrong:
        raise ValueError("no list of headers with meanings") from wrong


def mappings_in(reading: dict[str, Any]) -> list[dict[str, Any]]:
    """The mappings that a reading (the contract's object) was made with, to make it again."""
    mapped = [table["columns"] for table in reading.get("tables", ()) if table["mapped"]]
    return [
        {"header": [one["heading"] for one in columns], "meanings": [one["meaning"] for one in columns]}
        for columns in mapped
    ]


def _mapping(header: list[str], meanings: list[str | None]) -> Mapping:
    if len(header) != len(meanings) or not {*meanings} <= {*MEANINGS, None}:
        raise ValueError(f"{meanings} are not the meanings of {header}")
    return Mapping(tuple(header), tuple(meanings))
