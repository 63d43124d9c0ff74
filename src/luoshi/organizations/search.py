"""How units are searched."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from luoshi.core import clock
from luoshi.core.registry import Hit, Hits, Searcher, searchers
from luoshi.organizations.queries import narrowed, visible_units
from luoshi.organizations.reach import Reach


def found_units(reach: Reach, words: str, limit: int) -> Hits:
    """The units of today whose name or alias holds the words."""
    found = narrowed(visible_units(reach, clock.today()), words, "")
    first = [
        Hit(one.name, reverse("organizations:unit", args=[one.unit_id]), one.get_kind_display())
        for one in found[:limit]
    ]
    return Hits(found.count(), first)


def all_units(words: str) -> str:
    """The list of units narrowed to the same words."""
    return f"{reverse('organizations:units')}?{urlencode({'name': words})}"


searchers.add("organizations.unit", Searcher("organizations.unit", _("Units"), found_units, all_units))
