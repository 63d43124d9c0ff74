"""The plan of a year: written, read in, adopted and completed by the office, with the leaders who head its tasks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from luoshi.core import clock
from luoshi.documents.actions import bring
from luoshi.ledger.actions import adopt, complete_target, name_leader
from luoshi.ledger.models import Plan, Target, Task
from luoshi.ledger.states import TargetKind
from luoshi.organizations.models import Post, Region, UnitVersion
from luoshi.organizations.queries import region_named
from luoshi.web.simulating.county import LEADERS, County
from luoshi.web.simulating.document import written
from luoshi.web.simulating.stage import OFFICE, Stage, act_of

#: What is judged from where it began; the rest needs no start.
FROM_A_START = (TargetKind.STOCK, TargetKind.REACH, TargetKind.GROWTH)


def adopted(year: int, tasks: int, county: County, random: Random) -> Plan:
    """The plan of a year with so many tasks, in the county's ledger and complete."""
    region = _region(county)
    return _in_ledger(written(year, tasks, county, random), region, county, random)


def next_plan(stage: Stage) -> Plan:
    """The plan of the following year, for the bureaus that are still there."""
    return adopted(stage.plan.year + 1, stage.tasks, _county_now(stage), stage.random)


def campaign_plan(stage: Stage, tasks: int) -> Plan:
    """A plan of so many tasks beside that of the year."""
    county = _county_now(stage)
    text = written(stage.plan.year, tasks, county, stage.random)
    text = text.replace("年重点工作任务清单", "年百日攻坚任务清单", 1).replace("〕1号", "〕9号", 1)
    return _in_ledger(text, _region(county), county, stage.random)


def _county_now(stage: Stage) -> County:
    """The county with those of its bureaus that are still there."""
    names = UnitVersion.objects.filter(unit__in=stage.departments, valid_to__isnull=True).values_list("name", flat=True)
    left = set(names)
    return replace(stage.county, departments=tuple(one for one in stage.county.departments if one in left))


def _region(county: County) -> Region:
    region = region_named(county.place.name, clock.today())
    assert region is not None  # the county was founded with it
    return region


def _in_ledger(text: str, region: Region, county: County, random: Random) -> Plan:
    """What the office reads in, adopts and completes."""
    office = county.place.prefix + OFFICE
    document = bring(act_of(office), region, "重点工作任务清单.txt", text.encode())
    plan = adopt(act_of(office), document)
    _complete(plan, office, random)
    _head(plan, county.place.prefix)
    return plan


def _complete(plan: Plan, office: str, random: Random) -> None:
    """The office fills in what the document does not say."""
    for target in Target.objects.filter(task__plan=plan, kind__in=FROM_A_START).select_related("task__plan"):
        start = {"baseline": Decimal(random.randint(20, 60))}
        complete_target(act_of(office), target, TargetKind(target.kind), start)


def _head(plan: Plan, prefix: str) -> None:
    """Each leader but the first heads a share of the tasks."""
    tasks = list(Task.objects.filter(plan=plan).select_related("plan").order_by("no"))
    for n in range(2, len(LEADERS) + 1):
        if share := tasks[n - 2 :: len(LEADERS) - 1]:
            post = Post.objects.get(holdings__user__username=f"{prefix}leader{n}")
            name_leader(act_of(prefix + OFFICE), share, post, "县政府领导工作分工")
