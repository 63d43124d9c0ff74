"""What must hold of plans in their families, and of leaders in charge."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core import clock
from luoshi.core.registry import register_check
from luoshi.ledger.families import MOST_LEVELS, ties_on
from luoshi.ledger.models import PlanLink, Responsibility
from luoshi.organizations.models import UnitVersion
from luoshi.organizations.reach import on_day
from luoshi.organizations.states import Role


@register_check(
    "ledger.families",
    gettext_lazy(
        "Plans that belong together stand in trees: no circle, nothing under two plans, no more levels than allowed."
    ),
    gettext_lazy("A link between plans was written by hand: restore the database."),
)
def families_are_trees(full: bool) -> Iterator[str]:
    today = clock.today()
    ties = ties_on(today)
    for plan in sorted(ties.upper):
        if ties.is_in_circle(plan):
            yield _("plan %(plan)s hangs in a circle of plans") % {"plan": plan}
        elif len(ties.way_up(plan)) > MOST_LEVELS:
            yield _("plan %(plan)s hangs more than %(levels)s levels deep") % {"plan": plan, "levels": MOST_LEVELS}
    uppers = PlanLink.objects.filter(on_day(today)).values("lower").annotate(n=Count("pk")).filter(n__gt=1)
    for row in uppers.order_by("lower"):
        yield _("plan %(plan)s stands under %(count)s plans") % {"plan": row["lower"], "count": row["n"]}


@register_check(
    "ledger.leaders",
    gettext_lazy("Whoever heads a task is a leader of the task's region, and heads it once."),
    gettext_lazy("A leader was written by hand: release him on the page of the task, or restore the database."),
)
def leaders_fit(full: bool) -> Iterator[str]:
    today = clock.today()
    headed = Responsibility.objects.filter(on_day(today), post__isnull=False)
    here = UnitVersion.objects.filter(on_day(today), unit=OuterRef("post__unit"), region=OuterRef("task__plan__region"))
    for one in headed.filter(~Exists(here) | ~Q(post__role=Role.LEADER)).order_by("pk"):
        yield _("task %(task)s is headed by post %(post)s, no leader of its region") % {
            "task": one.task_id,
            "post": one.post_id,
        }
    twice = headed.values("task", "post").annotate(n=Count("pk")).filter(n__gt=1)
    for row in twice.order_by("task", "post"):
        yield _("task %(task)s is headed by post %(post)s twice") % {"task": row["task"], "post": row["post"]}
