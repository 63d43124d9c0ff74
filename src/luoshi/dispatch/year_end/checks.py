"""What must hold of years that have ended."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core import clock
from luoshi.core.registry import register_check
from luoshi.dispatch.models import YearEnd, YearEndLine
from luoshi.dispatch.year_end.outcomes import ended_lines
from luoshi.dispatch.year_end.queries import DONE
from luoshi.ledger.models import Plan, Task
from luoshi.ledger.states import PlanState
from luoshi.organizations.standing_in.hands import Pair, pairs


@register_check(
    "dispatch.year-ends",
    gettext_lazy(
        "A plan whose term has ended says how, each open line goes on once, and says what was left by its last figure."
    ),
    gettext_lazy("The end of a term or a line carried over was edited by hand: restore the database."),
)
def years_ended_whole(full: bool) -> Iterator[str]:
    ended = dict(YearEnd.objects.filter(state__in=DONE).values_list("plan", "state"))
    for plan, state in Plan.objects.order_by("pk").values_list("pk", "state"):
        if ended.get(plan, PlanState.RUNNING) != state:
            named = {"plan": plan, "state": state}
            yield _("plan %(plan)s is %(state)s, and the end of its term says otherwise") % named
    yield from _torn_lines()
    for year_end in YearEnd.objects.filter(state__in=DONE).select_related("plan").order_by("pk"):
        yield from _other_figures(year_end)


def _torn_lines() -> Iterator[str]:
    """Lines that should go on and do not, or elsewhere; tasks that come from a line of no year's end."""
    done = YearEndLine.objects.filter(year_end__state__in=DONE, due_on__isnull=False)
    fitting = Q(became__carried_from=F("task"), became__plan=F("year_end__later"))
    for line in done.exclude(fitting).order_by("pk"):
        yield _("task %(task)s was to be carried over and was not") % {"task": line.task_id}
    carried = Task.objects.filter(carried_from__isnull=False)
    for task in carried.exclude(pk__in=done.filter(became__isnull=False).values("became")).order_by("pk"):
        yield _("task %(task)s was carried over by no end of a term") % {"task": task.pk}


def _other_figures(year_end: YearEnd) -> Iterator[str]:
    stands = {line.task.pk: line.stood() for line in ended_lines(year_end.plan, clock.today())}
    for row in year_end.lines.order_by("pk"):
        if row.stood != stands.get(row.task_id):
            yield _("line %(line)s of the end of a term differs from the last figures of its task") % {"line": row.pk}


def years_decided(people: frozenset[int]) -> Iterator[Pair]:
    """Who proposed the end of a year and who decided on it, where one of both stood in for somebody."""
    mine = Q(proposed_by__in=people) | Q(decided_by__in=people)
    for one in YearEnd.objects.filter(mine, decided_at__isnull=False).order_by("pk"):
        yield Pair(f"year end {one.pk}", one.proposed_by_id, one.proposed_at, one.decided_by_id, one.decided_at)


pairs.add("dispatch.year-ends", years_decided)
