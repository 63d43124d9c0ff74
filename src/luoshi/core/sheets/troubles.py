"""Cells that cannot be taken, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from luoshi.core.sheets.grid import Place


@dataclass(frozen=True)
class Trouble:
    """A cell that cannot be taken: where it stands, under which header, and what to do."""

    place: Place
    label: str
    what: str

    def __str__(self) -> str:
        return f"{self.place} {self.label}: {self.what}"
