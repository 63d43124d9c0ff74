"""The contract: a Reading as plain data for JSON, every key present (`docs/reference/reading.md`)."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from luoshi.reading.flow import Span
from luoshi.reading.model import SCHEMA, Reading


def contract_of(reading: Reading) -> dict[str, Any]:
    """The reading as JSON data, spans as [start, end]; the bare list of markers stays inside the reader."""
    data = plain(reading)
    del data["markers"]
    return {"schema": SCHEMA, **data}


def plain(thing: Any) -> Any:
    """A finding as plain data: objects by the names of their fields, decimals as numbers."""
    if isinstance(thing, Span):
        return [thing.start, thing.end]
    if isinstance(thing, tuple):
        return [plain(each) for each in thing]
    if isinstance(thing, Decimal):
        return int(thing) if thing == thing.to_integral_value() else float(thing)
    if is_dataclass(thing):
        return {key_of(each.name): plain(getattr(thing, each.name)) for each in fields(thing)}
    return thing


def key_of(field_name: str) -> str:
    """The contract's key for a field; Python's own words carry an underscore there (`with_`)."""
    return field_name.rstrip("_")
