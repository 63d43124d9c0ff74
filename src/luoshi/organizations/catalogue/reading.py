"""The lines of a workbook as entries of the catalogue, or why a cell cannot be taken."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import pgettext

from luoshi.core.sheets.cells import plain
from luoshi.core.sheets.grid import Place
from luoshi.core.sheets.table import IDS
from luoshi.organizations.catalogue.layout import kinds_by_word, signed
from luoshi.organizations.catalogue.models import DutyVersion
from luoshi.organizations.catalogue.standing import DutiesStanding
from luoshi.organizations.models import UnitVersion
from luoshi.organizations.setting_up.cells import Reader
from luoshi.organizations.setting_up.opening import Line
from luoshi.organizations.states import DutyKind, UnitKind

_BREAKS, _ENDS, _SAYS = re.compile(r"\n"), re.compile(r"[;；]"), re.compile(r"[:：]")

#: The numbers that a list gives its entries.
_HIGHEST = 9999

#: A list, as an edition replaces it: of which kind, and of which township (None: of every one).
DutyList = tuple[str, int | None]


@dataclass(eq=False)
class WantedDuty:
    """An entry as a line says it. `stands` is what it says today (None: it is opened)."""

    place: Place
    line: Line
    kind: str
    no: int | None
    field: str
    words: str
    unit: UnitVersion | None
    does: str
    town: UnitVersion | None
    basis: str
    parts: list[tuple[UnitVersion, str]]
    mark: int = 0  # the entry that the hidden column names
    stands: DutyVersion | None = None
    changes: list[tuple[Any, str, str]] = dataclasses.field(default_factory=list)  # (what, before, after)

    @property
    def kind_label(self) -> str:
        return str(DutyKind(self.kind).label)

    @property
    def of_list(self) -> DutyList:
        return self.kind, self.town.unit_id if self.town else None

    @property
    def sign(self) -> tuple[str, int | None, str]:
        """By which an entry is known where no hidden id says it: its list and its words."""
        return (*self.of_list, plain(self.words))


class DutyReader(Reader):
    """Reads lines as entries, and collects what cannot be taken."""

    def __init__(self, lines: Iterable[Line], standing: DutiesStanding) -> None:
        super().__init__(standing.on)
        self.standing = standing
        self.wanted = [duty for line in lines if (duty := self._read(line))]

    def _read(self, line: Line) -> WantedDuty | None:
        kind, words = self.word(line, "kind", kinds_by_word()), self.text(line, "words", 300)
        unit, town = self._unit(line, "unit"), self._unit(line, "town")
        parts = list(self._parts(line))
        if not (kind and words):
            return None
        self._check_charge(line, kind, unit)
        if unit and unit.unit_id in {one.unit_id for one, _does in parts}:
            what = pgettext("catalogue", "%(name)s is in charge of it. Take it away here, or change who is in charge.")
            self.refuse(line, "parts", what % {"name": unit.name})
        self._check_town(line, kind, town)
        return WantedDuty(
            line.place("words"),
            line,
            kind,
            self._number(line),
            self.text(line, "field", 50),
            words,
            unit,
            self.text(line, "does", 500),
            town,
            self.text(line, "basis", 300),
            parts,
            signed(line.text(IDS)),
        )

    def _number(self, line: Line) -> int | None:
        given = plain(line.text("no"))
        if given and not (given.isdecimal() and int(given) <= _HIGHEST):
            self.refuse(line, "no", pgettext("catalogue", "This is no number. Write the figure alone, e.g. 12."))
            return None
        return int(given) if given else None

    def _unit(self, line: Line, key: str) -> UnitVersion | None:
        name = self.text(line, key, 100)
        return self._named(line, key, name) if name else None

    def _named(self, line: Line, key: str, name: str) -> UnitVersion | None:
        found = self.standing.find(name)
        if found is None or found.kind == UnitKind.UNCONFIRMED:
            what = pgettext("catalogue", "No unit is called “%(name)s” here. Correct it, or have it opened first.")
            self.refuse(line, key, what % {"name": name})
            return None
        return found

    def _parts(self, line: Line) -> Iterator[tuple[UnitVersion, str]]:
        """The units that join with what they do: one a line, or between ； where the cell has one line."""
        given = line.text("parts")
        seen: set[int] = set()
        for piece in (_BREAKS if _BREAKS.search(given) else _ENDS).split(given):
            name, *does = (part.strip() for part in _SAYS.split(piece, maxsplit=1))
            unit = self._named(line, "parts", name) if name else None
            if unit and unit.unit_id in seen:
                what = pgettext("catalogue", "“%(name)s” stands here twice. Say in one piece what it does.")
                self.refuse(line, "parts", what % {"name": name})
            if unit and unit.unit_id not in seen:
                seen.add(unit.unit_id)
                yield unit, "".join(does)[:500]

    def _check_charge(self, line: Line, kind: str, unit: UnitVersion | None) -> None:
        if kind == DutyKind.BASIC and line.text("unit"):
            what = pgettext("catalogue", "A basic duty is the township's own. Empty this cell, or choose another list.")
            self.refuse(line, "unit", what)
        if kind != DutyKind.BASIC and not line.text("unit"):
            what = pgettext("catalogue", "Say which unit is in charge, with whom townships cooperate, or who took it.")
            self.refuse(line, "unit", what)
        if unit and unit.kind in {UnitKind.COLLECTIVE, UnitKind.TOWNSHIP}:
            what = pgettext("catalogue", "A single department is in charge of an entry. Name one; others join in it.")
            self.refuse(line, "unit", what)

    def _check_town(self, line: Line, kind: str, town: UnitVersion | None) -> None:
        if kind == DutyKind.DEPARTMENT and line.text("town"):
            what = pgettext("catalogue", "Only lists of townships name a township. Empty this cell.")
            self.refuse(line, "town", what)
        if town and town.kind != UnitKind.TOWNSHIP:
            what = pgettext("catalogue", "This is no town or subdistrict. Name one, or empty the cell for all of them.")
            self.refuse(line, "town", what)
