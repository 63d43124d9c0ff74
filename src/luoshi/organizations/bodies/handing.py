"""Seats in bodies go along when units become others and posts are handed over; a body that ends is closed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core.registry import HandOver, Work, hand_overs
from luoshi.organizations.bodies.models import Body, BodySeat
from luoshi.organizations.models import Post
from luoshi.organizations.queries import names_of
from luoshi.organizations.states import BodyState, SeatRole
from luoshi.records.log import Entry


def seats_of(units: Collection[int], on: date) -> Iterator[Work]:
    """The seats that units have in bodies, as members or with the office."""
    rows = BodySeat.objects.filter(unit__in=units, valid_to__isnull=True).select_related("body").order_by("pk")
    names = names_of({row.body.unit_id for row in rows}, on)
    for row in rows:
        what = f"{names[row.body.unit_id]} · {row.get_role_display()}"
        yield Work(row.pk, f"seat:{row.pk}", row.unit_id or 0, what, _page_of(row.body))


def move_seats(entry: Entry, moves: Sequence[tuple[Work, int]], on: date) -> None:
    """The heir sits in the body instead, once."""
    rows = BodySeat.objects.in_bulk([work.row for work, _heir in moves])
    for work, heir in moves:
        row = rows[work.row]
        entry.change(row, valid_to=on)
        member = BodySeat.objects.filter(body=row.body_id, role=SeatRole.MEMBER, unit=heir, valid_to__isnull=True)
        if row.role == SeatRole.OFFICE or not member.exists():
            entry.add(_same_seat(row, on, unit_id=heir))


def move_own_seats(entry: Entry, old: Post, new: Post, on: date) -> None:
    """A post goes on at the heir of its unit: so do its holder's seats."""
    for row in BodySeat.objects.filter(post=old, valid_to__isnull=True).order_by("pk"):
        entry.change(row, valid_to=on)
        entry.add(_same_seat(row, on, post_id=new.pk))


def _same_seat(row: BodySeat, on: date, **whose: int) -> BodySeat:
    same = {"body_id": row.body_id, "role": row.role, "title": row.title, "no": row.no, "basis": row.basis}
    return BodySeat(**same, valid_from=on, **whose)


def bodies_of(units: Collection[int], on: date) -> Iterator[Work]:
    """The bodies that stand among units."""
    rows = list(Body.objects.filter(unit__in=units, state=BodyState.STANDING).order_by("pk"))
    names = names_of([row.unit_id for row in rows], on)
    return (Work(row.pk, f"body:{row.pk}", row.unit_id, names[row.unit_id], _page_of(row)) for row in rows)


def close_bodies(entry: Entry, moves: Sequence[tuple[Work, int]], on: date) -> None:
    """A body that ends leaves nobody sitting in it; its open work is with its heir."""
    for body in Body.objects.filter(pk__in=[work.row for work, _heir in moves]).order_by("pk"):
        for row in body.seats.filter(valid_to__isnull=True).order_by("pk"):
            entry.change(row, valid_to=on)
        entry.change(body, state=BodyState.DISSOLVED)


def left_empty(post: Post) -> Iterator[tuple[object, object]]:
    """What hinders that a post is left without a holder: bodies that nobody would head any more."""
    count = BodySeat.objects.filter(post=post, valid_to__isnull=True).count()
    sentence = _(
        "This post sits in %(count)s bodies. Hand it over to a successor, or have the supervision office change who "
        "sits in them first."
    )
    yield count, sentence % {"count": count}


def _page_of(body: Body) -> str:
    return reverse("organizations:body", args=[body.pk])


hand_overs.add(
    "organizations.seats", HandOver("organizations.seats", gettext_lazy("Seats in bodies"), seats_of, move_seats)
)
hand_overs.add(
    "organizations.bodies", HandOver("organizations.bodies", gettext_lazy("Bodies"), bodies_of, close_bodies)
)
