"""Named questions about the ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Count, Prefetch, QuerySet

from luoshi.core.errors import Unknown
from luoshi.ledger.models import Amendment, Plan, Responsibility, Section, Target, TargetVersion, Task
from luoshi.ledger.rules import AMENDMENTS, PLANS, TASKS
from luoshi.ledger.states import LEADING, AmendmentState, ResponsibilityRole
from luoshi.organizations.queries import names_of
from luoshi.organizations.reach import Reach, on_day


def plans_visible_to(reach: Reach | None) -> QuerySet[Plan]:
    return PLANS.visible(reach).order_by("-adopted_at", "-pk")


def tasks_visible_to(reach: Reach | None) -> QuerySet[Task]:
    """The tasks a person may see, in the order of their plans."""
    return TASKS.visible(reach).order_by("plan", "no")


def get_visible_plan(reach: Reach | None, pk: int) -> Plan:
    plan = plans_visible_to(reach).filter(pk=pk).select_related("document").first()
    if plan is None:
        raise Unknown
    return plan


def get_visible_task(reach: Reach | None, pk: int) -> Task:
    task = tasks_visible_to(reach).filter(pk=pk).select_related("plan__document", "section", "verdict").first()
    if task is None:
        raise Unknown
    return task


def leads_in(tasks: QuerySet[Task], on: date) -> QuerySet[Responsibility]:
    """The lead roles that the tasks have together (「按单位合计」)."""
    return Responsibility.objects.filter(
        on_day(on), task__in=tasks.order_by().values("pk"), target__isnull=True, role__in=LEADING
    )


def leads_among(tasks: QuerySet[Task], on: date) -> int:
    """How many lead roles the tasks have together."""
    return leads_in(tasks, on).count()


def with_parts(tasks: QuerySet[Task], on: date) -> QuerySet[Task]:
    """Tasks with their responsibilities of the day and their targets, in a fixed number of queries."""
    return tasks.select_related("plan", "section").prefetch_related(
        Prefetch("responsibilities", held_by_whole_tasks(on), "held"),
        Prefetch(
            "targets", Target.objects.order_by("no").select_related("verdict").prefetch_related(_versions(on)), "aims"
        ),
    )


def aims_of(tasks: Collection[int], on: date) -> dict[int, list[Target]]:
    """The targets of tasks, each with what it asks on the day, in two queries."""
    found: dict[int, list[Target]] = defaultdict(list)
    for target in Target.objects.filter(task__in=tasks).order_by("no").prefetch_related(_versions(on)):
        found[target.task_id].append(target)
    return found


def get_task_with_parts(reach: Reach | None, pk: int, on: date) -> Task:
    """One task as `with_parts` gives it, with its document and verdict; or Unknown."""
    tasks = with_target_leads(tasks_visible_to(reach).filter(pk=pk), on)
    task = tasks.select_related("plan__document", "section", "verdict").first()
    if task is None:
        raise Unknown
    return task


def with_target_leads(tasks: QuerySet[Task], on: date) -> QuerySet[Task]:
    """Tasks with their parts, and each target with who leads it alone (`led_by`), where the task is split."""
    return with_parts(tasks, on).prefetch_related(
        Prefetch("aims__responsibilities", _held(on).filter(role=ResponsibilityRole.MAIN), "led_by")
    )


def held_by_whole_tasks(on: date) -> QuerySet[Responsibility]:
    """Who holds what on a day in whole tasks, not in one target alone; by role and in the document's order."""
    return _held(on).filter(target__isnull=True).order_by("role", "no", "pk")


def _held(on: date) -> QuerySet[Responsibility]:
    return Responsibility.objects.filter(on_day(on))


def shares_of(task: Task, on: date) -> QuerySet[Responsibility]:
    """The units that lead a task together, each with its share, in the document's order."""
    shares = task.responsibilities.filter(on_day(on), target__isnull=True, role=ResponsibilityRole.SHARE)
    return shares.order_by("no", "pk")


def _versions(on: date) -> Prefetch[str]:
    """What each target asks on the day comes first; what holds from a later day is left out."""
    held = TargetVersion.objects.filter(effective_on__lte=on)
    return Prefetch("versions", held.order_by("-effective_on", "-n"), "newest_first")


