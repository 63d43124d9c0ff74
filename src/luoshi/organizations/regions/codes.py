"""What a region's code says by itself: its level, and the codes over it. The names stand in the reader's table."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from luoshi.core.errors import Invalid
from luoshi.organizations.actions.founding import Place
from luoshi.organizations.states import Level
from luoshi.reading.regions import name_of

PROVINCE, CITY = "0000", "00"
_LEVELS = {9: Level.TOWN, 12: Level.VILLAGE}


def level_of(code: str) -> Level:
    """The level of a code of 6, 9 or 12 digits. Raises Invalid for any other."""
    if not code.isdigit() or len(code) not in {6, 9, 12}:
        raise Invalid(_("A code has 6, 9 or 12 digits. Compare it with the list."))
    if len(code) != 6:
        return _LEVELS[len(code)]
    if code.endswith(PROVINCE):
        return Level.PROVINCE
    return Level.CITY if code.endswith(CITY) else Level.COUNTY


def places_down_to(named: Iterable[tuple[str, str]]) -> list[Place]:
    """(code, name) from the top down as places; the codes over the last one are added where they are known.

    An empty name is looked up. Raises Invalid for a code whose name is not known.
    """
    given = dict(named)
    if not given:
        raise Invalid(_("Name the region that this installation serves."))
    last = max(given, key=level_of)
    codes = dict.fromkeys([*_above(last), *given])
    places = [Place(code, given.get(code) or name_of(code), int(level_of(code))) for code in codes]
    unknown = [one.code for one in places if not one.name and one.code in given]
    if unknown:
        what = _("The name of %(code)s is not known here. Write it behind the code: %(code)s=…")
        raise Invalid(*(what % {"code": code} for code in unknown))
    return sorted((one for one in places if one.name), key=lambda one: one.level)


def _above(code: str) -> list[str]:
    """The codes that lie over a code, as far as it says."""
    upper = [f"{code[:2]}{PROVINCE}", f"{code[:4]}{CITY}", code[:6], code[:9]]
    return [one for one in upper if one != code and level_of(one) < level_of(code)]
