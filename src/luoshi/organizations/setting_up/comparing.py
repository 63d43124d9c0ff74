"""A file beside what stands: everything that it would change, in a fixed number of queries."""

from __future__ import annotations

from datetime import date

from luoshi.organizations.models import UnitVersion
from luoshi.organizations.setting_up.opening import Content
from luoshi.organizations.setting_up.proposal import Proposal
from luoshi.organizations.setting_up.seats import Seats
from luoshi.organizations.setting_up.standing import standing
from luoshi.organizations.setting_up.units import Units
from luoshi.organizations.states import UnitKind


def _is_missing(unit: UnitVersion, named: set[int]) -> bool:
    """Whether no line names a unit that is one; names to be settled are none."""
    return unit.unit_id not in named and unit.kind != UnitKind.UNCONFIRMED


def proposal_of(content: Content, on: date) -> Proposal:
    """What a file would change on a day, or what is wrong with it."""
    lines = [*content.units, *content.seats]
    stands = standing((line.text("region") for line in lines), (line.text("account") for line in content.seats), on)
    units = Units(content.units, stands)
    seats = Seats(content.seats, stands, units)
    wanted = list(units.wanted.values())
    named = {unit.stands.unit_id for unit in wanted if unit.stands}
    troubles = [*content.troubles, *units.troubles, *seats.troubles]
    return Proposal(
        opened=[unit for unit in wanted if unit.stands is None],
        changed=[unit for unit in wanted if unit.changes],
        posts=[post for post in seats.posts.values() if post.stands is None],
        registered=[person for person in seats.people.values() if person.stands is None],
        appointments=seats.appointments,
        details=seats.details,
        troubles=sorted(troubles, key=lambda one: (one.place.sheet, one.place.row, one.place.column)),
        missing=[one.name for one in stands.units.values() if _is_missing(one, named)] if content.units else [],
        unread=content.unread,
        same_units=sum(1 for unit in wanted if unit.stands and not unit.changes),
        same_seats=seats.same,
    )
