"""The first act of an installation, which nobody has signed in to yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from luoshi.core.acts import Act
from luoshi.core.errors import Conflict, Forbidden, Invalid
from luoshi.organizations.actions.demands import refuse
from luoshi.organizations.actions.people import add_person, described
from luoshi.organizations.actions.places import add_region, add_version
from luoshi.organizations.models import Holding, Post, Region, Unit, User
from luoshi.organizations.states import ADMINISTRATORS
from luoshi.records.log import Entry, Log, act


@dataclass(frozen=True)
class Place:
    """A region to begin with."""

    code: str
    name: str
    level: int


@dataclass(frozen=True)
class Administrator:
    """One of the three administrators: his unit, his post, his account."""

    unit: str
    unit_kind: str
    title: str
    username: str
    name: str
    password: str


def found_installation(
    act: Act, places: Sequence[Place], administrators: Mapping[str, Administrator], valid_from: date
) -> Region:
    """Makes the first regions, each under the one before, and in the last one the three administrators by role.

    Done by the installation itself, while there is nobody yet. Gives the last region.
    """
    refuse(
        Invalid,
        (not places, _("Name the region that this installation serves.")),
        (set(administrators) != ADMINISTRATORS, _("Name a system, a security and an audit administrator.")),
        (
            len({one.username for one in administrators.values()}) != len(administrators),
            _("The three administrators are three accounts."),
        ),
    )
    seats = [
        Seat(one.unit, one.unit_kind, Post(role=role, title=one.title), described(one.username, one.name, one.password))
        for role, one in sorted(administrators.items())
    ]
    return _found_installation(act, places, seats, valid_from)


@dataclass(frozen=True)
class Seat:
    """An administrator ready to be kept."""

    unit: str
    unit_kind: str
    post: Post
    user: User


@act("organizations.found_installation")
def _found_installation(log: Log, places: Sequence[Place], seats: Sequence[Seat], valid_from: date) -> Region:
    """Makes the first regions and the three administrators, while there is nobody yet."""
    refuse(Forbidden, (log.act.via != "setup", _("An installation is founded when it is set up.")))
    refuse(Conflict, (User.objects.exists(), _("This installation has been founded already. Sign in.")))
    entry = log.entry()
    region: Region | None = None
    for place in places:
        region = add_region(entry, place.code, place.name, place.level, region, valid_from=valid_from)
    assert region is not None  # there is a place at least
    units = _units(entry, seats, region, valid_from)
    for seat in seats:
        seat.post.unit = units[seat.unit]
        user = add_person(entry, seat.user, log.act.at)
        entry.add(Holding(post=entry.add(seat.post), user=user, valid_from=valid_from))
    entry.subject = region
    return region


def _units(entry: Entry, seats: Sequence[Seat], region: Region, valid_from: date) -> dict[str, Unit]:
    """The administrators' units by name: one, two or three."""
    kinds = {seat.unit: seat.unit_kind for seat in seats}
    units = {name: entry.add(Unit()) for name in kinds}
    for name, unit in units.items():
        add_version(entry, unit, name=name, kind=kinds[name], region=region, valid_from=valid_from)
    return units
