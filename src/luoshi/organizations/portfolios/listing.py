"""Named questions about portfolios, as of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from luoshi.organizations.models import Holding, Post, Unit, UnitVersion
from luoshi.organizations.portfolios.models import Portfolio
from luoshi.organizations.queries import names_of, units_on, visible_units
from luoshi.organizations.reach import Reach, on_day
from luoshi.organizations.states import UnitKind

#: What no leader is in charge of: names that stand for many units or that are not settled.
NOT_IN_CHARGE_OF = (UnitKind.COLLECTIVE, UnitKind.UNCONFIRMED)


@dataclass(frozen=True)
class InCharge:
    """A leader who is in charge of a unit: his post, its title and who holds it ("" for nobody)."""

    post: int
    title: str
    holder: str


def portfolio_of(post: int, on: date) -> list[tuple[int, str]]:
    """(unit, name) of those that a leader is in charge of on a day, in the order in which they were given."""
    rows = Portfolio.objects.filter(on_day(on), post=post).order_by("valid_from", "pk")
    units = list(rows.values_list("unit", flat=True))
    names = names_of(units, on)
    return [(unit, names[unit]) for unit in units]


def in_charge_of(unit: Unit, on: date) -> list[InCharge]:
    """Which leaders are in charge of a unit on a day."""
    posts = list(Post.objects.filter(on_day(on, "portfolio__"), portfolio__unit=unit).order_by("pk"))
    held = dict(Holding.objects.filter(on_day(on), post__in=posts).values_list("post", "user__name"))
    return [InCharge(post.pk, post.title, held.get(post.pk, "")) for post in posts]


def offered(reach: Reach | None, post: Post, on: date) -> list[UnitVersion]:
    """The units that may be put into a leader's portfolio: those of his region, and those over and under it."""
    own = units_on(on).filter(unit=post.unit_id).values_list("region", flat=True).first()
    units = visible_units(reach, on).exclude(kind__in=NOT_IN_CHARGE_OF).exclude(unit=post.unit_id)
    return sorted(units, key=lambda one: (one.region_id != own, one.region_id, one.pk))
