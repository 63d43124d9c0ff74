"""Names that a document brings and nobody has registered yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from luoshi.organizations.heirs import successors
from luoshi.organizations.models import Region, Unit, UnitVersion
from luoshi.organizations.names import normal_form
from luoshi.organizations.queries import directory
from luoshi.organizations.states import UnitKind
from luoshi.records.log import Entry

#: A collective is named by 各…, 有关… or …直各单位; what it addresses follows from its words.
_COLLECTIVE = re.compile(r"^各|^有关|^相关|(?:有关|相关|直各|各)(?:部门|单位|镇街)$")
_TOWNS = re.compile(r"镇|乡|街道")


def units_for(
    entry: Entry, names: Iterable[str], region: Region, on: date, chosen: Mapping[str, int | None]
) -> dict[str, int]:
    """The unit of each name: as chosen, else as registered, else a new one to be confirmed, as part of another act."""
    known = directory(region, on)
    found = {name: chosen[name] if name in chosen else known.find(name) for name in names}
    heirs = successors(on)  # a unit that was chosen may have ended since
    found = {name: heirs.get(unit or 0, unit) for name, unit in found.items()}
    unknown = [name for name, unit in found.items() if unit is None]
    made = _enter(entry, unknown, region, known.region_name, on)
    return {name: unit or made[normal_form(name, known.region_name)] for name, unit in found.items()}


def _enter(entry: Entry, names: list[str], region: Region, region_name: str, on: date) -> dict[str, int]:
    """New units by the normal form of their names: two spellings of one name make one unit."""
    by_form = {normal_form(name, region_name): name for name in reversed(names)}
    units = entry.add_all(Unit() for _name in by_form)
    entry.add_all(_version(unit, name, region, on) for unit, name in zip(units, by_form.values(), strict=True))
    return dict(zip(by_form, (unit.pk for unit in units), strict=True))


def _version(unit: Unit, name: str, region: Region, on: date) -> UnitVersion:
    kind, covers = kind_by_name(name)
    return UnitVersion(unit=unit, name=name[:100], kind=kind, covers=covers, region=region, valid_from=on)


def kind_by_name(name: str) -> tuple[UnitKind, list[str]]:
    """Collective or not confirmed, and the kinds of unit that a collective covers."""
    if not _COLLECTIVE.search(name):
        return UnitKind.UNCONFIRMED, []
    if _TOWNS.search(name):
        return UnitKind.COLLECTIVE, [UnitKind.TOWNSHIP]
    return UnitKind.COLLECTIVE, [UnitKind.GOVERNMENT, UnitKind.PARTY]
