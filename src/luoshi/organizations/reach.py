"""What a person may reach: the posts held on a day, and the units and regions that follow from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from luoshi.organizations.models import Holding, RegionSpan, UnitVersion, User
from luoshi.organizations.states import UnitKind


@dataclass(frozen=True)
class Held:
    """A post held, and where its unit stands."""

    post: int
    title: str
    role: str
    unit: int
    unit_name: str
    unit_kind: str
    region: int
    region_name: str


@dataclass(frozen=True)
class Reach:
    """The places of one person on one day. An empty reach reaches nothing."""

    user: int | None
    on: date
    held: tuple[Held, ...] = ()
    below: tuple[tuple[int, int], ...] = ()  # (region of a post, region under it)
    above: tuple[tuple[int, int], ...] = ()  # (region of a post, region over it)
    collectives: tuple[tuple[int, int], ...] = ()  # (own unit, collective that addresses it)

    def roles(self) -> frozenset[str]:
        return frozenset(held.role for held in self.held)

    def in_role(self, role: str) -> Iterator[Held]:
        return (held for held in self.held if held.role == role)

    def units(self, role: str) -> frozenset[int]:
        """The units in which the role is held, and the collectives that address them."""
        own = {held.unit for held in self.in_role(role)}
        return frozenset(own | {collective for unit, collective in self.collectives if unit in own})

    def regions(self, role: str) -> frozenset[int]:
        return frozenset(held.region for held in self.in_role(role))

    def regions_below(self, role: str) -> frozenset[int]:
        own = self.regions(role)
        return frozenset(lower for upper, lower in self.below if upper in own)

    def regions_above(self, role: str) -> frozenset[int]:
        own = self.regions(role)
        return frozenset(upper for lower, upper in self.above if lower in own)


def on_day(on: date, prefix: str = "") -> Q:
    """Dated rows that hold on a day."""
    return Q(**{f"{prefix}valid_from__lte": on}) & (
        Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": on})
    )


def reach(user: User, on: date) -> Reach:
    """What a person reaches on a day, in three queries at most."""
    held = tuple(_held(user, on))
    if not held:
        return Reach(user.pk, on)
    regions = frozenset(one.region for one in held)
    spans = tuple(_spans(regions, on))
    return Reach(
        user.pk,
        on,
        held,
        below=tuple((upper, lower) for upper, lower in spans if upper in regions),
        above=tuple((lower, upper) for upper, lower in spans if lower in regions),
        collectives=tuple(_collectives(held, on)),
    )


def _held(user: User, on: date) -> Iterator[Held]:
    holdings = (
        Holding.objects.filter(
            on_day(on),
            on_day(on, "post__unit__versions__"),
            on_day(on, "post__unit__versions__region__versions__"),
            user=user,
            user__is_active=True,
        )
        .order_by("pk")
        .values_list(
            "post",
            "post__title",
            "post__role",
            "post__unit",
            "post__unit__versions__name",
            "post__unit__versions__kind",
            "post__unit__versions__region",
            "post__unit__versions__region__versions__name",
        )
    )
    return (Held(*row) for row in holdings)


def _spans(regions: frozenset[int], on: date) -> Iterator[tuple[int, int]]:
    """(ancestor, region) for everything over and under the regions, themselves left out."""
    near = Q(ancestor__in=regions) | Q(region__in=regions)
    spans = RegionSpan.objects.filter(on_day(on), near).exclude(region=F("ancestor"))
    return iter(spans.order_by("ancestor", "region").values_list("ancestor", "region"))


def _collectives(held: tuple[Held, ...], on: date) -> Iterator[tuple[int, int]]:
    rows = UnitVersion.objects.filter(
        on_day(on), kind=UnitKind.COLLECTIVE, region__in={one.region for one in held}
    ).values_list("unit", "region", "covers")
    for collective, region, covers in rows:
        for one in held:
            if one.region == region and one.unit_kind in covers:
                yield one.unit, collective
