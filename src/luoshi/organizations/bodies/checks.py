"""What must hold of bodies and of who sits in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core import clock
from luoshi.core.registry import register_check
from luoshi.organizations.bodies.models import Body, BodySeat
from luoshi.organizations.models import Holding
from luoshi.organizations.queries import units_on
from luoshi.organizations.reach import on_day
from luoshi.organizations.states import BodyState, SeatRole


@register_check(
    "organizations.bodies",
    gettext_lazy(
        "Every body that stands has who heads it and an office, and every seat in a body has somebody: the post is "
        "held today, the unit is there; nobody sits in a body that was dissolved."
    ),
    gettext_lazy("Say anew who sits in the body as supervision office, and compare the log: no act leaves a seat so."),
)
def seats_have_owners(full: bool) -> Iterator[str]:
    on = clock.today()
    for seat in _left(on).select_related("body").order_by("pk"):
        yield _("seat %(seat)s in body %(body)s has nobody today") % {"seat": seat.pk, "body": seat.body_id}
    for seat in BodySeat.objects.filter(valid_to__isnull=True, body__state=BodyState.DISSOLVED).order_by("pk"):
        yield _("seat %(seat)s is in body %(body)s, which was dissolved") % {"seat": seat.pk, "body": seat.body_id}
    for role in (SeatRole.HEAD, SeatRole.OFFICE):
        for body in _without(role).order_by("pk"):
            yield _("body %(body)s has nobody as “%(role)s”") % {"body": body.pk, "role": role.label}


def _left(on: date) -> QuerySet[BodySeat]:
    """Open seats whose post nobody holds, or whose unit has ended."""
    held = Holding.objects.filter(on_day(on)).values("post")
    there = units_on(on).order_by().values("unit")
    seats = BodySeat.objects.filter(valid_to__isnull=True)
    posts = seats.filter(post__isnull=False).exclude(post__in=held)
    return posts | seats.filter(unit__isnull=False).exclude(unit__in=there)


def _without(role: SeatRole) -> QuerySet[Body]:
    """Standing bodies in which nobody sits as this."""
    seats = BodySeat.objects.filter(body=OuterRef("pk"), role=role, valid_to__isnull=True)
    return Body.objects.filter(~Exists(seats), state=BodyState.STANDING)
