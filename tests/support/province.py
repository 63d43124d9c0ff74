"""A province of counties, each with its units, people, plan and months of reports, made fast: rows without their acts.

What a night finds is made by `month_ends`: the newest month's reports are in but for the silent, and some of them
came after the lights were judged last.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from tests.support.cast import SINCE, Cast
from tests.support.large import _written as written
from tests.support.large import analyse

TASKS, UNITS = 218, 54
YEAR = 2026
GOAL = 120
#: Of 50 tasks in a month these say nothing (8 per cent), and these said something after the last look at the lights.
SILENT, CHANGED, EVERYBODY = range(4), range(20, 35), range(50)


@dataclass
class County:
    """One county with what its months are made of."""

    region: int
    office: Any
    leader: Any
    leader_post: int
    liaison: Any
    units: list[int]
    plan: Any
    tasks: list[int] = field(default_factory=list)
    targets: list[int] = field(default_factory=list)
    rounds: list[Any] = field(default_factory=list)

    def unit_of(self, place: int) -> int:
        """The unit that leads the task in that place: four of the county's tasks follow each other."""
        return self.units[place * len(self.units) // len(self.tasks)]


def make_counties(cast: Cast, numbers: Iterable[int], tasks: int = TASKS, units: int = UNITS) -> list[County]:
    """Counties under the cast's city, without a month yet."""
    return [_county(cast, n, tasks, units) for n in numbers]


def _county(cast: Cast, n: int, tasks: int, units: int) -> County:
    region = _region(cast.regions["city"], n)
    own = _units(region, [f"第{n}县督查室", f"第{n}县政府", *(f"第{n}县第{k}局" for k in range(units))])
    seats = [(own[0], "office"), (own[1], "leader"), *((unit, "liaison") for unit in own[2:])]
    people, posts = _people(n, seats)
    plan = _plan(region, n)
    county = County(region.pk, people[0], people[1], posts[1].pk, people[2], own[2:], plan)
    county.tasks = _tasks(county, tasks)
    county.targets = _targets(county)
    return county


def _region(city: Any, n: int) -> Any:
    from luoshi.organizations.models import Region, RegionSpan, RegionVersion

    [region] = written([Region()])
    facts = {"code": f"98{n:04d}", "name": f"第{n}县", "level": 3, "parent": city, "valid_from": SINCE}
    written([RegionVersion(region=region, **facts)])
    written(RegionSpan(ancestor=over, region=region, valid_from=SINCE) for over in (city, region))
    return region


def _units(region: Any, names: list[str]) -> list[int]:
    from luoshi.organizations.models import Unit, UnitVersion

    units = written(Unit() for _name in names)
    facts = {"kind": "government", "region": region, "valid_from": SINCE}
    written(UnitVersion(unit=unit, name=name, **facts) for unit, name in zip(units, names, strict=True))
    return [unit.pk for unit in units]


def _people(n: int, seats: list[tuple[int, str]]) -> tuple[list[Any], list[Any]]:
    """A person for each seat, who holds it."""
    from luoshi.organizations.models import Holding, Post, User

    people = written(User(username=f"c{n}p{k}", name=f"{n}县{k}号", password="!") for k in range(len(seats)))
    posts = written(Post(unit_id=unit, role=role, title=role) for unit, role in seats)
    written(Holding(post=post, user=one, valid_from=SINCE) for post, one in zip(posts, people, strict=True))
    return people, posts


def _plan(region: Any, n: int) -> Any:
    from luoshi.ledger.models import Plan

    return written([Plan(region=region, title=f"第{n}县重点工作", year=YEAR, adopted_at=at(SINCE))])[0]


def _tasks(county: County, tasks: int) -> list[int]:
    from luoshi.ledger.models import Responsibility, Section, Task

    sections = written(Section(plan=county.plan, no=k + 1, number=str(k + 1), title=f"第{k}部分") for k in range(10))
    words = {"statement": "年内完成一百二十处。", "state": "ready", "plan": county.plan, "deadline": date(YEAR, 12, 31)}
    made = written(
        Task(section=sections[k * 10 // tasks], no=k + 1, number=str(k + 1), title=f"办好第{k}件事", **words)
        for k in range(tasks)
    )
    county.tasks = [task.pk for task in made]
    held = {"as_written": "县局", "valid_from": SINCE}
    lead = [(k, county.unit_of(k), "main") for k in range(tasks)]
    more = [(k, county.unit_of((k + 7) % tasks), "participant") for k in range(tasks)]
    written(Responsibility(task_id=county.tasks[k], unit_id=unit, role=role, **held) for k, unit, role in lead + more)
    written(
        Responsibility(task_id=task, post_id=county.leader_post, role="leader", **held) for task in county.tasks[::10]
    )
    return county.tasks


def _targets(county: County) -> list[int]:
    from luoshi.ledger.models import Target, TargetVersion

    words = {"no": 1, "indicator": "完成数", "kind": "flow", "unit_label": "处", "words": "完成120处"}
    targets = written(Target(task_id=task, **words) for task in county.tasks)
    asks = {"comparator": ">=", "low": Decimal(GOAL), "due_on": date(YEAR, 12, 31), "effective_on": SINCE}
    written(TargetVersion(target=target, recorded_at=at(SINCE), **asks) for target in targets)
    return [target.pk for target in targets]


def at(day: date, hour: int = 9) -> datetime:
    """An hour of a day at the office."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("Asia/Shanghai"))


def due_day(month: int) -> date:
    """The day by which reports on a month are due: the tenth of the next."""
    return date(YEAR + month // 12, month % 12 + 1, 10)


def month_ends(county: County, month: int) -> None:
    """Brings a county to the evening of the due day of a month (1 to 12): all months before it stand and are closed."""
    from luoshi.dispatch.models import Light, Round

    first = len(county.rounds) + 1
    Round.objects.filter(pk__in=[one.pk for one in county.rounds[-1:]]).update(state="closed")
    county.rounds += written(round_of(county, n, "open" if n == month else "closed") for n in range(first, month + 1))
    asks = {n: _asks(county, n) for n in range(first, month + 1)}
    for n in range(first, month):
        _answer(county, n, asks[n], set(EVERYBODY) - set(SILENT))
    _answer(county, month, asks[month], set(EVERYBODY) - set(SILENT) - set(CHANGED))
    _announce(county, month)
    Light.objects.filter(task__in=county.tasks).delete()
    _light_earlier(county, month)
    _light_on(county, due_day(month))
    _answer(county, month, asks[month], set(CHANGED))


def _announce(county: County, month: int) -> None:
    """The bulletins of the rounds that are closed, as the minutes after their closing make them."""
    from luoshi.publishing.models import Bulletin

    without = county.rounds[Bulletin.objects.filter(region=county.region).count() : month - 1]
    if without:
        written(Bulletin(region_id=county.region, round=one, drafted_at=at(one.closes_on)) for one in without)


def round_of(county: County, month: int, state: str) -> Any:
    from luoshi.dispatch.models import Round

    due = due_day(month)
    days = {"opens_on": due - timedelta(9), "remind_on": due - timedelta(1), "due_on": due}
    days |= {"grace_until": due + timedelta(3), "closes_on": due + timedelta(10)}
    period = {"period_start": date(YEAR, month, 1), "period_end": due.replace(day=1) - timedelta(1)}
    by = {"rule": "monthly", "rule_version": 1, "calendar_version": "2026.1", "provisional": False}
    facts = {"plan": county.plan, "region_id": county.region, "state": state, "opened_at": at(due - timedelta(9))}
    return Round(**facts, **by, **period, **days, reminded_on=due - timedelta(1))


def _asks(county: County, month: int) -> list[Any]:
    """What is asked in a month, in the order of the tasks."""
    from luoshi.dispatch.models import Ask

    round = county.rounds[month - 1]
    return written(Ask(round=round, task_id=task, unit_id=county.unit_of(k)) for k, task in enumerate(county.tasks))


def _answer(county: County, month: int, asks: list[Any], who: set[int]) -> None:
    """Accepted reports with their figures, of those whose turn it is."""
    from luoshi.dispatch.models import Measurement, Report

    round, when = county.rounds[month - 1], at(due_day(month))
    places = [k for k in range(len(asks)) if (k + month) % len(EVERYBODY) in who]
    same = {"n": 1, "round": round, "state": "accepted", "submitted_by": county.liaison, "submitted_at": when}
    same |= {"submitted_on": when.date(), "reviewed_by": county.office, "reviewed_at": when}
    reports = written(Report(ask=asks[k], task_id=county.tasks[k], unit_id=county.unit_of(k), **same) for k in places)
    figures = {"period_end": round.period_end, "accepted_at": when, "recorded_at": when}
    written(
        Measurement(report=one, target_id=county.targets[k], unit_id=one.unit_id, value=_value(k, month), **figures)
        for k, one in zip(places, reports, strict=True)
    )


def _value(place: int, month: int) -> Decimal:
    """What has been done by the end of a month: most tasks keep up, a fifth falls behind."""
    return Decimal((GOAL // 12 if place % 5 else GOAL // 24) * month)


def _light_earlier(county: County, month: int) -> None:
    """A light for each task and target that changed every three months, up to the due day."""
    from luoshi.dispatch.models import Light

    days = [SINCE, *(due_day(n) for n in range(3, month, 3)), due_day(month)]
    same = {"cause": "on_course", "rule_set": rules(), "inputs": {"targets": [], "working": {}}, "judged_at": at(SINCE)}
    written(
        Light(task_id=task, target_id=one, colour="green", valid_from=first, valid_to=end, **same)
        for first, end in pairwise(days)
        for task, target in zip(county.tasks, county.targets, strict=True)
        for one in (None, target)
    )


def _light_on(county: County, day: date) -> None:
    """The lights as the product judges them on a day."""
    from luoshi.dispatch.actions.lighting import judged
    from luoshi.dispatch.facts import facts_to_judge
    from luoshi.dispatch.lights.rules import load
    from luoshi.dispatch.models import Light

    by = rules()
    same = {"rule_set": by, "judged_at": at(day), "valid_from": day}
    written(
        Light(
            task_id=one.task,
            target_id=one.target,
            colour=one.verdict.colour,
            cause=one.verdict.cause,
            inputs=one.inputs,
            next_look_on=one.next_look_on,
            **same,
        )
        for one in judged(facts_to_judge(county.tasks, day), day, load(by.body))
    )


def rules() -> Any:
    """The rules for lights that come with the product."""
    from luoshi.dispatch.actions.lighting import packaged
    from luoshi.dispatch.models import LightRuleSet
    from luoshi.records.rulebooks import digest

    known = LightRuleSet.objects.order_by("pk").first()
    if known:
        return known
    ours = packaged()
    facts = {"code": ours["code"], "version": ours["version"], "body": ours["body"], "hash": digest(ours["body"])}
    return written([LightRuleSet(effective_on=date.fromisoformat(ours["effective_on"]), **facts)])[0]


def upkeep() -> None:
    """What databases have long done where months pass one after another, and not where a year is written at once."""
    from django.db import connection

    analyse()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")


@dataclass
class Province:
    """Counties that live through the same months."""

    cast: Cast
    counties: list[County]

    def month_ends(self, month: int) -> None:
        """Brings every county to the evening of a month's due day, and lets the database do its upkeep."""
        from django.db import transaction

        for county in self.counties:
            with transaction.atomic():
                month_ends(county, month)
        upkeep()

    def night(self, month: int) -> datetime:
        """Half past midnight after the due day of a month."""
        return at(due_day(month) + timedelta(1), 0) + timedelta(minutes=30)

    def reports(self) -> int:
        """What was asked so far."""
        return sum(len(county.tasks) * len(county.rounds) for county in self.counties)


def make_province(counties: int) -> Province:
    """So many counties in an installation that is made ready for them."""
    from django.db import transaction

    from luoshi.core import clock
    from luoshi.web.folder import prepare
    from tests.support.cast import MOMENT, make_cast

    prepare()
    with clock.frozen(MOMENT), transaction.atomic():
        cast = make_cast()
        return Province(cast, make_counties(cast, range(1, counties + 1)))
