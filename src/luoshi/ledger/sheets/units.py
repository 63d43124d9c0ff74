"""The names of units that a person typed, as units: all that he may see, their own region's first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from luoshi.core.sheets.cells import BadCell, plain
from luoshi.organizations.models import Region, UnitAlias
from luoshi.organizations.names import normal_form
from luoshi.organizations.queries import region_names, visible_units
from luoshi.organizations.reach import Reach
from luoshi.organizations.states import UnitKind

_BETWEEN = re.compile(r"[、,，;；\n/|]+")


@dataclass(frozen=True)
class Names:
    """Every name and alias of the units of a day, in three queries."""

    region: int
    region_name: str
    regions: Mapping[int, int]  # of units
    names: Mapping[int, str]
    collectives: frozenset[int]
    exact: Mapping[str, set[int]]
    normal: Mapping[str, set[int]]

    def find(self, name: str) -> int:
        """The unit of a name: by its exact words, else by its normal form; raises BadCell for none or several."""
        for known, words in ((self.exact, plain(name)), (self.normal, normal_form(name, self.region_name))):
            found = known.get(words, set())
            own = {unit for unit in found if self.regions[unit] == self.region} or found
            if len(own) == 1:
                return next(iter(own))
            if own:
                several = {"given": name, "names": "、".join(sorted(self.names[unit] for unit in own))}
                raise BadCell(_("“%(given)s” may be several units: %(names)s. Write its full name.") % several)
        raise BadCell(
            _("No unit is called “%(given)s”. Write its name as under Units, or have the name added there.")
            % {"given": name}
        )


def names_for(reach: Reach | None, region: Region, on: date) -> Names:
    """The units that a person may see on a day."""
    units = list(visible_units(reach, on).values_list("unit", "name", "region", "kind"))
    ids = {unit for unit, _name, _region, _kind in units}
    aliases = UnitAlias.objects.filter(unit__in=ids).values_list("unit", "name")
    region_name = region_names([region.pk], on).get(region.pk, "")
    pairs = [*((unit, name) for unit, name, _region, _kind in units), *aliases]
    return Names(
        region=region.pk,
        region_name=region_name,
        regions={unit: of for unit, _name, of, _kind in units},
        names={unit: name for unit, name, _region, _kind in units},
        collectives=frozenset(unit for unit, _name, _region, kind in units if kind == UnitKind.COLLECTIVE),
        exact=_by((plain(name), unit) for unit, name in pairs),
        normal=_by((normal_form(name, region_name), unit) for unit, name in pairs),
    )


def _by(pairs: Iterable[tuple[str, int]]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for name, unit in pairs:
        found[name].add(unit)
    return dict(found)


def pieces(text: str) -> list[str]:
    """The names in a cell, whatever stands between them."""
    return [piece.strip() for piece in _BETWEEN.split(text) if piece.strip()]
