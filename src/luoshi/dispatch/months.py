"""The months of a plan beside each other: what each unit answered, and how its tasks stood after the days of grace.

A month tells counts, never an average colour (S11). Lights are those of the day after the days of grace, or of today.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from luoshi.dispatch.counting import RoundCounts, added, by_unit_and_round
from luoshi.dispatch.lights.colours import ORDER
from luoshi.dispatch.models import Light, Round
from luoshi.dispatch.narrowing import looked_at
from luoshi.dispatch.queries import asks_visible_to, rounds_visible_to, with_current
from luoshi.ledger.models import Plan
from luoshi.ledger.states import PlanState
from luoshi.ledger.year_end import last_day
from luoshi.organizations.heirs import whole_heirs
from luoshi.organizations.queries import names_of
from luoshi.organizations.reach import Reach

T = TypeVar("T")

#: As many months as a table holds on a screen.
MOST = 12


@dataclass(frozen=True)
class Cell:
    """A unit in a round: its numbers (None if it was not asked), how many tasks had which colour, the worst first."""

    round: Round
    counts: RoundCounts | None
    colours: tuple[tuple[str, int], ...]
    is_over: bool  # the days of grace have ended: what did not come is missing
    carried: int = 0  # so many of what was asked come from a plan whose year has ended (结转)


@dataclass(frozen=True)
class Line:
    """A unit, with a cell for each round."""

    unit: int
    name: str
    cells: tuple[Cell, ...]
    now: bool = False  # with what it took over whole

    @property
    def address(self) -> str:
        """What narrows the list of a round to this line."""
        return f"?unit={self.unit}" + ("&by=now" if self.now else "")


@dataclass(frozen=True)
class Months:
    """The newest rounds of a plan in the order of time, and the units that were asked, those in need first."""

    rounds: tuple[Round, ...]
    lines: tuple[Line, ...]
    merged: bool = False  # some of the units have been merged since, so that then and now differ
    provisional: int | None = None  # the round about the last month of a year that is not settled (暂定)

    @property
    def has_carried(self) -> bool:
        """Whether something of a plan whose year has ended stands in a cell (结转)."""
        return any(cell.carried for line in self.lines for cell in line.cells)


def months_of(plan: Plan, reach: Reach, today: date, now: bool = False) -> Months:
    """The months of a plan as far as a person sees them, in a fixed number of queries.

    By the units that were asked then; or by those of `now`, each with what it took over whole.
    """
    rounds = sorted(rounds_visible_to(reach).filter(plan=plan)[:MOST], key=lambda one: one.period_start)
    asks = asks_visible_to(reach).filter(round__in=rounds)
    numbers = by_unit_and_round(with_current(asks))
    asked = list(asks.filter(excused="").values_list("round", "unit", "task", "target", "task__carried_from"))
    colours: Mapping[tuple[int, int], Counter[str]] = _colours([one[:4] for one in asked], rounds, today)
    carried: Mapping[tuple[int, int], int] = Counter((one[1], one[0]) for one in asked if one[4])
    heirs = whole_heirs(today)
    merged = any(unit in heirs for unit, _round in numbers)
    if now:
        numbers, colours = _by_heirs(numbers, heirs, added), _by_heirs(colours, heirs, Counter.__add__)
        carried = _by_heirs(carried, heirs, int.__add__)
    units = sorted({unit for unit, _round in numbers})
    names = names_of(units, today)
    lines = [
        Line(
            unit,
            names.get(unit, ""),
            tuple(
                replace(_cell(one, numbers.get(at), colours.get(at, Counter()), today), carried=carried.get(at, 0))
                for one in rounds
                for at in [(unit, one.pk)]
            ),
            now,
        )
        for unit in units
    ]
    return Months(tuple(rounds), tuple(sorted(lines, key=_need)), merged, _provisional(plan, rounds))


def _provisional(plan: Plan, rounds: Iterable[Round]) -> int | None:
    """The round about the last month of a plan's time, as long as the figures of that are not settled (S18)."""
    last = [one.pk for one in rounds if plan.state != PlanState.SETTLED and one.period_end >= last_day(plan)]
    return last[-1] if last else None


def _by_heirs(
    figures: Mapping[tuple[int, int], T], heirs: Mapping[int, int], add: Callable[[T, T], T]
) -> dict[tuple[int, int], T]:
    """Figures by unit and round, those of units that were merged with their heirs'."""
    found: dict[tuple[int, int], T] = {}
    for (unit, round), figure in figures.items():
        key = heirs.get(unit, unit), round
        found[key] = add(found[key], figure) if key in found else figure
    return found


Asked = tuple[int, int, int, int | None]  # round, unit, task, target


def _colours(
    asked: Sequence[Asked], rounds: Iterable[Round], today: date
) -> defaultdict[tuple[int, int], Counter[str]]:
    """How many of what was asked had which colour, by unit and round."""
    days = {one.pk: looked_at(one, today) for one in rounds}
    spans = _spans({task for _round, _unit, task, _target in asked})
    found: defaultdict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    for round, unit, task, target in asked:
        for colour, begins, ends in spans[task, target]:
            if begins <= days[round] and (ends is None or days[round] < ends):
                found[unit, round][colour] += 1
    return found


def _spans(tasks: set[int]) -> Mapping[tuple[int, int | None], list[tuple[str, date, date | None]]]:
    """The lights of tasks and of their targets in time."""
    found: dict[tuple[int, int | None], list[tuple[str, date, date | None]]] = defaultdict(list)
    lights = Light.objects.filter(task__in=tasks).values_list("task", "target", "colour", "valid_from", "valid_to")
    for task, target, colour, begins, ends in lights:
        found[task, target].append((colour, begins, ends))
    return found


def _cell(round: Round, counts: RoundCounts | None, held: Counter[str], today: date) -> Cell:
    colours = tuple((one, held[one]) for one in _WORST_FIRST if held[one])
    return Cell(round, counts, colours, today > round.grace_until)


#: What needs looking at stands first; grey says that nothing is known.
_WORST_FIRST = ("red", "yellow", *(one for one in ORDER if one not in ("red", "yellow")))


def _need(line: Line) -> tuple[int, int, str]:
    """The order of lines: most red in the newest month first, then most that is missing, then by name."""
    newest = line.cells[-1]
    missing = newest.counts.missing if newest.counts and newest.is_over else 0
    return (-dict(newest.colours).get("red", 0), -missing, line.name)
