"""The cast: the people whom the tests know, made by acts, at a moment that stands still.

Ask for `cast`: it is made once for each module and taken back after it; each test is a savepoint. Tests that
commit (`transactional_db`, a live server) ask for `committed_cast` instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

MOMENT = datetime(2026, 9, 24, 1, 0, tzinfo=UTC)  # a Thursday, nine in the morning at the office
TODAY = date(2026, 9, 24)
SINCE = date(2026, 1, 1)
PASSWORD = "Quiet-River-26"


@dataclass
class Cast:
    """Regions, units and people by attribute: `cast.people["office"]`, `cast.units["science"]`."""

    regions: dict = field(default_factory=dict)
    units: dict = field(default_factory=dict)
    people: dict = field(default_factory=dict)

    def __getattr__(self, name):
        """`cast.office` is a person."""
        people = self.__dict__.get("people", {})
        if name in people:
            return people[name]
        raise AttributeError(name)

    def act(self, person: str, key: str | None = None):
        """A new act of a person of the cast, at the cast's moment."""
        from luoshi.organizations.acting import act_as

        return act_as(self.people[person], MOMENT, "test", key)

    def reach(self, person: str):
        from luoshi.organizations.reach import reach

        return reach(self.people[person], TODAY)


ADMINISTRATORS = {"system": "系统管理员", "security": "安全管理员", "audit": "审计管理员"}

#: key: (region, name, kind)
UNITS = {
    "supervision": ("county", "县政府督查室", "government"),
    "government": ("county", "县人民政府", "body"),
    "science": ("county", "县科学技术局", "government"),
    "farming": ("county", "县农业农村局", "government"),
    "reform": ("county", "县发展和改革局", "government"),
    "auditing": ("county", "县审计局", "government"),
    "organization": ("county", "县委组织部", "party"),
    "river_town": ("county", "柳河镇", "township"),
    "hill_town": ("county", "松岗镇", "township"),
    "next_supervision": ("neighbour", "县政府督查室", "government"),
    "next_science": ("neighbour", "县科学技术局", "government"),
}

#: person: (unit, role, title, name); the public signs in and holds nothing
PEOPLE = {
    "office": ("supervision", "office", "督查室主任", "沈明"),
    "unit": ("science", "liaison", "科技局联络员", "梁舟"),
    "second_unit": ("farming", "liaison", "农业农村局联络员", "丁禾"),
    "leader": ("government", "leader", "县长", "韩远"),
    "town": ("river_town", "liaison", "柳河镇联络员", "万岩"),
    "auditor": ("auditing", "auditor", "审计员", "郑鹤"),
    "neighbour": ("next_supervision", "office", "督查室主任", "阮风"),
}
PUBLIC = "田野"


def make_cast() -> Cast:
    """Everything by acts, as a new installation would be set up."""
    from luoshi.organizations import actions

    cast = Cast()
    _found(cast)
    system, security = _acts_of(cast, "system"), _acts_of(cast, "security")
    for key, (region, name, kind) in UNITS.items():
        cast.units[key] = actions.open_unit(next(system), name, kind, cast.regions[region], SINCE)
    cast.units["all_towns"] = actions.open_unit(
        next(system), "各镇街", "collective", cast.regions["county"], SINCE, covers=["township"]
    )
    for person, (unit, role, title, name) in PEOPLE.items():
        cast.people[person] = actions.register_person(next(system), person, name, PASSWORD)
        post = actions.open_post(next(system), cast.units[unit], role, title)
        actions.appoint(next(security), post, cast.people[person], SINCE)
    cast.people["public"] = actions.register_person(next(system), "public", PUBLIC, PASSWORD)
    return cast


def _acts_of(cast: Cast, person: str) -> Iterator[Any]:
    """One act after the other of a person whose reach stays as it is; reading it anew is most of a small act."""
    from luoshi.core.acts import fresh_key

    act = cast.act(person)
    while True:
        yield replace(act, key=fresh_key())


def _found(cast: Cast) -> None:
    from luoshi.core.acts import Act
    from luoshi.organizations import actions
    from luoshi.organizations.models import User

    places = [actions.Place("990200", "云麓市", 2)]
    administrators = {
        role: actions.Administrator("市数据局", "government", title, role, title, PASSWORD)
        for role, title in ADMINISTRATORS.items()
    }
    setup = Act(None, "", MOMENT, "setup")
    cast.regions["city"] = actions.found_installation(setup, places, administrators, SINCE)
    for role in ADMINISTRATORS:
        cast.people[role] = User.objects.get(username=role)
    for key, code, name in (("county", "990221", "青石县"), ("neighbour", "990222", "白水县")):
        act = cast.act("system")
        cast.regions[key] = actions.open_region(act, code, name, 3, cast.regions["city"], valid_from=SINCE)


@pytest.fixture(scope="module")
def cast(django_db_setup, django_db_blocker) -> Iterator[Cast]:
    """The cast, with the clock stopped at MOMENT."""
    from django.db import transaction

    from luoshi.core import clock
    from tests.support.once import once

    with django_db_blocker.unblock(), clock.frozen(MOMENT), transaction.atomic():
        yield once("cast", make_cast)
        transaction.set_rollback(True)


@pytest.fixture
def committed_cast(transactional_db) -> Iterator[Cast]:
    """The cast in a database that other threads and processes see; the clock runs for them, here it stands."""
    from luoshi.core import clock

    with clock.frozen(MOMENT):
        yield make_cast()


@pytest.fixture
def sign_in(db, cast):
    """`sign_in("office")` is a client in which that person is signed in."""
    from django.test import Client

    def signed_in(person: str) -> Client:
        client = Client()
        client.force_login(cast.people[person])
        return client

    return signed_in
