"""Named questions about who is there for which place, as of a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from luoshi.core.errors import Unknown
from luoshi.organizations.charges.models import Charge
from luoshi.organizations.models import Holding, Region, RegionVersion
from luoshi.organizations.queries import names_of, region_names, units_on, visible_regions
from luoshi.organizations.reach import Reach, on_day
from luoshi.organizations.rules import CHARGES, REGIONS
from luoshi.organizations.states import ADMINISTRATORS


@dataclass(frozen=True)
class Line:
    """A place with who is there for it ("" for nobody)."""

    charge: Charge
    region: str
    unit: str
    person: str


def charges_visible_to(reach: Reach | None, on: date, words: str = "") -> QuerySet[Charge]:
    """The places in somebody's charge on a day, found by words in their names, the line or the person's name."""
    rows = CHARGES.visible(reach).filter(on_day(on)).select_related("post")
    if words:
        people = Holding.objects.filter(on_day(on), user__name__contains=words).values("post")
        rows = rows.filter(Q(place__contains=words) | Q(line__contains=words) | Q(post__in=people))
    return rows.order_by("region", "line", "place", "pk")


def get_visible_charge(reach: Reach | None, pk: int) -> Charge:
    """A place in somebody's charge that may be seen; any other raises Unknown."""
    found = CHARGES.visible(reach).filter(pk=pk).select_related("post").first()
    if found is None:
        raise Unknown
    return found


def lines_of(charges: Iterable[Charge], on: date) -> list[Line]:
    """Places with the names of their regions, units and people of a day, in three queries."""
    charges = list(charges)
    regions = region_names([one.region_id for one in charges], on)
    units = names_of({one.post.unit_id for one in charges}, on)
    held = Holding.objects.filter(on_day(on), post__in={one.post_id for one in charges})
    people = dict(held.values_list("post", "user__name"))
    return [
        Line(one, regions.get(one.region_id, ""), units[one.post.unit_id], people.get(one.post_id, ""))
        for one in charges
    ]


def regions_to_charge(reach: Reach | None, on: date) -> QuerySet[RegionVersion]:
    """The regions whose places a person may give to somebody."""
    mine = Region.objects.filter(REGIONS.query("charge", reach))
    return visible_regions(reach, on).filter(region__in=mine)


def posts_offered(regions: Iterable[int], on: date) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """The posts that somebody holds in some regions on a day, by unit."""
    units = dict(units_on(on).filter(region__in=set(regions)).values_list("unit", "name"))
    rows = Holding.objects.filter(on_day(on), post__unit__in=units).exclude(post__role__in=ADMINISTRATORS)
    by_unit: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for unit, post, title, name in rows.order_by("post").values_list("post__unit", "post", "post__title", "user__name"):
        by_unit[unit].append((post, f"{name} · {title}"))
    for unit in sorted(by_unit):
        yield units[unit], by_unit[unit]
