"""Setting up an installation from a file: every row through the acts that people would use."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from luoshi.core.acts import Act
from luoshi.core.errors import Invalid
from luoshi.organizations import actions
from luoshi.organizations.acting import act_as
from luoshi.organizations.actions import Administrator, Place
from luoshi.organizations.models import Post, Region, Unit, User
from luoshi.organizations.queries import region_named, unit_named
from luoshi.organizations.states import ADMINISTRATORS, Role, UnitKind

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Account:
    """An account that was made, to be printed and handed over."""

    username: str
    name: str
    role: str
    unit: str
    title: str
    password: str | None  # none until its person is invited


@dataclass(frozen=True)
class Summary:
    """What was loaded."""

    regions: int
    units: int
    accounts: tuple[Account, ...]


def load_county(
    data: Facts, at: datetime, valid_from: date, password_of: Callable[[str], str | None], via: str = "demo"
) -> Summary:
    """Founds an empty installation as a file describes it (samples/README.md); `password_of(username)` gives passwords,
    to administrators in any case.

    Raises Conflict where somebody is there already.
    """
    accounts = tuple(_account(one, password_of(one["username"])) for one in data["people"])
    loader = _Loader(data, accounts, at, valid_from, via)
    loader.found()
    loader.open_regions()
    loader.open_units()
    loader.seat_people()
    return Summary(len(data["regions"]), len(data["units"]) + len(data["collectives"]), accounts)


def _account(person: Facts, password: str | None) -> Account:
    return Account(person["username"], person["name"], person["role"], person["unit"], person["title"], password)


class _Loader:
    """Walks through a file in the order in which the acts need each other."""

    def __init__(self, data: Facts, accounts: Sequence[Account], at: datetime, valid_from: date, via: str) -> None:
        self.data, self.accounts, self.at, self.valid_from, self.via = data, accounts, at, valid_from, via
        self.regions: dict[str, Region] = {}
        self.units: dict[tuple[str, str], Unit] = {}

    def act(self, role: Role) -> Act:
        """A new act of the administrator who does such things."""
        username = next(one.username for one in self.accounts if one.role == role)
        return act_as(User.objects.get(username=username), self.at, self.via)

    def found(self) -> None:
        """The regions from the top down to the administrators' own, their units and accounts."""
        people = {one["role"]: one for one in self.data["people"] if one["role"] in ADMINISTRATORS}
        codes = {one["region"] for one in people.values()}
        if len(people) != len(ADMINISTRATORS) or len(codes) != 1:
            raise Invalid("The file has to name three administrators, all in one region.")
        places = self._down_to(codes.pop())
        administrators = {role: self._administrator(one) for role, one in people.items()}
        setup = Act(None, "", self.at, "setup")
        actions.found_installation(setup, [_place(one) for one in places], administrators, self.valid_from)
        for one in places:
            self.regions[one["code"]] = _found(region_named(one["name"], self.valid_from))

    def _down_to(self, code: str | None) -> list[Facts]:
        by_code = {one["code"]: one for one in self.data["regions"]}
        places: list[Facts] = []
        while code:
            places.insert(0, by_code[code])
            code = by_code[code]["parent"]
        return places

    def _administrator(self, person: Facts) -> Administrator:
        kind = next(one["kind"] for one in self.data["units"] if _key(one) == (person["region"], person["unit"]))
        account = next(one for one in self.accounts if one.username == person["username"])
        password = account.password or ""  # one without is refused as too short
        return Administrator(person["unit"], kind, person["title"], person["username"], person["name"], password)

    def open_regions(self) -> None:
        for one in sorted(self.data["regions"], key=lambda one: (one["level"], one["code"])):
            if one["code"] not in self.regions:
                parent = self.regions[one["parent"]] if one["parent"] else None
                self.regions[one["code"]] = actions.open_region(
                    self.act(Role.SYSTEM), one["code"], one["name"], one["level"], parent, valid_from=self.valid_from
                )

    def open_units(self) -> None:
        """The units, each after the one that it belongs to, then the collectives."""
        for one in sorted(self.data["units"], key=lambda one: one["parent"] is not None):
            self.units[_key(one)] = self._founded_unit(one) or self._open_unit(one, one["kind"])
        for one in self.data["collectives"]:
            self.units[_key(one)] = self._open_unit(one, UnitKind.COLLECTIVE)

    def _founded_unit(self, facts: Facts) -> Unit | None:
        """A unit that was there from the founding on; it gets its other names now."""
        unit = unit_named(facts["name"], self.regions[facts["region"]], self.valid_from)
        if unit:
            for alias in facts["aliases"]:
                actions.add_alias(self.act(Role.SYSTEM), unit, alias)
        return unit

    def _open_unit(self, facts: Facts, kind: str) -> Unit:
        return actions.open_unit(
            self.act(Role.SYSTEM),
            facts["name"],
            kind,
            self.regions[facts["region"]],
            self.valid_from,
            aliases=facts["aliases"],
            parent=self.units.get((facts["region"], facts.get("parent") or "")),
            covers=facts.get("covers", ()),
        )

    def seat_people(self) -> None:
        """Accounts, posts and appointments of everybody who was not there at the founding."""
        for person, account in zip(self.data["people"], self.accounts, strict=True):
            if person["role"] not in ADMINISTRATORS:
                user = actions.register_person(self.act(Role.SYSTEM), account.username, account.name, account.password)
                actions.appoint(self.act(Role.SECURITY), self._post(person), user, self.valid_from)

    def _post(self, person: Facts) -> Post:
        unit = self.units[person["region"], person["unit"]]
        return actions.open_post(self.act(Role.SYSTEM), unit, person["role"], person["title"])


def _key(facts: Facts) -> tuple[str, str]:
    return facts["region"], facts.get("name") or facts["unit"]


def _place(facts: Facts) -> Place:
    return Place(facts["code"], facts["name"], facts["level"])


def _found(region: Region | None) -> Region:
    assert region is not None  # it has just been founded
    return region