def get_visible_target(reach: Reach | None, pk: int) -> Target:
    """A target of a task that may be seen; or Unknown."""
    target = Target.objects.filter(pk=pk, task__in=tasks_visible_to(reach).values("pk")).select_related("task").first()
    if target is None:
        raise Unknown
    return target


def amendments_visible_to(reach: Reach | None) -> QuerySet[Amendment]:
    """The changes that may be seen, proposed or decided, newest first."""
    seen = AMENDMENTS.visible(reach).select_related("task__plan", "target", "unit", "proposed_by", "decided_by")
    return seen.order_by("-proposed_at", "-pk")


def get_visible_amendment(reach: Reach | None, pk: int) -> Amendment:
    """A change that may be seen, proposed or decided; or Unknown."""
    amendment = amendments_visible_to(reach).filter(pk=pk).first()
    if amendment is None:
        raise Unknown
    return amendment


def open_amendments(task: Task) -> QuerySet[Amendment]:
    """The changes of a task that nobody has decided yet, oldest first."""
    proposed = task.amendments.filter(state=AmendmentState.PROPOSED)
    return proposed.select_related("target", "proposed_by").order_by("proposed_at", "pk")


def approved_amendments(tasks: Iterable[Task]) -> QuerySet[Amendment]:
    """The changes of tasks that were approved, in the order in which they took effect."""
    approved = Amendment.objects.filter(task__in=list(tasks), state=AmendmentState.APPROVED)
    return approved.select_related("target", "decided_by").order_by("effective_on", "decided_at", "pk")


def waiting_amendments(reach: Reach) -> QuerySet[Amendment]:
    """The changes that wait for this person's decision: never his own."""
    waiting = AMENDMENTS.visible(reach).filter(AMENDMENTS.query("decide", reach)).exclude(proposed_by__in=reach.hands)
    return waiting.select_related("target", "task__plan").order_by("proposed_at", "pk")


def tasks_by_plan(plans: Iterable[Plan], reach: Reach | None) -> dict[int, int]:
    """How many tasks of each plan a person sees."""
    rows = tasks_visible_to(reach).filter(plan__in=list(plans)).order_by()
    return dict(rows.values_list("plan").annotate(count=Count("pk")))


def years_of_plans(reach: Reach | None) -> list[int]:
    """The years of which a person sees plans, the newest first."""
    return list(PLANS.visible(reach).order_by("-year").values_list("year", flat=True).distinct())


def get_visible_section(reach: Reach | None, pk: int) -> Section:
    """A section that holds a task which may be seen; any other raises Unknown."""
    inside = tasks_visible_to(reach).order_by().values("section")
    section = Section.objects.filter(pk=pk, pk__in=inside).select_related("plan").first()
    if section is None:
        raise Unknown
    return section


def section_title(reach: Reach | None, section: int) -> str:
    """The title of a section that holds a task the person may see; else its bare number."""
    titles = tasks_visible_to(reach).filter(section=section).values_list("section__title", flat=True)
    return titles.first() or str(section)


def tasks_by_section(plan: Plan, reach: Reach | None) -> list[tuple[int | None, str, str, int]]:
    """(section, number, title, tasks) of a plan, as far as the person sees it."""
    rows = tasks_visible_to(reach).filter(plan=plan).order_by("section__no")
    counted = rows.values_list("section", "section__number", "section__title").annotate(count=Count("pk"))
    return [(section, number or "", title or "", count) for section, number, title, count in counted]


def tasks_by_lead(plan: Plan, reach: Reach | None, on: date) -> list[tuple[int, str, int]]:
    """(unit, name, tasks that it leads) of a plan, the most first."""
    tasks = tasks_visible_to(reach).filter(plan=plan).order_by().values("pk")
    held = Responsibility.objects.filter(on_day(on), task__in=tasks, target__isnull=True, role__in=LEADING)
    counted = held.order_by().values_list("unit").annotate(count=Count("pk")).order_by("-count", "unit")
    rows = [(unit, count) for unit, count in counted if unit is not None]
    names = names_of((unit for unit, _count in rows), on)
    return [(unit, names[unit], count) for unit, count in rows]


def history_of(task: Task) -> QuerySet[Responsibility]:
    """Every responsibility that a task ever had, oldest first."""
    return task.responsibilities.order_by("valid_from", "pk")
