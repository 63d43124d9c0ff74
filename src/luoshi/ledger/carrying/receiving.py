"""A plan from above beside a plan of one's own: what carries out each of its lines, and what is proposed for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from luoshi.ledger.carrying.models import HandedLine, TaskLink
from luoshi.ledger.carrying.pairing import aims_of, as_read
from luoshi.ledger.carrying.queries import lines_handed, links_to, own_plans, received, tasks_of, without_carriers
from luoshi.ledger.models import Plan, PlanLink, Task
from luoshi.ledger.queries import with_parts
from luoshi.organizations.models import Region
from luoshi.organizations.reach import Reach, on_day
from luoshi.reading.alignment import Match, align


@dataclass(frozen=True)
class Proposal:
    """A line of one's own that may carry out a line from above, and why it is thought so."""

    line: HandedLine
    task: Task
    match: Match

    @property
    def key(self) -> str:
        """By which a form names the pair."""
        return f"{self.line.pk}-{self.task.pk}"


@dataclass(frozen=True)
class Row:
    """A line from above with its targets and shares, what carries it out, and what else may."""

    line: HandedLine
    task: Task
    links: Sequence[TaskLink]
    proposals: Sequence[Proposal]


@dataclass(frozen=True)
class Sheet:
    """The lines of a plan that were handed down to a region, beside a plan of its own (or none)."""

    plan: Plan
    region: Region
    own: Plan | None
    rows: Sequence[Row]

    @property
    def waiting(self) -> int:
        """How many lines nothing carries out yet."""
        return sum(not row.links for row in self.rows)

    @property
    def proposals(self) -> list[Proposal]:
        return [proposal for row in self.rows for proposal in row.proposals]


@dataclass(frozen=True)
class HandedPlan:
    """A plan of which lines are handed down to a region, with how many there are and how many nothing carries out."""

    plan: Plan
    region: int
    lines: int
    waiting: int


def handed_plans(reach: Reach, on: date) -> list[HandedPlan]:
    """The plans from above of which lines are handed down to a person's region, the newest first, in two queries."""
    lines = list(received(reach, on))
    waiting = Counter((line.task.plan_id, line.region_id) for line in without_carriers(received(reach, on), on))
    plans = {(line.task.plan_id, line.region_id): line.task.plan for line in lines}
    counts = Counter((line.task.plan_id, line.region_id) for line in lines)
    found = [HandedPlan(plan, key[1], counts[key], waiting[key]) for key, plan in plans.items()]
    return sorted(found, key=lambda one: (-one.plan.adopted_at.timestamp(), one.region))


def sheet_of(plan: Plan, region: Region, own: Plan | None, on: date) -> Sheet:
    """The page of a plan from above, in a fixed number of queries."""
    handed = lines_handed(plan.tasks.values_list("pk", flat=True), on).filter(region=region)
    lines = {line.task_id: line for line in handed}
    tasks = list(with_parts(Task.objects.filter(pk__in=lines).order_by("no"), on))
    links = _links_by_task(lines, region, on)
    open_ones = [task for task in tasks if task.pk not in links]
    proposed = _proposed([(lines[task.pk], task) for task in open_ones], own, on)
    rows = [Row(lines[task.pk], task, links.get(task.pk, []), proposed.get(task.pk, [])) for task in tasks]
    return Sheet(plan, region, own, rows)


def _links_by_task(tasks: Iterable[int], region: Region, on: date) -> dict[int, list[TaskLink]]:
    found: dict[int, list[TaskLink]] = defaultdict(list)
    for link in links_to(tasks, on):
        if link.lower.plan.region_id == region.pk:
            found[link.upper_id].append(link)
    return dict(found)


def _proposed(above: Sequence[tuple[HandedLine, Task]], own: Plan | None, on: date) -> dict[int, list[Proposal]]:
    """What the aligner finds for each line from above that nothing carries out yet."""
    if own is None or not above:
        return {}
    below = list(with_parts(own.tasks.order_by("no"), on))
    upper = [as_read(task, aims_of(task)) for _line, task in above]
    lower = [as_read(task, aims_of(task)) for task in below]
    lines = {id(read): line for read, (line, _task) in zip(upper, above, strict=True)}
    tasks = {id(read): task for read, task in zip(lower, below, strict=True)}
    found: dict[int, list[Proposal]] = defaultdict(list)
    for match in align(upper, lower).matches:
        line = lines[id(match.upper)]
        found[line.task_id].append(Proposal(line, tasks[id(match.lower)], match))
    return dict(found)


def own_lines(region: Region) -> list[tuple[str, list[tuple[int, str]]]]:
    """The lines of a region's own plans by plan, to choose from."""
    plans = {plan.pk: plan for plan in own_plans(region)}
    found: dict[int, list[tuple[int, str]]] = {pk: [] for pk in plans}
    for task in tasks_of(plans.values()):
        found[task.plan_id].append((task.pk, f"{task.number or task.no}. {task.title}"))
    return [(plans[pk].title, lines) for pk, lines in found.items() if lines]


def compared_with(plan: Plan, region: Region, asked: str, on: date) -> tuple[Plan | None, list[Plan]]:
    """The plan of a region that is laid beside one from above, and all that may be: the one that is asked for, else
    the one that hangs under it, else the newest of its year.
    """
    plans = list(own_plans(region))
    under = set(PlanLink.objects.filter(on_day(on), upper=plan).values_list("lower", flat=True))
    ranked = sorted(plans, key=lambda one: (str(one.pk) != asked, one.pk not in under, one.year != plan.year))
    return (ranked[0] if ranked else None), plans
