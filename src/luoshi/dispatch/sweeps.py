"""What time brings to rounds: reminders of units and of reviewers, and lights that turn when a day has passed."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from luoshi.core.acts import Act
from luoshi.core.calendar import workdays_before
from luoshi.core.registry import Sweep, sweeps
from luoshi.dispatch.actions import judge_lights, nudge_reviewers, remind_round
from luoshi.dispatch.actions.lighting import stale_among
from luoshi.dispatch.models import Ask, Light, Report, Round
from luoshi.dispatch.review_days import nudge_after
from luoshi.dispatch.states import ReportState, RoundState
from luoshi.ledger.models import TargetVersion, Task
from luoshi.records.models import LogEntry

#: So many tasks in one transaction.
BATCH = 500
TEN_MINUTES, HOUR, DAY = 10, 60, 24 * 60


def remind(now: datetime) -> int:
    """Reminds in the rounds whose reminder is due; a missed night is made up for up to the due day."""
    on = timezone.localdate(now)
    waiting = Round.objects.filter(
        state=RoundState.OPEN, reminded_on__isnull=True, remind_on__lte=on, due_on__gte=on
    ).select_related("plan")
    rounds = list(waiting.order_by("pk")[:20])
    for round in rounds:
        remind_round(_by_time(now), round)
    return len(rounds)


def nudge(now: datetime) -> int:
    """Nudges the office where a report has waited too long for its review, once for each that waits longest."""
    on = timezone.localdate(now)
    long_ago = workdays_before(on, nudge_after()).day
    late = Report.objects.filter(state=ReportState.IN_REVIEW, current=True)
    late = late.filter(submitted_on__lt=long_ago).select_related("round").order_by("-submitted_at", "-pk")
    late = late.exclude(entered_for__agreed__isnull=True, entered_for__dispute_until__gte=on)  # the unit has the word
    oldest = {one.round_id: one for one in late}.values()
    waiting = [one.round for one in oldest if not _nudged(one)]
    for round in waiting:
        nudge_reviewers(_by_time(now), round)
    return len(waiting)


def _nudged(report: Report) -> bool:
    """Whether the office was nudged about a round since a report of it has waited."""
    nudges = LogEntry.objects.filter(act="dispatch.nudge_reviewers", subject_type="dispatch.round")
    return nudges.filter(subject_id=report.round_id, at__gte=report.submitted_at).exists()


def turn_lights(now: datetime) -> int:
    """Judges the tasks anew whose day has come; when none is left, those amended since they were judged."""
    return _judge(_tasks(_due(timezone.localdate(now))) or _tasks(_amended()), now)


class Walk:
    """Goes through all tasks that have a light and judges anew whose light would be another one today.

    That is what no date and no version tells. Each call takes the page after the one before; after the last page, or
    on another day, it begins anew.
    """

    def __init__(self) -> None:
        self._day: date | None = None
        self._after = 0

    def __call__(self, now: datetime) -> int:
        """Goes through a page; how many tasks there were in it."""
        on = timezone.localdate(now)
        if on != self._day:
            self._day, self._after = on, 0
        lit = Light.objects.filter(valid_to__isnull=True, target__isnull=True, task__gt=self._after)
        page = list(lit.order_by("task").values_list("task", flat=True)[:BATCH])
        if not page:
            self._day = None
            return 0
        self._after = page[-1]
        _judge(list(stale_among(page, on)), now)
        return len(page)


amended_lights = Walk()


def _tasks(lights: QuerySet[Light]) -> list[int]:
    return list(lights.values_list("task", flat=True).distinct().order_by("task")[:BATCH])


def _due(on: date) -> QuerySet[Light]:
    return Light.objects.filter(valid_to__isnull=True, next_look_on__lte=on)


def _amended() -> QuerySet[Light]:
    newer = TargetVersion.objects.filter(target__task=OuterRef("task"), recorded_at__gt=OuterRef("judged_at"))
    return Light.objects.filter(Exists(newer), valid_to__isnull=True, target__isnull=True)


def _judge(tasks: list[int], now: datetime) -> int:
    """Judges tasks, one act for each round that asked for them last; how many were looked at."""
    last = Ask.objects.filter(task=OuterRef("pk")).order_by("-round").values("round")[:1]
    newest = dict(Task.objects.filter(pk__in=tasks).values_list("pk", Subquery(last)))
    for round in Round.objects.filter(pk__in=set(newest.values())).order_by("pk"):
        judge_lights(_by_time(now), round, [task for task in tasks if newest[task] == round.pk])
    return len(tasks)


def _by_time(now: datetime) -> Act:
    """An act of the installation itself."""
    return Act(None, "", now, "sweep")


sweeps.add("dispatch.remind", Sweep("dispatch.remind", HOUR, remind))
sweeps.add("dispatch.nudge", Sweep("dispatch.nudge", HOUR, nudge))
sweeps.add("dispatch.lights", Sweep("dispatch.lights", TEN_MINUTES, turn_lights))
sweeps.add("dispatch.amended-lights", Sweep("dispatch.amended-lights", DAY, amended_lights))
