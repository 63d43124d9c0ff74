"""A year of the invented county, from its founding to today."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from random import Random

from luoshi.core import clock
from luoshi.core.calendar import workdays_after
from luoshi.documents.actions import bring
from luoshi.ledger.actions import adopt, complete_target, name_leader
from luoshi.ledger.models import Plan, Target, Task
from luoshi.ledger.states import TargetKind
from luoshi.organizations.actions import change_password
from luoshi.organizations.loading import Account, load_county
from luoshi.organizations.models import Region, UnitVersion, User
from luoshi.organizations.queries import region_named
from luoshi.records import anchors
from luoshi.web.demo import keep, new_password
from luoshi.web.playing import on
from luoshi.web.simulating import month, reform, turns
from luoshi.web.simulating.county import HERE, LEADERS, NEIGHBOUR, County, founding, invent
from luoshi.web.simulating.document import written
from luoshi.web.simulating.manners import manners_of
from luoshi.web.simulating.stage import OFFICE, Stage, act_of, settle

#: The neighbour has such a part of what is wished here, but so many units and tasks at least.
TENTH, SMALLEST = 10, 3
#: The months (of the year played, from 1) at whose closing the county's head is away.
AWAY = (2, 7)

#: What is judged from where it began; the rest needs no start.
FROM_A_START = (TargetKind.STOCK, TargetKind.REACH, TargetKind.GROWTH)


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
    accounts, (here, there) = _founded(wish, year)
    for n in range(1, wish.months + 1):
        begins = date(year + n // 12, n % 12 + 1, 1)
        rounds = month.play([here, there], begins, away=n in AWAY)
        turns.play(here, rounds[0], n)
        accounts += reform.play(here, rounds[0], n)
        tell(f"{year}-{n:02}")
    settle()
    renewed = tuple(map(_renewed, accounts))
    keep(renewed)
    anchors.drop()
    return renewed


def _founded(wish: Wish, year: int) -> tuple[list[Account], list[Stage]]:
    """The counties with their people, each with its plan adopted on the first working day of the year."""
    random, beside = Random(wish.seed), Random(wish.seed + 1)
    less = replace(wish, units=max(SMALLEST, wish.units // TENTH), tasks=max(SMALLEST, wish.tasks // TENTH))
    here, there = invent(HERE, wish.units, random), invent(NEIGHBOUR, less.units, beside)
    with on(workdays_after(date(year, 1, 4), 1).day, 9):
        facts = founding([here, there], random)
        summary = load_county(facts, clock.now(), date(year, 1, 1), new_password, "simulate")
        return list(summary.accounts), [_stage(year, wish, here, random), _stage(year, less, there, beside)]


def _stage(year: int, wish: Wish, county: County, random: Random) -> Stage:
    """A county ready to be played: its units' manners, and the plan in its ledger."""
    region = region_named(county.place.name, clock.today())
    assert region is not None  # it has just been loaded
    departments, towns = _units(region, county.departments), _units(region, county.towns)
    manners = manners_of([*departments, *towns], random)
    text = written(year, wish.tasks, county, random)
    plan = _adopted(county.place.prefix + OFFICE, region, text)
    stage = Stage(county.place.prefix, plan, departments, manners, random)
    _complete(stage)
    _head(stage)
    return stage


def _renewed(account: Account) -> Account:
    """The account with the password that its person has today: the one of a year ago has become too old."""
    password = new_password(account.username)
    change_password(act_of(account.username), User.objects.get(username=account.username), password)
    return replace(account, password=password)


def _adopted(username: str, region: Region, text: str) -> Plan:
    """The plan as the office reads it in and adopts it."""
    document = bring(act_of(username), region, "重点工作任务清单.txt", text.encode())
    return adopt(act_of(username), document)


def _complete(stage: Stage) -> None:
    """The office fills in what the document does not say."""
    for target in Target.objects.filter(task__plan=stage.plan, kind__in=FROM_A_START).select_related("task__plan"):
        start = {"baseline": Decimal(stage.random.randint(20, 60))}
        complete_target(stage.act(OFFICE), target, TargetKind(target.kind), start)


def _head(stage: Stage) -> None:
    """Each leader but the first heads a share of the tasks."""
    tasks = list(Task.objects.filter(plan=stage.plan).select_related("plan").order_by("no"))
    for n in range(2, len(LEADERS) + 1):
        share = tasks[n - 2 :: len(LEADERS) - 1]
        if share:
            name_leader(stage.act(OFFICE), share, stage.post_of(f"leader{n}"), "县政府领导工作分工")


def _units(region: Region, names: Iterable[str]) -> list[int]:
    """The units of a county with these names."""
    versions = UnitVersion.objects.filter(region=region, name__in=names)
    return list(versions.order_by("unit").values_list("unit", flat=True))
