"""Obstacles are answered by who is needed, and end when they are solved."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.errors import Invalid
from luoshi.dispatch.models import Obstacle
from luoshi.dispatch.obstacles import may
from luoshi.dispatch.states import ObstacleState
from luoshi.records.log import Log, act


@act("dispatch.answer_obstacle")
def answer_obstacle(log: Log, obstacle: Obstacle, answer: str) -> Obstacle:
    """Says what was or will be done about an obstacle; who stated it is told. It stands until it is solved."""
    may("answer", log.act.reach, obstacle).require()
    if not answer.strip():
        raise Invalid(_("Say what was done, or by when it will be."))
    entry = log.entry(obstacle)
    entry.change(
        obstacle,
        state=ObstacleState.ANSWERED,
        answer=answer.strip()[:300],
        answered_by_id=log.act.person,
        answered_at=log.act.at,
    )
    entry.note(task=obstacle.report.task_id)
    _tell(log, obstacle)
    return obstacle


@act("dispatch.solve_obstacle")
def solve_obstacle(log: Log, obstacle: Obstacle) -> Obstacle:
    """Says that an obstacle stands in the way no more; answered or not."""
    may("solve", log.act.reach, obstacle).require()
    entry = log.entry(obstacle)
    entry.note(task=obstacle.report.task_id)
    return entry.change(obstacle, state=ObstacleState.SOLVED, solved_by_id=log.act.person, solved_at=log.act.at)


def _tell(log: Log, obstacle: Obstacle) -> None:
    log.notify(
        obstacle.report.submitted_by,
        f"dispatch.obstacle_answered:{obstacle.pk}:{log.act.key}",
        gettext_noop("Answer to the obstacle of “%(task)s”: %(answer)s"),
        reverse("dispatch:obstacle", args=[obstacle.pk]),
        task=obstacle.report.task.title,
        answer=obstacle.answer,
    )
