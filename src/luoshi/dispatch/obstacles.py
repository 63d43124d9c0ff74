"""Obstacles: who sees which, which of them still stand in the way, and for whom they wait."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from luoshi.core.errors import Answer, Unknown
from luoshi.dispatch.models import Obstacle
from luoshi.dispatch.rules import OBSTACLES, OBSTACLES_NEEDED, OWN_UNIT
from luoshi.dispatch.states import ObstacleState
from luoshi.organizations.queries import names_of
from luoshi.organizations.reach import Reach
from luoshi.organizations.rights import SEE


def obstacles_visible_to(reach: Reach | None) -> QuerySet[Obstacle]:
    """What a person sees as the office, as a leader, as the unit that states it or as the one that is needed."""
    seen = OBSTACLES.query(SEE, reach) | OBSTACLES_NEEDED.query(SEE, reach)
    return Obstacle.objects.filter(seen).select_related("report__task", "report__round", "answered_by", "solved_by")


def get_visible_obstacle(reach: Reach | None, pk: int) -> Obstacle:
    obstacle = obstacles_visible_to(reach).filter(pk=pk).first()
    if obstacle is None:
        raise Unknown
    return obstacle


def may(act: str, reach: Reach | None, obstacle: Obstacle) -> Answer:
    """May this be done to an obstacle, as the unit that states it or as the one that is needed?"""
    needed = OBSTACLES_NEEDED.answer(act, reach, obstacle)
    if needed:
        return needed
    own = OBSTACLES.answer(act, reach, obstacle)
    return needed if isinstance(own.refusal, Unknown) else own


def standing(obstacles: QuerySet[Obstacle]) -> QuerySet[Obstacle]:
    """Those that are not solved, of reports that were not replaced, the oldest first."""
    return obstacles.filter(report__current=True).exclude(state=ObstacleState.SOLVED).order_by("pk")


def awaiting_answer(reach: Reach, on: date) -> QuerySet[Obstacle]:
    """What a person's unit is needed for, and what has to be coordinated by him as a leader or the office."""
    needed = OBSTACLES_NEEDED.query("answer", reach)
    coordinated = OBSTACLES.query("answer", reach) & Q(for_leader=True)
    return standing(Obstacle.objects.filter(needed | coordinated, state=ObstacleState.OPEN))


def awaiting_solution(reach: Reach, on: date) -> QuerySet[Obstacle]:
    """What was answered to a person's unit, which has not said yet whether that solved it."""
    units = frozenset().union(*(reach.units(role) for role in OWN_UNIT))
    return standing(Obstacle.objects.filter(report__unit__in=units, state=ObstacleState.ANSWERED))


@dataclass(frozen=True)
class Told:
    """An obstacle with the names of both units."""

    obstacle: Obstacle
    stated_by: str
    needed_from: str


def told(obstacles: Iterable[Obstacle], on: date) -> list[Told]:
    """Obstacles with the names of their units, in one query."""
    obstacles = list(obstacles)
    units = {one.report.unit_id for one in obstacles} | {one.needed_from_id for one in obstacles if one.needed_from_id}
    names = names_of(units, on)
    return [Told(one, names.get(one.report.unit_id, ""), names.get(one.needed_from_id or 0, "")) for one in obstacles]
