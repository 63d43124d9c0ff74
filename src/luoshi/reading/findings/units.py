"""Names of units: what is one, where a list of them parts, and what a damaged name was.

`Units` knows one document: the names that stand in its notes, and the level (县, 市, 省 …) it speaks for.
The grammar is in `units_grammar`, the restoring of lost characters in `units_restore`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from luoshi.reading.findings.units_grammar import Piece, is_unit, split
from luoshi.reading.findings.units_restore import Restorer
from luoshi.reading.model import Span

__all__ = ["Piece", "Unit", "Units", "is_unit", "split"]


@dataclass(frozen=True)
class Unit:
    """A unit as the ledger calls it, where it was written, and what was restored (None for nothing)."""

    name: str
    as_written: str
    span: Span
    restored: str | None = None


class Units:
    """The units of one document. `lists` are the stretches that name units; `level` is 县, 市, 省, 区 or None."""

    def __init__(self, text: str, lists: Iterable[Span], level: str | None) -> None:
        self._text = text
        names = [piece.name for span in lists for piece in split(text, span)]
        self._restorer = Restorer(names, level)

    def named_in(self, span: Span) -> list[Unit]:
        """The units that a list names, in its order, each once."""
        found: dict[str, Unit] = {}
        for piece in split(self._text, span):
            for part in self._restorer.parted(piece):
                name, why = self._restorer.restored(part.name)
                found.setdefault(name, Unit(name, self._written(part), part.span, why))
        return list(found.values())

    def _written(self, piece: Piece) -> str:
        return self._text[piece.span.start : piece.span.end]
