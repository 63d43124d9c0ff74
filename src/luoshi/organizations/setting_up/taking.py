"""The present tree as the rows of the workbook, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from django.db.models import Min

from luoshi.organizations.models import Holding, Post, RegionVersion, UnitAlias, UnitVersion
from luoshi.organizations.queries import units_on
from luoshi.organizations.reach import on_day
from luoshi.organizations.setting_up.book import Cells, Tree
from luoshi.organizations.setting_up.cells import joined
from luoshi.organizations.setting_up.units import sign
from luoshi.organizations.states import ADMINISTRATORS, Role, UnitKind


def tree_on(on: date) -> Tree:
    """Every unit of a day that is confirmed, and every post in them but those of the administrators."""
    found = units_on(on).exclude(kind=UnitKind.UNCONFIRMED).select_related("unit").order_by("region", "pk")
    units = {one.unit_id: one for one in found}
    codes = dict(RegionVersion.objects.filter(on_day(on)).values_list("region", "code"))
    return Tree(list(_units(units, codes)), list(_seats(units, codes, on)))


def _units(units: Mapping[int, UnitVersion], codes: Mapping[int, str]) -> Iterator[tuple[str, Cells]]:
    first = dict(UnitVersion.objects.filter(unit__in=units).values_list("unit").annotate(first=Min("valid_from")))
    aliases = _aliases(units)
    for pk, one in units.items():
        above = units.get(one.parent_id or 0)
        yield (
            sign(pk),
            {
                "region": codes.get(one.region_id, ""),
                "name": one.name,
                "kind": str(one.get_kind_display()),
                "parent": above.name if above else "",
                "uscc": one.unit.uscc,
                "aliases": joined(aliases.get(pk, [])),
                "covers": joined([UnitKind(kind).label for kind in one.covers]),
                "since": first[pk],
            },
        )


def _aliases(units: Collection[int]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for unit, name in UnitAlias.objects.filter(unit__in=units).order_by("pk").values_list("unit", "name"):
        found[unit].append(name)
    return found


def _seats(units: Mapping[int, UnitVersion], codes: Mapping[int, str], on: date) -> Iterator[Cells]:
    held = Holding.objects.filter(on_day(on), post__unit__in=units).select_related("user")
    holders = {one.post_id: one for one in held}
    posts = Post.objects.filter(unit__in=units).exclude(role__in=ADMINISTRATORS)
    for post in posts.order_by("unit", "pk"):
        unit, holding = units[post.unit_id], holders.get(post.pk)
        yield {
            "region": codes.get(unit.region_id, ""),
            "unit": unit.name,
            "title": post.title,
            "role": str(Role(post.role).label),
            **(_person(holding) if holding else {}),
        }


def _person(holding: Holding) -> Cells:
    return {"name": holding.user.name, "account": holding.user.username, "since": holding.valid_from}
