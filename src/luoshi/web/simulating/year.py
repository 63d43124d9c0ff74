"""A year of the invented county, from its founding to today."""

from __future__ import annotations

from collections.abc import Callable
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
from luoshi.organizations.models import Post, Unit, User
from luoshi.organizations.queries import region_named
from luoshi.records import anchors
from luoshi.web.demo import keep, new_password
from luoshi.web.playing import on
from luoshi.web.simulating import month, turns
from luoshi.web.simulating.county import COUNTY_NAME, LEADERS, County, invent
from luoshi.web.simulating.document import written
from luoshi.web.simulating.manners import Manner, manners_of
from luoshi.web.simulating.stage import OFFICE, Stage, act_of, settle

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
    """Plays the first months of a year in an empty data folder; `tell` hears of each month that is over."""
    random, year = Random(wish.seed), year_of(wish, clock.today())
    county = invent(wish.units, random)
    with on(workdays_after(date(year, 1, 4), 1).day, 9):
        summary = load_county(county.facts, clock.now(), date(year, 1, 1), new_password, "simulate")
        stage = Stage(_adopted(year, wish, county, random), _manners(county, random), random)
    for n in range(1, wish.months + 1):
        begins = date(year + n // 12, n % 12 + 1, 1)
        round = month.play(stage, begins)
        turns.play(stage, round, n)
        tell(f"{year}-{n:02}")
    settle()
    accounts = tuple(map(_renewed, summary.accounts))
    keep(accounts)
    anchors.drop()
    return accounts


def _renewed(account: Account) -> Account:
    """The account with the password that its person has today: the one of a year ago has become too old."""
    password = new_password(account.username)
    change_password(act_of(account.username), User.objects.get(username=account.username), password)
    return replace(account, password=password)


def _adopted(year: int, wish: Wish, county: County, random: Random) -> Plan:
    """The plan as the office reads it in, adopts it, and fills in what the document does not say."""
    region = region_named(COUNTY_NAME, clock.today())
    assert region is not None  # it has just been loaded
    text = written(year, wish.tasks, county, random)
    plan = adopt(act_of(OFFICE), bring(act_of(OFFICE), region, "重点工作任务清单.txt", text.encode()))
    for target in Target.objects.filter(task__plan=plan, kind__in=FROM_A_START).select_related("task__plan"):
        complete_target(act_of(OFFICE), target, TargetKind(target.kind), {"baseline": Decimal(random.randint(20, 60))})
    _head(plan)
    return plan


def _head(plan: Plan) -> None:
    """Each leader but the first heads a share of the tasks."""
    tasks = list(Task.objects.filter(plan=plan).select_related("plan").order_by("no"))
    for n in range(2, len(LEADERS) + 1):
        post = Post.objects.get(holdings__user__username=f"leader{n}")
        name_leader(act_of(OFFICE), tasks[n - 2 :: len(LEADERS) - 1], post, "县政府领导工作分工")


def _manners(county: County, random: Random) -> dict[int, Manner]:
    names = (*county.departments, *county.towns)
    units = Unit.objects.filter(versions__name__in=names).order_by("pk").values_list("pk", flat=True)
    return manners_of(list(units), random)
