"""A year of the invented county, from its founding to today."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import Any

from luoshi.core import clock
from luoshi.core.calendar import workdays_after
from luoshi.organizations.actions import change_password
from luoshi.organizations.loading import Account, load_county
from luoshi.organizations.models import Region, UnitVersion, User
from luoshi.organizations.queries import region_named
from luoshi.organizations.states import ADMINISTRATORS
from luoshi.records import anchors
from luoshi.web.demo import keep, new_password
from luoshi.web.playing import on
from luoshi.web.simulating import campaign, month, plans, reform, turns, year_end
from luoshi.web.simulating.county import HERE, NEIGHBOUR, County, founding, invent
from luoshi.web.simulating.manners import manners_of
from luoshi.web.simulating.stage import Stage, act_of, settle

#: The neighbour has such a part of what is wished here, but so many units and tasks at least.
TENTH, SMALLEST = 10, 3
#: The months (of the year played, from 1) at whose closing the county's head is away.
AWAY = (2, 7)


@dataclass(frozen=True)
class Wish:
    """How large a year is wanted."""

    months: int
    units: int
    tasks: int
    seed: int


def year_of(wish: Wish, today: date) -> int:
    """The year whose first months are played: this one where they are over, else the last."""
    return today.year if wish.months < today.month else today.year - 1


def simulate(wish: Wish, tell: Callable[[str], None]) -> tuple[Account, ...]:
    """Plays the first months of a year in an empty data folder; `tell` hears of each month that is over.

    The neighbour county has a tenth of everything, and its own officers: whoever is in one sees nothing of the other.
    """
    year = year_of(wish, clock.today())
    accounts, stages = _founded(wish, year)
    for n in range(1, wish.months + 1):
        accounts += _month(stages, date(year + n // 12, n % 12 + 1, 1), n)
        if n == min(wish.months, year_end.LAST + 1):
            year_end.settle(stages)
        tell(f"{year + (n - 1) // 12}-{(n - 1) % 12 + 1:02}")
    settle()
    renewed = tuple(map(_renewed, accounts))
    keep(renewed)
    anchors.drop()
    return renewed


def _month(stages: list[Stage], after: date, n: int) -> list[Account]:
    """The n-th month, played from its end on; the accounts of who is new since."""
    rounds = month.play([*stages, *campaign.running(stages[0], n)], after, away=n in AWAY)
    turns.play(stages[0], rounds[0], n)
    new = reform.play(stages[0], rounds[0], n)
    campaign.begin(stages[0], rounds[0], n)
    if n == year_end.LAST:
        for stage, round in zip(stages, rounds, strict=False):
            year_end.end(stage, round)
    return new


def _founded(wish: Wish, year: int) -> tuple[list[Account], list[Stage]]:
    """The counties with their people, each with its plan adopted on the first working day of the year."""
    random, beside = Random(wish.seed), Random(wish.seed + 1)
    less = replace(wish, units=max(SMALLEST, wish.units // TENTH), tasks=max(SMALLEST, wish.tasks // TENTH))
    here, there = invent(HERE, wish.units, random), invent(NEIGHBOUR, less.units, beside)
    with on(workdays_after(date(year, 1, 4), 1).day, 9):
        facts = founding([here, there], random)
        summary = load_county(facts, clock.now(), date(year, 1, 1), _first_password(facts["people"]), "simulate")
        return list(summary.accounts), [_stage(year, wish, here, random), _stage(year, less, there, beside)]


def _first_password(people: Iterable[Mapping[str, Any]]) -> Callable[[str], str | None]:
    """Administrators have one from the founding; who acts in the year needs none before somebody signs in after it."""
    administrators = {one["username"] for one in people if one["role"] in ADMINISTRATORS}
    return lambda username: new_password(username) if username in administrators else None


def _stage(year: int, wish: Wish, county: County, random: Random) -> Stage:
    """A county ready to be played: its units' manners, and the plan in its ledger."""
    region = region_named(county.place.name, clock.today())
    assert region is not None  # it has just been loaded
    departments, towns = _units(region, county.departments), _units(region, county.towns)
    manners = manners_of([*departments, *towns], random)
    return Stage(county, wish.tasks, plans.adopted(year, wish.tasks, county, random), departments, manners, random)


def _renewed(account: Account) -> Account:
    """The account with the password that its person has today; one of a year ago would have become too old."""
    password = new_password(account.username)
    change_password(act_of(account.username), User.objects.get(username=account.username), password)
    return replace(account, password=password)


def _units(region: Region, names: Iterable[str]) -> list[int]:
    """The units of a county with these names."""
    versions = UnitVersion.objects.filter(region=region, name__in=names)
    return list(versions.order_by("unit").values_list("unit", flat=True))
