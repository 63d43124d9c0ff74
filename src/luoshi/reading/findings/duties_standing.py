"""Units that a remark adds to all tasks from its place on (以下均需各片区配合落实,不再列出), each looked up once."""

from __future__ import annotations

from bisect import bisect_right

from luoshi.reading.findings.duties_document import Document
from luoshi.reading.findings.notes import Standing
from luoshi.reading.findings.units import Unit, Units
from luoshi.reading.model import Responsibility


class StandingUnits:
    """The units that the standing remarks of one document add."""

    def __init__(self, document: Document, units: Units) -> None:
        self._added = [(one.at, _named(document, one, units)) for one in document.rules.standing]
        self._starts = sorted(at for at, _ in self._added)
        self._known: dict[int, tuple[Responsibility, ...]] = {}

    def at(self, position: int) -> tuple[Responsibility, ...]:
        """The units added to a task that begins at a position; the first remark that names a unit counts."""
        how_many = bisect_right(self._starts, position)
        if how_many not in self._known:
            named: dict[str, Responsibility] = {}
            for at, added in self._added:
                for one in added if at <= position else ():
                    named.setdefault(one.unit, one)
            self._known[how_many] = tuple(named.values())
        return self._known[how_many]


def _named(document: Document, standing: Standing, units: Units) -> list[Responsibility]:
    role = "lead" if standing.leads else "participant"
    meant = _meant(document, standing, units)
    return [Responsibility(one.name, one.as_written, role, one.span, one.restored) for one in meant]


def _meant(document: Document, standing: Standing, units: Units) -> list[Unit]:
    """The units that a remark adds, by the full names of the note that it stands in."""
    inside = [note for note in document.notes if note.span.start <= standing.at < note.span.end]
    full = [unit for note in inside for group in note.groups for unit in units.named_in(group.units)]
    short = units.named_in(standing.units)
    return [next((unit for unit in full if _is_meant(one.name, unit.name)), one) for one in short]


def _is_meant(short: str, full: str) -> bool:
    """各市 stands for 各地级以上市政府, not for 省市场监管局."""
    return short.lstrip("各") in full and (full.startswith("各") or not short.startswith("各"))
