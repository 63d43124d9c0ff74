"""Writes the units of a workbook: what is opened, and what becomes another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from luoshi.organizations.models import Unit, UnitAlias, UnitEvent, UnitVersion
from luoshi.organizations.setting_up.proposal import WantedUnit
from luoshi.organizations.states import EventKind, UnitKind
from luoshi.records.log import Entry, Log, change_all, insert

#: What a changed line of the workbook becomes another of, as a version of the unit.
_OF_THE_VERSION = {"name", "kind", "covers", "parent"}


class Units:
    """Writes units, each under an entry of its own, in a fixed number of statements."""

    def __init__(self, log: Log, on: date) -> None:
        self.log, self.on = log, on
        self.rows: dict[int, Unit] = {}  # what was opened, by id() of what was wanted
        self.entries: dict[int, Entry] = {}

    def row_of(self, unit: WantedUnit | UnitVersion) -> int:
        """The unit itself, by id."""
        if isinstance(unit, UnitVersion):
            return unit.unit_id
        return unit.stands.unit_id if unit.stands else self.rows[id(unit)].pk

    def entry_of(self, unit: WantedUnit | UnitVersion) -> Entry:
        """The entry of a unit: that of its opening, or of its change; else a new one about what is written first."""
        return self.entries.get(id(unit)) or self.log.entry()

    def open(self, wanted: Sequence[WantedUnit]) -> None:
        self.entries |= {id(one): self.log.entry() for one in wanted}
        self.rows |= {id(one): Unit(uscc=one.uscc) for one in wanted}
        insert((self.entries[id(one)], self.rows[id(one)]) for one in wanted)
        insert((self.entries[id(one)], self._version(one)) for one in wanted)
        self._give_names((one, one.aliases) for one in wanted)

    def change(self, wanted: Sequence[WantedUnit], reason: str) -> None:
        self.entries |= {id(one): self.log.entry(one.stands.unit) for one in wanted if one.stands}
        insert(
            (
                self.entries[id(one)],
                UnitEvent(
                    kind=kind, region_id=one.region.region_id, unit_id=self.row_of(one), on=self.on, reason=reason
                ),
            )
            for one in wanted
            for kind in _events(one)
        )
        restated = [one for one in wanted if _OF_THE_VERSION & {change.key for change in one.changes}]
        before = [(one, one.stands) for one in restated if one.stands]
        new = [(self.entries[id(one)], self._version(one)) for one in restated]
        change_all((self.entries[id(one)], stands, {"valid_to": self.on}) for one, stands in before)
        insert(new)
        coded = [one for one in wanted if one.stands and any(change.key == "uscc" for change in one.changes)]
        change_all((self.entries[id(one)], one.stands.unit, {"uscc": one.uscc}) for one in coded if one.stands)
        self._give_names((one, _new_names(one)) for one in wanted)

    def _version(self, one: WantedUnit) -> UnitVersion:
        """The unit as a line says it, from its first day or from today on."""
        stood = one.stands.parent_id if one.stands else None
        return UnitVersion(
            unit_id=self.row_of(one),
            name=one.name,
            kind=one.kind,
            covers=one.covers,
            region_id=one.region.region_id,
            parent_id=self.row_of(one.parent) if one.parent else stood,
            valid_from=self.on if one.stands else one.since or self.on,
        )

    def _give_names(self, named: Iterable[tuple[WantedUnit, Iterable[str]]]) -> None:
        insert(
            (self.entries[id(one)], UnitAlias(unit_id=self.row_of(one), name=name))
            for one, names in named
            for name in names
            if name != one.name
        )


def _events(one: WantedUnit) -> Iterable[EventKind]:
    """What becomes of a unit: confirmed or renamed by its name or kind, moved by its parent."""
    keys = {change.key for change in one.changes}
    if keys & {"name", "kind", "covers"}:
        confirmed = one.stands is not None and one.stands.kind == UnitKind.UNCONFIRMED
        yield EventKind.CONFIRMED if confirmed else EventKind.RENAMED
    if "parent" in keys:
        yield EventKind.MOVED


def _new_names(one: WantedUnit) -> list[str]:
    """The names that a unit gets besides: those of the file, and the one that it had."""
    changed = {change.key: change for change in one.changes}
    return [name for key in ("aliases", "name") if key in changed for name in changed[key].value]
