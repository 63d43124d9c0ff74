"""What a unit has to do with each plan: the roles in which it stands there, and what is due next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, Q, QuerySet

from luoshi.ledger.models import Plan, Responsibility, Task
from luoshi.ledger.narrowing import Filters, narrowed
from luoshi.ledger.states import ResponsibilityRole
from luoshi.organizations.reach import on_day

#: The roles in which a unit can stand, in the order in which they are told.
ROLES = (
    ResponsibilityRole.MAIN,
    ResponsibilityRole.CO_LEAD,
    ResponsibilityRole.SHARE,
    ResponsibilityRole.PARTICIPANT,
)


@dataclass(frozen=True)
class Part:
    """A unit's part in one plan: tasks by role, in the order of ROLES, and the next day on which one is due."""

    plan: Plan
    counts: tuple[tuple[ResponsibilityRole, int], ...]
    next_due: date | None


def parts_of(unit: int, visible: QuerySet[Task], on: date) -> list[Part]:
    """A unit's part in each plan, the newest plan first, of the tasks that may be seen; in three queries."""
    tasks = narrowed(visible, Filters(unit=unit), on).order_by()
    held = Responsibility.objects.filter(on_day(on), unit=unit, task__in=tasks.values("pk"))
    counts: Mapping[int, dict[str, int]] = defaultdict(dict)
    for plan, role, count in held.values_list("task__plan", "role").annotate(n=Count("task", distinct=True)).order_by():
        counts[plan][role] = count
    due = dict(tasks.values_list("plan").annotate(first=Min("deadline", filter=Q(deadline__gte=on))))
    plans = Plan.objects.filter(pk__in=counts).order_by("-adopted_at", "-pk")
    return [
        Part(plan, tuple((role, counts[plan.pk].get(role, 0)) for role in ROLES), due.get(plan.pk)) for plan in plans
    ]
