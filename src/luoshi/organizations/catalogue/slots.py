"""The duties of a unit on its page, and how the search box finds entries."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from luoshi.core import clock
from luoshi.core.registry import Hit, Hits, Searcher, Slot, searchers, slots
from luoshi.organizations.acting import reach_of
from luoshi.organizations.catalogue.listing import Wanted, duties_visible_to
from luoshi.organizations.catalogue.models import DutyPart
from luoshi.organizations.models import Unit
from luoshi.organizations.queries import name_of
from luoshi.organizations.reach import Reach

#: So many of a unit's duties stand on its page.
SHOWN = 5


def duties_of(request: HttpRequest, unit: Unit) -> dict[str, Any]:
    """The entries of today in which a unit is in charge, joins, or has the list; the first of them."""
    joins = DutyPart.objects.filter(version=OuterRef("pk"), unit=unit)
    rows = duties_visible_to(reach_of(request), clock.today()).filter(Q(unit=unit) | Q(town=unit) | Q(Exists(joins)))
    found = list(rows)
    more = max(0, len(found) - SHOWN)
    all_at = f"{reverse('organizations:duties')}?{urlencode({'unit': name_of(unit, clock.today())})}" if more else ""
    return {"duties": found[:SHOWN], "more": more, "all_at": all_at}


def found_duties(reach: Reach, words: str, limit: int) -> Hits:
    """The entries of today that hold the words."""
    found = duties_visible_to(reach, clock.today(), Wanted(words))
    first = [
        Hit(one.words, reverse("organizations:duty", args=[one.duty_id]), str(one.get_kind_display()))
        for one in found[:limit]
    ]
    return Hits(found.count(), first)


def all_duties(words: str) -> str:
    """The catalogue narrowed to the same words."""
    return f"{reverse('organizations:duties')}?{urlencode({'words': words})}"


slots.add("organizations.unit", Slot("organizations/catalogue/_of_unit.html", duties_of))
searchers.add(
    "organizations.duty",
    Searcher("organizations.duty", pgettext_lazy("catalogue", "Duties"), found_duties, all_duties),
)
