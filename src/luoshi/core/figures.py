"""Figures: the only way in which a computed number reaches a page, with all that is needed to rework it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

Number = int | Decimal


@dataclass(frozen=True)
class Figure:
    """A number and where it comes from: `formula` in words and its version, what it covers, the day, its rows."""

    value: Number | None
    formula: Any
    version: str
    scope: Any
    as_of: date
    url: str
    unit: Any = ""


def in_figures(value: Number | float | None) -> str:
    """With thousands apart, without needless zeros; a dash where there is nothing."""
    if value is None:
        return "—"
    if isinstance(value, int):
        return f"{value:,}"
    return f"{Decimal(str(value)).normalize():,f}"
