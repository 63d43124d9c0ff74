"""Rounds and lights in numbers, for pages, letters and bulletins: every figure is one query over frozen asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from luoshi.dispatch.lights.rates import Counts
from luoshi.dispatch.models import Ask, Light, Round
from luoshi.dispatch.queries import STANDING, still_asked, with_current
from luoshi.dispatch.states import Cause, Colour, ReportState
from luoshi.organizations.heirs import who_answers
from luoshi.organizations.reach import on_day

IN_TIME = Q(current__state__in=STANDING, current__submitted_on__lte=F("round__due_on"))
LATE = Q(current__state__in=STANDING, current__submitted_on__gt=F("round__due_on"))
STANDS = Q(current__state__in=STANDING)
EXCUSED = ~Q(excused="") & ~STANDS
MISSING = Q(excused="") & (Q(current__isnull=True) | Q(current__state=ReportState.RETURNED))

#: So long silence is held against a unit where no later round has asked again, as in a plan that has ended.
HELD_AGAINST = timedelta(days=92)

#: What a list of asks is narrowed to, by the name in its address.
PLACES = {
    "on_time": IN_TIME,
    "late": LATE,
    "missing": MISSING,
    "excused": EXCUSED,
    "in_review": Q(current__state=ReportState.IN_REVIEW),
    "proof_wanted": Q(current__state=ReportState.PROOF_WANTED),
    "accepted": Q(current__state=ReportState.ACCEPTED),
}


@dataclass(frozen=True)
class RoundCounts(Counts):
    """A round in numbers: on time, late, missing and excused make up what was asked; so do the states."""

    in_review: int = 0
    accepted: int = 0
    proof_wanted: int = 0


def counts_of(round: Round) -> RoundCounts:
    """The numbers of a round, of what was asked when it opened."""
    return counts_among(_asks(round))


def counts_among(asks: QuerySet[Ask]) -> RoundCounts:
    """The numbers of some asks (with their current reports)."""
    return RoundCounts(**asks.order_by().aggregate(**_counted()))


def counts_by_unit(round: Round) -> dict[int, RoundCounts]:
    """The numbers of a round by unit."""
    return by_unit_among(_asks(round))


def by_unit_among(asks: QuerySet[Ask]) -> dict[int, RoundCounts]:
    """The numbers of some asks (with their current reports) by unit."""
    counted = _counted()
    rows = asks.order_by().values("unit").annotate(**counted).order_by("unit")
    return {row["unit"]: RoundCounts(**{name: row[name] for name in counted}) for row in rows}  # type: ignore[literal-required]


def by_unit_and_round(asks: QuerySet[Ask]) -> dict[tuple[int, int], RoundCounts]:
    """The numbers of some asks (with their current reports) by unit and round."""
    counted = _counted()
    rows = asks.order_by().values("unit", "round").annotate(**counted).order_by("unit", "round")
    return {(row["unit"], row["round"]): RoundCounts(**{name: row[name] for name in counted}) for row in rows}  # type: ignore[literal-required]


def added(one: RoundCounts, other: RoundCounts) -> RoundCounts:
    """The numbers of two units together."""
    return RoundCounts(*map(sum, zip(astuple(one), astuple(other), strict=True)))


def _asks(round: Round) -> QuerySet[Ask]:
    return with_current(Ask.objects.filter(round=round)).order_by()


def _counted() -> dict[str, Any]:
    return {"asked": Count("pk")} | {name: Count("pk", filter=place) for name, place in PLACES.items()}


class Missing(NamedTuple):
    """An ask that was not answered when the days of grace ended."""

    unit: int
    task: int
    round: int
    cause: str
    since: date


def missing_after_grace(on: date, **only: int) -> Iterator[Missing]:
    """What is missing on a day in the newest round of each plan whose days of grace are over, a quarter at most.

    `only` narrows it to asks, as `unit=3, round=7`. What a unit left that has ended is missing from its heir, what a
    body was asked from the unit in which its office is seated.
    """
    over = Round.objects.filter(grace_until__lt=on, grace_until__gte=on - HELD_AGAINST)
    later = over.filter(plan=OuterRef("plan"), period_start__gt=OuterRef("period_start"))
    heirs, unit = who_answers(on), only.pop("unit", None)
    asks = still_asked(Ask.objects.filter(round__in=over.filter(~Exists(later)), **only))
    if unit is not None:
        asks = asks.filter(unit__in=[unit, *(old for old, heir in heirs.items() if heir == unit)])
    for ask in asks.select_related("round").order_by("round", "unit", "task", "pk"):
        since = ask.round.grace_until + timedelta(days=1)
        yield Missing(heirs.get(ask.unit_id, ask.unit_id), ask.task_id, ask.round_id, Cause.MISSING, since)


class Red(NamedTuple):
    """A task that is red on a day: of which unit, by which round, why, and since when without a break."""

    unit: int
    task: int
    round: int
    cause: str
    since: date


def red_lights(on: date, listed: bool = True) -> Iterator[Red]:
    """The red targets of a day, one for each task and unit; `listed` leaves out 力争 and what waits for review."""
    red = Light.objects.filter(on_day(on), colour=Colour.RED, target__isnull=False)
    if listed:
        red = red.exclude(cause=Cause.UNREVIEWED)
    lights = [one for one in red.order_by("task", "target") if not (listed and strives(one))]
    units, heirs = _units_asked(lights), who_answers(on)
    since = _red_since({one.task_id for one in lights}, on)
    seen = set()
    for light in lights:
        round = light.inputs["situation"]["round"]
        unit = units.get((round, light.target_id)) or units.get((round, -light.task_id))
        unit = heirs.get(unit or 0, unit)
        if unit is not None and (unit, light.task_id) not in seen:
            seen.add((unit, light.task_id))
            yield Red(unit, light.task_id, round, light.cause, since.get(light.task_id, light.valid_from))


def strives(light: Light) -> bool:
    """Whether the target's words only strive for it (力争)."""
    return any(word in light.inputs["aim"]["words"] for word in light.rule_set.body["strive"])


def _units_asked(lights: Iterable[Light]) -> dict[tuple[int, int | None], int]:
    """The unit that was asked in a round, by target, or by minus the task where the whole task was asked."""
    lights = list(lights)
    rounds = {one.inputs["situation"]["round"] for one in lights}
    asks = Ask.objects.filter(round__in=rounds, task__in={one.task_id for one in lights})
    return {(ask.round_id, ask.target_id or -ask.task_id): ask.unit_id for ask in asks}


def _red_since(tasks: set[int], on: date) -> dict[int, date]:
    """The first day of the unbroken time in which each task has been red up to a day."""
    spans = Light.objects.filter(task__in=tasks, target__isnull=True, valid_from__lte=on).order_by("-valid_from")
    by_task: dict[int, list[Light]] = defaultdict(list)
    for span in spans:
        by_task[span.task_id].append(span)
    return {task: day for task, held in by_task.items() if (day := _first_red(held))}


def _first_red(newest_first: list[Light]) -> date | None:
    first = None
    for span in newest_first:
        if span.colour != Colour.RED:
            break
        first = span.valid_from
    return first
