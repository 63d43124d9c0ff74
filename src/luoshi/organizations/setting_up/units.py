"""Units: what their lines say, which unit that stands each is about, and what would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext as _

from luoshi.core.sheets.table import IDS
from luoshi.organizations.models import UnitVersion
from luoshi.organizations.names import normal_form
from luoshi.organizations.setting_up.cells import PlacedReader, joined, split
from luoshi.organizations.setting_up.layout import COVERED, UNITS, kinds_by_word
from luoshi.organizations.setting_up.opening import Line
from luoshi.organizations.setting_up.proposal import Change, WantedUnit
from luoshi.organizations.setting_up.standing import Standing
from luoshi.organizations.states import UnitKind

LONGEST_NAME = 100
_SIGNER = Signer(salt="luoshi.organizations.setting_up")


def sign(unit: int) -> str:
    """What the hidden column says of a unit: only this installation can have written it."""
    return _SIGNER.sign(str(unit))


class Units(PlacedReader):
    """The units that a file wants, found by name, in order of its lines."""

    def __init__(self, lines: Iterable[Line], standing: Standing) -> None:
        super().__init__(standing)
        self.wanted: dict[Line, WantedUnit] = {}
        self._by_name: dict[tuple[int, str], WantedUnit] = {}
        self._by_unit: dict[int, WantedUnit] = {}
        self._by_code: dict[str, WantedUnit] = {}
        self._mentioned: set[tuple[int, str]] = set()
        self._answering: dict[tuple[int, str], WantedUnit] = {}
        lines = list(lines)
        said = Counter(line.text(IDS) for line in lines)
        for line in lines:
            self._take(line, said[line.text(IDS)] == 1)
        for line, unit in self.wanted.items():
            self._check_names(line, unit)
            self._find_parent(line, unit)
        self._refuse_rings()
        for line, unit in self.wanted.items():
            unit.changes = list(self._changes(line, unit)) if unit.stands else []

    def is_mentioned(self, region: int, name: str) -> bool:
        """Whether a line is about a unit of that name, even one that cannot be taken: what follows is no fault."""
        return (region, name) in self._mentioned

    def named(self, region: int, name: str) -> WantedUnit | UnitVersion | None:
        """The unit of a name: one of the file itself, else one that stands."""
        found = self._by_name.get((region, name))
        if found:
            return found
        stands = self.standing.find(region, name) or 0
        return self._by_unit.get(stands) or self.standing.units.get(stands)

    def _take(self, line: Line, alone: bool) -> None:
        """Reads a line; `alone`: no other line carries the same hidden id (a copied row does)."""
        region, name = self.region(line), self.text(line, "name", LONGEST_NAME)
        kind, uscc, since = self.word(line, "kind", kinds_by_word()), self.credit_code(line), self.day(line)
        covers = self.words(line, "covers", kinds_by_word(), COVERED)
        if region and name:
            self._mentioned.add((region.region_id, name))
        if not (region and name and kind):
            return
        if since and since < self.standing.region_since[region.region_id]:
            self.refuse(line, "since", _("The region does not exist on that day. Choose a later day."))
        unit = WantedUnit(line.place("name"), region, name, kind, covers, uscc, split(line.text("aliases")), since)
        unit.stands = self._standing_unit(line, unit, alone)
        self._refuse_kind(line, unit)
        self._keep(line, unit)

    def _keep(self, line: Line, unit: WantedUnit) -> None:
        """Remembers a unit by its names; one that another line is about already cannot be taken."""
        known: list[tuple[str, dict[Any, WantedUnit], Any]] = [
            ("name", self._by_name, (unit.region.region_id, unit.name)),
            ("name", self._by_unit, unit.stands and unit.stands.unit_id),
            ("uscc", self._by_code, unit.uscc),
        ]
        for key, index, value in known:
            other = index.setdefault(value, unit) if value else unit
            if other is not unit:
                what = _("%(place)s is about the same unit. Keep one of the two lines.")
                self.refuse(line, key, what % {"place": other.place})
                return
        self.wanted[line] = unit

    def _standing_unit(self, line: Line, unit: WantedUnit, alone: bool) -> UnitVersion | None:
        """The unit that stands and that a line is about: by its hidden id, its code, or its name."""
        standing, region = self.standing, unit.region.region_id
        by_name = standing.units.get(standing.find(region, unit.name) or 0)
        proper = by_name and (by_name.name == unit.name or by_name.kind == UnitKind.UNCONFIRMED)
        pk = (_signed(line.text(IDS)) if alone else None) or standing.by_code.get(unit.uscc)
        found = standing.units.get(pk or 0)
        if pk and not found:
            self.refuse(line, "uscc" if unit.uscc else "name", _elsewhere())
        if found and by_name and by_name != found and proper:
            what = _("“%(name)s” is a unit of its own, and this line is about %(other)s. Correct the name or code.")
            self.refuse(line, "name", what % {"name": unit.name, "other": found.name})
        if not found and by_name and not proper:
            what = _("“%(name)s” is another name of %(unit)s. Write that name here, and this one among the others.")
            self.refuse(line, "name", what % {"name": unit.name, "unit": by_name.name})
        return found or (by_name if proper else None)

    def _refuse_kind(self, line: Line, unit: WantedUnit) -> None:
        collective = unit.kind == UnitKind.COLLECTIVE
        if collective != bool(unit.covers):
            what = _("A collective addressee, and nothing else, names the kinds of unit that it stands for.")
            self.refuse(line, "covers", what)
        stood = unit.stands.kind if unit.stands else unit.kind
        if collective != (stood == UnitKind.COLLECTIVE):
            self.refuse(line, "kind", _("A unit does not become a collective addressee, nor the other way round."))

    def _check_names(self, line: Line, unit: WantedUnit) -> None:
        """No name of a line may belong to another unit, of the file or of those that stand."""
        for key, name in [("name", unit.name), *(("aliases", alias) for alias in unit.aliases)]:
            other = self._owner(unit, name)
            if other:
                what = _("“%(name)s” is already a name of %(unit)s. Use that unit, or another name.")
                self.refuse(line, key, what % {"name": name, "unit": other})

    def _owner(self, unit: WantedUnit, name: str) -> str:
        """Who else answers to a name."""
        region = unit.region
        other = self._answering.setdefault((region.region_id, normal_form(name, region.name)), unit)
        if other is not unit:
            return other.name
        stands = self.standing.units.get(self.standing.find(region.region_id, name) or 0)
        mine = stands and unit.stands and stands.unit_id == unit.stands.unit_id
        return "" if stands is None or mine else stands.name

    def _find_parent(self, line: Line, unit: WantedUnit) -> None:
        given = line.text("parent")
        if not given:
            return
        unit.parent = self.named(unit.region.region_id, given)
        if unit.parent is None and self.is_mentioned(unit.region.region_id, given):
            return
        if unit.parent is None:
            what = _("No unit “%(name)s” stands in this file or in the region. Add its line, or correct the name.")
            self.refuse(line, "parent", what % {"name": given})
        elif unit.parent.kind in (UnitKind.COLLECTIVE, UnitKind.UNCONFIRMED):
            self.refuse(line, "parent", _("Nothing belongs to a collective addressee or an unconfirmed name."))
            unit.parent = None

    def _refuse_rings(self) -> None:
        """No unit belongs to itself, over however many others."""
        for line, unit in self.wanted.items():
            seen: list[WantedUnit | UnitVersion] = [unit]
            step = self._above(unit)
            while step is not None and step not in seen:
                seen.append(step)
                step = self._above(step)
            if step is unit:
                names = " → ".join(one.name for one in [*seen, unit])
                self.refuse(line, "parent", _("A unit would belong to itself: %(names)s.") % {"names": names})

    def _above(self, unit: WantedUnit | UnitVersion) -> WantedUnit | UnitVersion | None:
        """The unit above, as it would be."""
        if isinstance(unit, WantedUnit) and unit.parent:
            return unit.parent
        stands = unit.stands if isinstance(unit, WantedUnit) else unit
        above = (stands.parent_id if stands else None) or 0
        return self._by_unit.get(above) or self.standing.units.get(above)

    def _changes(self, line: Line, unit: WantedUnit) -> Iterator[Change]:
        """What would be otherwise than it stands; an empty cell says nothing."""
        stands = unit.stands
        assert stands is not None  # asked for those alone
        first = self.standing.first_days[stands.unit_id]
        if unit.since and unit.since != first:
            what = _("This unit is there since %(day)s; that day stays. Empty the cell.")
            self.refuse(line, "since", what % {"day": first})
        if unit.region.region_id != stands.region_id:
            self.refuse(
                line,
                "region",
                _("This unit stands in %(region)s. A table moves it nowhere else.")
                % {"region": self._region_name(stands.region_id)},
            )
        if unit.name != stands.name:
            old = [stands.name] if stands.name not in self.standing.aliases.get(stands.unit_id, ()) else []
            yield Change("name", UNITS.by_key["name"].label, stands.name, unit.name, old)
        if unit.kind != stands.kind:
            yield Change("kind", UNITS.by_key["kind"].label, stands.get_kind_display(), _kind_label(unit.kind))
        if sorted(unit.covers) != sorted(stands.covers):
            yield Change("covers", UNITS.by_key["covers"].label, _kinds(stands.covers), _kinds(unit.covers))
        yield from self._other_parent(unit, stands)
        if unit.uscc and unit.uscc != stands.unit.uscc:
            yield Change("uscc", UNITS.by_key["uscc"].label, stands.unit.uscc, unit.uscc)
        if added := self._added_names(unit, stands):
            yield Change("aliases", UNITS.by_key["aliases"].label, "", joined(added), added)

    def _other_parent(self, unit: WantedUnit, stands: UnitVersion) -> Iterator[Change]:
        if unit.parent is None:
            return
        above = unit.parent.stands if isinstance(unit.parent, WantedUnit) else unit.parent
        if above is None or above.unit_id != stands.parent_id:
            before = self.standing.units.get(stands.parent_id or 0)
            yield Change("parent", UNITS.by_key["parent"].label, before.name if before else "", unit.parent_name)

    def _added_names(self, unit: WantedUnit, stands: UnitVersion) -> list[str]:
        known = {stands.name, *self.standing.aliases.get(stands.unit_id, ())}
        return [alias for alias in unit.aliases if alias not in known and alias != unit.name]

    def _region_name(self, region: int) -> str:
        versions = self.standing.regions.values()
        return next((one.name for one in versions if one.region_id == region), "")


def _signed(text: str) -> int | None:
    """The unit that the hidden column names; None where this installation did not write it."""
    try:
        return int(_SIGNER.unsign(text))
    except (BadSignature, ValueError):
        return None


def _elsewhere() -> str:
    return _("This line is about a unit that has ended, or that stands in another region. Take the line away.")


def _kind_label(kind: str) -> str:
    return str(UnitKind(kind).label)


def _kinds(kinds: Iterable[str]) -> str:
    return joined([UnitKind(kind).label for kind in sorted(kinds)])
