"""Which of the units that a draft names have looked at what it says of them, before it is published."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from luoshi.core.calendar import workdays_after
from luoshi.core.dates import local_day
from luoshi.core.packaged import data_of
from luoshi.organizations.bodies.seats import office_seats
from luoshi.organizations.models import User
from luoshi.organizations.telling import heads_and_liaisons
from luoshi.publishing.figures import NAMING, Figures
from luoshi.publishing.models import Bulletin
from luoshi.publishing.queries import begun_with
from luoshi.records.models import Notice


@dataclass(frozen=True)
class Heard:
    """A named unit: how many people were told for it, and who of them has looked first, and when."""

    unit: str
    told: int
    by: str = ""
    at: datetime | None = None


def heard_by(bulletin: Bulletin, figures: Figures, on: date) -> list[Heard]:
    """The named units in the order in which they are named, in a fixed number of queries."""
    named = {row.unit: row.unit_name for key in NAMING for row in figures.rows(key)}
    notices = notices_of(bulletin).select_related("recipient").order_by("read_at", "pk")
    told = {notice.recipient_id: notice for notice in notices}
    people = _people(list(named), on)
    return [_heard(name, [told[one] for one in people[unit] if one in told]) for unit, name in named.items()]


def look_until(bulletin: Bulletin) -> date:
    """The last day on which a draft waits for the units that it names."""
    return workdays_after(local_day(bulletin.drafted_at), days_to_look()).day


def waited_for(bulletin: Bulletin, figures: Figures, on: date) -> list[str]:
    """The named units that were told, have not looked and still have time; nothing once the days are over."""
    if on > look_until(bulletin):
        return []
    return [one.unit for one in heard_by(bulletin, figures, on) if one.told and not one.at]


def days_to_look() -> int:
    """How many working days the named units have."""
    return int(data_of("publishing", "hearing.json")["working_days"])


def _heard(unit: str, notices: list[Notice]) -> Heard:
    read = [(one.read_at, one.recipient.name) for one in notices if one.read_at]
    at, by = min(read, default=(None, ""))
    return Heard(unit, len(notices), by, at)


def _people(units: list[int], on: date) -> dict[int, list[int]]:
    """Who heads a unit, reports for it or stands in there; for a body whoever does so where its office is seated."""
    by_unit: dict[int, list[int]] = defaultdict(list)
    for told in heads_and_liaisons(units, on):
        by_unit[told.unit].append(told.user.pk)
    seats = office_seats(on).filter(body__unit__in=units).values_list("body__unit", "unit")
    for body, unit in seats:
        by_unit[body] += by_unit[unit]
    return by_unit


def has_looked(user: User, bulletin: Bulletin, at: datetime) -> None:
    """Takes the notice about a bulletin off the list of who looks at what it, and what was begun with it, say of him.

    As with every notice, reading is no act and leaves no entry.
    """
    notices_of(bulletin).filter(recipient=user, read_at=None).update(read_at=at)


def key_of(*bulletins: Bulletin) -> str:
    """What the notices to the named units are about: one draft, or several that were begun together."""
    return f"publishing.named:{'+'.join(str(one.pk) for one in bulletins)}"


def notices_of(bulletin: Bulletin) -> QuerySet[Notice]:
    """What the named units were told of a draft, alone or together with what was begun with it."""
    alone, together = key_of(bulletin), key_of(*begun_with(bulletin))
    return Notice.objects.filter(Q(key__startswith=f"{alone}:") | Q(key__startswith=f"{together}:"))
