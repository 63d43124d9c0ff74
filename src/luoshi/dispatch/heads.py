"""On a leader's page: how the lights of what he heads stand, what is red or yellow, why, and who leads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from luoshi.core import clock
from luoshi.core.dates import in_words
from luoshi.core.registry import Line, Passage, Slot, passages, slots
from luoshi.dispatch.models import Light
from luoshi.dispatch.obstacles import Told, obstacles_visible_to, standing, told
from luoshi.dispatch.rules import LIGHTS
from luoshi.dispatch.states import Colour, ObstacleState
from luoshi.dispatch.wording import sentence
from luoshi.ledger.leaders import Leader, headed_by
from luoshi.ledger.models import Task
from luoshi.ledger.overview import lines_of
from luoshi.ledger.queries import with_parts
from luoshi.organizations.acting import reach_of
from luoshi.organizations.reach import Reach

#: What asks for a leader's eye, the worst first.
SLOW = (Colour.RED, Colour.YELLOW)
SHOWN = 8


@dataclass(frozen=True)
class Slow:
    """A task that is behind: its light, the sentence that says why, and the units that lead it."""

    light: Light
    task: Task
    why: str
    leading: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """The lights of what a leader heads: how many of each colour, and those behind, the worst first."""

    counts: tuple[tuple[Colour, int], ...]
    slow: tuple[Slow, ...]
    beyond: int  # so many more are behind
    obstacles: tuple[Told, ...]  # what he is asked to coordinate and nobody has answered


def standing_of(post: int, reach: Reach | None, on: date, shown: int | None = SHOWN) -> Standing:
    """In a fixed number of queries, as far as the person sees the tasks; `shown` of those behind, or all."""
    headed = headed_by(post, reach, on)
    lights = LIGHTS.visible(reach).filter(valid_to__isnull=True, task__in=headed.values("pk"))
    by_colour = dict(_of_tasks(lights).values_list("colour").annotate(n=Count("pk")).order_by())
    behind = _of_tasks(lights).filter(colour__in=SLOW).order_by("valid_from", "task__no")
    worst = sorted(behind.select_related("rule_set"), key=lambda light: SLOW.index(Colour(light.colour)))
    return Standing(
        counts=tuple((colour, by_colour[colour]) for colour in Colour if by_colour.get(colour)),
        slow=tuple(_told(worst[:shown], lights, on)),
        beyond=len(worst[shown:]) if shown else 0,
        obstacles=tuple(_to_coordinate(headed, reach, on)),
    )


def _to_coordinate(headed: QuerySet[Task], reach: Reach | None, on: date) -> list[Told]:
    """What units ask a leader to coordinate (需领导协调) in the tasks that he heads, the oldest first."""
    stated = obstacles_visible_to(reach).filter(for_leader=True, state=ObstacleState.OPEN)
    return told(standing(stated.filter(report__task__in=headed.values("pk"))), on)


def _of_tasks(lights: QuerySet[Light]) -> QuerySet[Light]:
    return lights.filter(target__isnull=True)


def _told(lights: list[Light], standing: QuerySet[Light], on: date) -> Iterable[Slow]:
    tasks = with_parts(Task.objects.filter(pk__in=[light.task_id for light in lights]), on)
    lines = {line.task.pk: line for line in lines_of(tasks, on)}
    causes = _causes(lights, standing)
    for light in lights:
        line, cause = lines[light.task_id], causes.get((light.task_id, light.colour))
        why = f"{cause.target.indicator}: {sentence(cause)}" if cause and cause.target else sentence(light)
        yield Slow(light, line.task, why, line.leading)


def _causes(lights: list[Light], standing: QuerySet[Light]) -> dict[tuple[int, str], Light]:
    """The first target's light of each task and colour: what gave the task its own."""
    of_targets = standing.filter(target__isnull=False, task__in=[light.task_id for light in lights])
    rows = of_targets.select_related("target", "rule_set").order_by("-target__no")
    return {(light.task_id, light.colour): light for light in rows}


def lights_of(request: HttpRequest, leader: Leader) -> dict[str, Any]:
    """What the page shows of one leader."""
    on = clock.today()
    return {"leader": leader, "standing": standing_of(leader.post, reach_of(request), on)}


def on_paper(leader: Leader, reach: Reach | None, on: date) -> Iterable[Passage]:
    """What the leader's sheet of paper says of them."""
    standing, page = standing_of(leader.post, reach, on, shown=None), reverse("ledger:leader", args=[leader.post])
    asked = _("What units ask to be coordinated")
    yield Passage(asked, tuple(map(_obstacle_on_paper, standing.obstacles)), f"{page}#asked-for")
    counts = " · ".join(f"{colour.label} {n}" for colour, n in standing.counts)
    every = f"{reverse('ledger:list')}?leader={leader.post}&sort=light"
    yield Passage(_("What is behind, and why"), tuple(map(_slow_on_paper, standing.slow)), every, counts)


def _obstacle_on_paper(told: Told) -> Line:
    obstacle = told.obstacle
    return Line(
        what=Truncator(obstacle.what).chars(60),
        url=reverse("dispatch:obstacle", args=[obstacle.pk]),
        note=obstacle.report.task.title,
        who=" → ".join(filter(None, (told.stated_by, told.needed_from))),
        when=in_words(obstacle.by_when) if obstacle.by_when else "",
    )


def _slow_on_paper(slow: Slow) -> Line:
    task = slow.task
    return Line(
        what=task.numbered_title,
        url=reverse("dispatch:light", args=[task.pk]),
        note=slow.why,
        who="、".join(slow.leading),
        when=in_words(task.deadline) if task.deadline else "",
        mark=render_to_string("web/_light.html", {"light": slow.light.colour}),
    )


slots.add("ledger.leader", Slot("dispatch/_of_leader.html", lights_of))
passages.add("ledger.leader", on_paper)
