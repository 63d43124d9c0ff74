"""What a file would change, before anything is written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from luoshi.core.sheets.grid import Place
from luoshi.core.sheets.troubles import Trouble
from luoshi.organizations.contact_details.fitting import hidden
from luoshi.organizations.models import Holding, RegionVersion, UnitVersion, User
from luoshi.organizations.states import DetailKind, Role, UnitKind


@dataclass(eq=False)
class WantedUnit:
    """A unit as a line says it. `stands` is what it is today (None: it is opened); `parent` None: nothing was said."""

    place: Place
    region: RegionVersion
    name: str
    kind: str
    covers: list[str] = field(default_factory=list)
    uscc: str = ""
    aliases: list[str] = field(default_factory=list)
    since: date | None = None
    stands: UnitVersion | None = None
    parent: WantedUnit | UnitVersion | None = None
    changes: list[Change] = field(default_factory=list)

    @property
    def parent_name(self) -> str:
        return self.parent.name if self.parent else ""

    @property
    def kind_label(self) -> str:
        return str(UnitKind(self.kind).label)


@dataclass(frozen=True)
class Change:
    """One fact of a unit that would be another one: `key` of its column, what it is called, before and after."""

    key: str
    label: Any
    before: str
    after: str
    value: Any = None


@dataclass(eq=False)
class WantedPost:
    """A post as a line says it. `stands` is its id where it is there already."""

    place: Place
    unit: WantedUnit | UnitVersion
    role: str
    title: str
    stands: int | None = None

    @property
    def role_label(self) -> str:
        return str(Role(self.role).label)


@dataclass(eq=False)
class WantedPerson:
    """A person as lines say him. `stands` is his account where he has one already."""

    place: Place
    name: str
    account: str
    stands: User | None = None
    details: dict[str, str] = field(default_factory=dict)  # by kind, in their normal form


@dataclass(frozen=True)
class WantedDetail:
    """A telephone number or mail address of a person that is not known so yet."""

    person: WantedPerson
    kind: str
    value: str

    @property
    def hidden(self) -> str:
        return hidden(self.kind, self.value)

    @property
    def kind_label(self) -> str:
        return str(DetailKind(self.kind).label)


@dataclass(eq=False)
class Appointment:
    """Somebody who would hold a post from a day on; `before` is who hands it over."""

    place: Place
    post: WantedPost
    person: WantedPerson
    since: date
    before: Holding | None = None


@dataclass
class Proposal:
    """What a file would change; the system administrator's part, and the security administrator's."""

    opened: list[WantedUnit] = field(default_factory=list)
    changed: list[WantedUnit] = field(default_factory=list)
    posts: list[WantedPost] = field(default_factory=list)
    registered: list[WantedPerson] = field(default_factory=list)
    appointments: list[Appointment] = field(default_factory=list)
    details: list[WantedDetail] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)  # units that stand and that no line names
    unread: list[str] = field(default_factory=list)
    same_units: int = 0
    same_seats: int = 0

    @property
    def to_make(self) -> int:
        """How much the system administrator would make."""
        return len(self.opened) + len(self.changed) + len(self.posts) + len(self.registered) + len(self.details)

    @property
    def digest(self) -> str:
        """By which it is known whether the same is still meant that was looked at."""
        return hashlib.sha256(json.dumps(list(self._told()), ensure_ascii=False).encode()).hexdigest()

    def _told(self) -> Iterable[list[Any]]:
        for unit in [*self.opened, *self.changed]:
            facts = [unit.name, unit.kind, *unit.covers, unit.uscc, *unit.aliases, str(unit.since), unit.parent_name]
            yield ["unit", unit.region.region_id, unit.stands and unit.stands.pk, *facts]
        yield from (["post", post.unit.name, post.role, post.title] for post in self.posts)
        yield from (["person", one.account, one.name] for one in self.registered)
        yield from (["detail", one.person.account, one.kind, one.value] for one in self.details)
        for one in self.appointments:
            before = one.before and one.before.pk
            yield ["appointment", one.post.unit.name, one.post.title, one.person.account, str(one.since), before]

    @property
    def figures(self) -> Mapping[str, int]:
        """The counts that an act leaves in the log."""
        return {
            "opened": len(self.opened),
            "changed": len(self.changed),
            "posts": len(self.posts),
            "accounts": len(self.registered),
            "details": len(self.details),
        }
