"""The figures of a round, each with the rows behind it, as they stand on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from luoshi.dispatch.counting import PLACES
from luoshi.dispatch.lights.rates import rate
from luoshi.dispatch.models import Ask, Light, Obstacle, Round
from luoshi.dispatch.queries import with_current
from luoshi.dispatch.states import Colour
from luoshi.organizations.queries import names_of
from luoshi.organizations.reach import on_day
from luoshi.supervision.models import Letter
from luoshi.supervision.states import LetterState


@dataclass(frozen=True)
class Row:
    """A task behind a figure: of which unit, and what is to be said of it."""

    task: int
    number: str
    title: str
    unit: int
    unit_name: str
    words: str = ""


@dataclass(frozen=True)
class Counted:
    """A figure and its rows. Where several rows stand for one task, `value` counts rows."""

    key: str
    rows: tuple[Row, ...]

    @property
    def value(self) -> int:
        return len(self.rows)


@dataclass(frozen=True)
class Figures:
    """All figures of a round on a day."""

    round: int
    as_of: date
    counted: dict[str, Counted]

    def of(self, key: str) -> int:
        return self.counted[key].value

    def rows(self, key: str) -> tuple[Row, ...]:
        return self.counted[key].rows

    @property
    def due(self) -> int:
        """Asked without excused: the denominator (S11)."""
        return self.of("asked") - self.of("excused")

    def rate(self, *keys: str) -> str:
        """Per cent of what was due, with one decimal; a dash where nothing was due."""
        share = rate(sum(self.of(key) for key in keys), self.due)
        return "—" if share is None else f"{share}%"

    def units(self, key: str) -> list[str]:
        """The units behind a figure, each once, in the order of their rows."""
        return list(dict.fromkeys(row.unit_name for row in self.rows(key)))


#: What is asked of each ask of the round.
OF_ASKS: dict[str, Q] = {"asked": Q()} | {name: PLACES[name] for name in ("on_time", "late", "missing", "excused")}


def figures_of(round: Round, on: date) -> Figures:
    """Everything that a bulletin says of a round in numbers, in a fixed number of queries."""
    known = _Names(round, on)
    counted = {key: known.of_asks(key, place) for key, place in OF_ASKS.items()}
    counted |= {f"light_{colour}": known.of_lights(colour) for colour in Colour.values}
    counted |= {"letters": known.of_letters(), "obstacles": known.of_obstacles()}
    return Figures(round.pk, on, counted)


class _Names:
    """The asks of a round with the names that its units have on a day."""

    def __init__(self, round: Round, on: date) -> None:
        self.round = round
        self.asks = list(
            with_current(Ask.objects.filter(round=round)).select_related("task").order_by("task__no", "pk")
        )
        self.names = names_of({ask.unit_id for ask in self.asks}, on)
        lights = Light.objects.filter(on_day(on), target__isnull=True, task__in={ask.task_id for ask in self.asks})
        self.lights = {light.task_id: light for light in lights}

    def row(self, ask: Ask, words: str = "") -> Row:
        task = ask.task
        number = task.number or str(task.no)
        return Row(task.pk, number, task.title, ask.unit_id, self.names[ask.unit_id], words)

    def of_asks(self, key: str, place: Q) -> Counted:
        there = set(with_current(Ask.objects.filter(round=self.round)).filter(place).values_list("pk", flat=True))
        return Counted(key, tuple(self.row(ask) for ask in self.asks if ask.pk in there))

    def of_lights(self, colour: str) -> Counted:
        """The tasks of a colour, each once, by the unit that was asked first."""
        asked = {ask.task_id: ask for ask in reversed(self.asks)}
        lit = [(asked[task], light) for task, light in self.lights.items() if light.colour == colour]
        lit.sort(key=lambda one: one[0].task.no)
        return Counted(f"light_{colour}", tuple(self.row(ask, light.get_cause_display()) for ask, light in lit))

    def of_letters(self) -> Counted:
        """The letters about this round that stand, one row for each task that they name."""
        letters = Letter.objects.filter(proposal__round=self.round).exclude(state=LetterState.VOID).order_by("number")
        named = {
            (unit, fact["task"]): letter.label
            for letter in letters.select_related("proposal")
            for unit in (letter.unit_id, letter.proposal.unit_id)  # its heir, and whom it was written to
            for fact in letter.proposal.facts
        }
        asked = ((ask, named.get((ask.unit_id, ask.task_id))) for ask in self._once())
        rows = [self.row(ask, label) for ask, label in asked if label]
        return Counted("letters", tuple(rows))

    def of_obstacles(self) -> Counted:
        stated = Obstacle.objects.filter(report__round=self.round, report__current=True).select_related("report")
        words = {one.report.ask_id: one.what for one in stated}
        return Counted("obstacles", tuple(self.row(ask, words[ask.pk]) for ask in self.asks if ask.pk in words))

    def _once(self) -> Iterator[Ask]:
        """Each task of each unit once."""
        return iter({(ask.unit_id, ask.task_id): ask for ask in self.asks}.values())


def as_data(figures: Figures) -> list[dict[str, Any]]:
    """The figures as plain data for the snapshot."""
    return [{"key": one.key, "rows": [asdict(row) for row in one.rows]} for one in figures.counted.values()]


def of_data(round: int, as_of: date, data: Iterable[dict[str, Any]]) -> Figures:
    """The figures again, from what `as_data` gave and the snapshot kept."""
    counted = {one["key"]: Counted(one["key"], tuple(Row(**row) for row in one["rows"])) for one in data}
    return Figures(round, as_of, counted)
