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
from luoshi.organizations.states import ADMINISTRATORS, UnitKind
from luoshi.records.log import Log, act


@dataclass(frozen=True)
class Administrator:
    title: str
    username: str
    name: str
    password: str


@dataclass(frozen=True)
class Founded:
    """What an installation begins with: its topmost region, and the unit of its three administrators."""

    code: str
    region_name: str
    level: int
    unit_name: str
    valid_from: date


def found_installation(act: Act, founded: Founded, administrators: Mapping[str, Administrator]) -> Region:
    """Makes the topmost region, a unit in it, and the three administrators by role, while there is nobody yet."""
    refuse(
        Invalid,
        (set(administrators) != ADMINISTRATORS, _("Name a system, a security and an audit administrator.")),
        (
            len({one.username for one in administrators.values()}) != len(administrators),
            _("The three administrators are three accounts."),
        ),
    )
    seats = [
        (Post(role=role, title=one.title), described(one.username, one.name, one.password))
        for role, one in sorted(administrators.items())
    ]
    return _found_installation(act, founded, seats)


@act("organizations.found_installation")
def _found_installation(log: Log, founded: Founded, seats: Sequence[tuple[Post, User]]) -> Region:
    refuse(Forbidden, (log.act.via != "setup", _("An installation is founded when it is set up.")))
    refuse(Conflict, (User.objects.exists(), _("This installation has been founded already. Sign in.")))
    entry, since = log.entry(), founded.valid_from
    region = add_region(entry, founded.code, founded.region_name, founded.level, None, valid_from=since)
    unit = entry.add(Unit())
    add_version(entry, unit, name=founded.unit_name, kind=UnitKind.GOVERNMENT, region=region, valid_from=since)
    for post, user in seats:
        post.unit = unit
        entry.add(Holding(post=entry.add(post), user=add_person(entry, user), valid_from=since))
    return region
