"""In which unit the office of each body is seated on a day: that unit answers for the body."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from luoshi.organizations.bodies.models import BodySeat
from luoshi.organizations.reach import on_day
from luoshi.organizations.states import SeatRole


def office_seats(on: date) -> QuerySet[BodySeat]:
    """The offices of bodies on a day, each with its unit."""
    return BodySeat.objects.filter(on_day(on), role=SeatRole.OFFICE)


def seats_on(on: date) -> dict[int, int]:
    """By body, the unit in which its office is seated on a day; in one query."""
    return dict(office_seats(on).values_list("body__unit", "unit"))
