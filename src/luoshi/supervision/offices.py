"""The supervision offices of a region: that of the government, and that of the party committee."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from luoshi.core.acts import Act
from luoshi.organizations.models import Holding, UnitVersion, User
from luoshi.organizations.queries import units_on
from luoshi.organizations.reach import Held, Reach, on_day
from luoshi.organizations.states import Role, UnitKind
from luoshi.organizations.telling import told


def office_in(reach: Reach, region: int, post: int | None) -> Held | None:
    """The office of a region in which somebody works; that of the post in which he acts goes before another."""
    held = sorted(reach.in_role(Role.OFFICE), key=lambda one: one.post != post)
    return next((one for one in held if one.region == region), None)


def office_of_act(act: Act, region: int) -> Held:
    """The office in whose name an act is done that the rules have let to an office of the region."""
    assert act.reach is not None
    found = office_in(act.reach, region, act.post_id)
    assert found is not None
    return found


def other_office(office: Held, on: date) -> UnitVersion | None:
    """The office of the other side, party committee or government, in the same region: one in which somebody works."""
    staffed = Holding.objects.filter(on_day(on), post__role=Role.OFFICE, user__is_active=True).values("post__unit")
    offices = units_on(on).filter(region=office.region, unit__in=staffed)
    of_party = Q(kind=UnitKind.PARTY)
    return offices.filter(~of_party if office.unit_kind == UnitKind.PARTY else of_party).first()


def people_of(office: int, on: date) -> Iterable[User]:
    """Who works in an office, and who stands in for them."""
    posts = Holding.objects.filter(post__unit=office, post__role=Role.OFFICE)
    return [one.user for one in told(posts, on)]
