"""Whom an act tells: who holds a post, who stands in for him, who heads a unit or reports for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from luoshi.organizations.bodies.seats import office_seats
from luoshi.organizations.models import Holding, UnitVersion, User
from luoshi.organizations.reach import on_day
from luoshi.organizations.standing_in.models import Delegation
from luoshi.organizations.states import Role


@dataclass(frozen=True)
class Told:
    """Whom an act tells what concerns a post of a unit: its holder, or who stands in for him."""

    user: User
    unit: int


def heads_and_liaisons(units: Iterable[int], on: date) -> list[Told]:
    """Who heads units or reports for them on a day, and who stands in for these: whom an act tells of a unit.

    Those of the unit in which a body's office is seated are told what concerns the body.
    """
    wanted = set(units)
    seats = office_seats(on).filter(body__unit__in=wanted).values("unit")
    there = Q(post__unit__in=wanted) | Q(post__unit__in=seats)
    return told(Holding.objects.filter(there, post__role__in=(Role.HEAD, Role.LIAISON)), on)


def offices_in(region: int, on: date) -> list[User]:
    """Who works in the supervision offices of a region on a day, and who stands in for them; each person once."""
    there = UnitVersion.objects.filter(on_day(on), region=region).values("unit")
    held = told(Holding.objects.filter(post__unit__in=there, post__role=Role.OFFICE), on)
    return list(dict.fromkeys(one.user for one in held))


def people_in(post: int, on: date) -> QuerySet[User]:
    """Who holds a post on a day."""
    return User.objects.filter(on_day(on, "holdings__"), holdings__post=post, is_active=True)


def to_tell(post: int, on: date) -> list[User]:
    """Who holds a post on a day, and who stands in for him: whom an act tells what concerns the post."""
    return [one.user for one in told(Holding.objects.filter(post=post), on)]


def told(held: QuerySet[Holding], on: date) -> list[Told]:
    """The holders of a day among some holdings, then who stands in for them; each person once for a unit."""
    held = held.filter(on_day(on)).select_related("user", "post").order_by("pk")
    lent = Delegation.objects.filter(on_day(on), holding__in=held.values("pk"), ended_at=None)
    lent = lent.select_related("delegate", "holding__post").order_by("pk")
    people = [Told(one.user, one.post.unit_id) for one in held]
    people += [Told(one.delegate, one.holding.post.unit_id) for one in lent]
    return list(dict.fromkeys(one for one in people if one.user.is_active))
