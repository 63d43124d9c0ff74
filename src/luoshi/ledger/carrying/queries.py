"""Named questions about lines that are handed down and carried out, as of a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, Min, OuterRef, Prefetch, QuerySet

from luoshi.core.errors import Unknown
from luoshi.ledger.carrying.models import HandedLine, Share, TargetLink, TaskLink
from luoshi.ledger.models import Plan, Task
from luoshi.ledger.rules import HANDED, LINKS
from luoshi.organizations.models import Region, RegionVersion, User
from luoshi.organizations.reach import Reach, on_day
from luoshi.organizations.states import Role


def regions_directly_below(plan: Plan, on: date) -> QuerySet[RegionVersion]:
    """The regions to which a plan may be handed down on a day, by their codes."""
    return RegionVersion.objects.filter(on_day(on), parent=plan.region_id).select_related("region").order_by("code")


def offices_of(region: Region, on: date) -> QuerySet[User]:
    """Who sits in the supervision office of a region on a day."""
    sits = {"holdings__post__role": Role.OFFICE, "holdings__post__unit__versions__region": region}
    days = (on_day(on, "holdings__"), on_day(on, "holdings__post__unit__versions__"))
    return User.objects.filter(*days, **sits, is_active=True).distinct().order_by("pk")


def received(reach: Reach, on: date) -> QuerySet[HandedLine]:
    """The lines that are handed down to a person's region on a day, in the order of their plans."""
    lines = HandedLine.objects.filter(HANDED.query("receive", reach), on_day(on))
    return lines.select_related("task__plan").order_by("task__plan", "region", "task__no")


def without_carriers(lines: QuerySet[HandedLine], on: date) -> QuerySet[HandedLine]:
    """Of some lines those that no task of their region carries out."""
    carrying = TaskLink.objects.filter(on_day(on), upper=OuterRef("task"), lower__plan__region=OuterRef("region"))
    return lines.filter(~Exists(carrying))


def plans_to_carry_out(reach: Reach, on: date) -> QuerySet[HandedLine]:
    """The first line of each plan from above of which lines wait for a person to say what carries them out."""
    mine = HandedLine.objects.filter(HANDED.query("carry_out", reach), on_day(on))
    waiting = without_carriers(mine, on).order_by().values("task__plan", "region").annotate(first=Min("pk"))
    return HandedLine.objects.filter(pk__in=waiting.values("first")).order_by("pk")


def get_received_plan(reach: Reach, plan: int, region: int, on: date) -> tuple[Plan, Region]:
    """A plan of which lines are handed down to a region of the person, and that region; or Unknown."""
    line = received(reach, on).filter(task__plan=plan, region=region).select_related("region").first()
    if line is None:
        raise Unknown
    return line.task.plan, line.region


def get_visible_line(reach: Reach, pk: int) -> HandedLine:
    """A line that is handed down, from where or to where the person works; or Unknown."""
    line = HANDED.visible(reach).filter(pk=pk).select_related("task__plan", "region").first()
    if line is None:
        raise Unknown
    return line


def get_visible_link(reach: Reach, pk: int) -> TaskLink:
    """What carries out a line, for both of its regions; or Unknown."""
    link = LINKS.visible(reach).filter(pk=pk).select_related("upper__plan", "lower__plan").first()
    if link is None:
        raise Unknown
    return link


def links_below(line: HandedLine, on: date) -> QuerySet[TaskLink]:
    """What carries out a line in the region to which it was handed down, on a day."""
    links = TaskLink.objects.filter(on_day(on), upper=line.task_id, lower__plan__region=line.region_id)
    return links.order_by("pk")


def lines_handed(tasks: Iterable[int], on: date) -> QuerySet[HandedLine]:
    """The lines of tasks as they are handed down on a day, with their shares, in the order of the regions."""
    shares = Prefetch("shares", Share.objects.filter(on_day(on)).select_related("target"), "held")
    lines = HandedLine.objects.filter(on_day(on), task__in=set(tasks)).select_related("region")
    return lines.prefetch_related(shares).order_by("task__no", "region", "pk")


def links_to(tasks: Iterable[int], on: date) -> QuerySet[TaskLink]:
    """What carries out some tasks on a day, each with its pairs of targets (`held`) and its lower task."""
    pairs = Prefetch("pairs", TargetLink.objects.select_related("upper", "lower").order_by("upper__no"), "held")
    links = TaskLink.objects.filter(on_day(on), upper__in=set(tasks)).select_related("lower__plan")
    return links.prefetch_related(pairs).order_by("upper", "lower__plan__region", "lower__no", "pk")


def own_plans(region: Region) -> QuerySet[Plan]:
    """The plans of a region, the newest first."""
    return Plan.objects.filter(region=region).order_by("-adopted_at", "-pk")


def tasks_of(plans: Iterable[Plan]) -> QuerySet[Task]:
    """The tasks of some plans, in their order."""
    return Task.objects.filter(plan__in=list(plans)).order_by("plan", "no")
