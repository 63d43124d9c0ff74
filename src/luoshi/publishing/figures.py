"""The figures of a round, each with the rows behind it, as they stood when it was closed; and what changed since."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from luoshi.dispatch.counting import PLACES, strives
from luoshi.dispatch.lights.rates import rate
from luoshi.dispatch.models import Ask, Light, Obstacle, Report, Round
from luoshi.dispatch.queries import with_current
from luoshi.dispatch.states import Colour
from luoshi.dispatch.wording import period_in_words
from luoshi.organizations.queries import names_of
from luoshi.organizations.reach import on_day
from luoshi.publishing.moving import BEHIND, closing_of, end_of, moved, round_before
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


#: The figures whose rows name a unit for what it owes; it is shown them first (S13).
NAMING = ("missing", "named_red", "named_yellow")


@dataclass(frozen=True)
class Figures:
    """All figures of a round, as they stood on the day on which it was closed."""

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

    def naming(self, units: Collection[int]) -> list[tuple[str, Row]]:
        """(figure, row) of everything that names one of some units for what is missing or behind."""
        return [(key, row) for key in NAMING for row in self.rows(key) if row.unit in units]

    def units(self, key: str) -> list[str]:
        """The units behind a figure, each once, in the order of their rows."""
        return list(dict.fromkeys(row.unit_name for row in self.rows(key)))


def places_at(moment: datetime) -> dict[str, Q]:
    """What is asked of each ask, as it stood at a moment; what came later by leave was missing then."""
    by_then, since = Q(current__submitted_at__lte=moment), Q(current__submitted_at__gt=moment)
    return {
        "asked": Q(),
        "on_time": PLACES["on_time"] & by_then,
        "late": PLACES["late"] & by_then,
        "missing": PLACES["missing"] | (since & Q(excused="")),
        "excused": PLACES["excused"],
        "reported_since": PLACES["late"] & since,
    }


def figures_of(rounds: Sequence[Round], on: date) -> Figures:
    """Everything that a bulletin says of closed rounds in numbers, in a fixed number of queries.

    Reports, lights, letters and obstacles are those that stood at the last closing, whatever came after; only the
    names of units and what changed since are those of the day.
    """
    known = _Names(rounds, on)
    counted = {key: known.of_asks(key, place) for key, place in places_at(known.moment).items()}
    counted |= {f"light_{colour}": known.of_lights(colour) for colour in Colour.values}
    counted |= {f"named_{colour}": known.of_named(colour) for colour in BEHIND}
    counted |= known.of_moves(round_before(rounds[0]))
    counted |= known.of_letters() | known.of_obstacles() | {"relit": known.of_relit(on)}
    return Figures(rounds[-1].pk, known.then, counted)


Lights = Mapping[int, Light]


class _Names:
    """The asks of rounds with the names that their units have on a day, and the lights that the last closing left."""

    def __init__(self, rounds: Sequence[Round], on: date) -> None:
        self.rounds = rounds
        asks = with_current(Ask.objects.filter(round__in=rounds)).select_related("task", "round")
        self.asks = list(asks.order_by("task__no", "round__period_start", "pk"))
        self.names = names_of({ask.unit_id for ask in self.asks}, on)
        self.tasks = {ask.task_id for ask in self.asks}
        self.moment, self.then = closing_of(rounds[-1]), end_of(rounds[-1])
        self.lights = self.lights_on(self.then)
        self.firm = self.firmly_behind(self.then)

    def lights_on(self, day: date) -> dict[int, Light]:
        lights = Light.objects.filter(on_day(day), target__isnull=True, task__in=self.tasks)
        return {light.task_id: light for light in lights}

    def firmly_behind(self, on: date) -> set[tuple[int, str]]:
        """(task, colour) where a target is behind that is not only striven for: 力争 is never listed (S10)."""
        behind = Light.objects.filter(on_day(on), target__isnull=False, task__in=self.tasks, colour__in=BEHIND)
        lights = behind.select_related("rule_set")
        return {(one.task_id, one.colour) for one in lights if not strives(one)}

    def row(self, ask: Ask, words: str = "") -> Row:
        task = ask.task
        number = task.number or str(task.no)
        return Row(task.pk, number, task.title, ask.unit_id, self.names[ask.unit_id], words)

    def of_asks(self, key: str, place: Q) -> Counted:
        asks = with_current(Ask.objects.filter(round__in=self.rounds))
        there = set(asks.filter(place).values_list("pk", flat=True))
        return Counted(key, tuple(self.row(ask, self.when(ask)) for ask in self.asks if ask.pk in there))

    def when(self, ask: Ask) -> str:
        """Of which round an ask is, where there are several."""
        return period_in_words(ask.round) if len(self.rounds) > 1 else ""

    def of_lights(self, colour: str) -> Counted:
        """The tasks of a colour, each once, by the unit that was asked first."""
        lit = [task for task, light in self.lights.items() if light.colour == colour]
        return Counted(f"light_{colour}", self.of_tasks({task: self.lights[task].get_cause_display() for task in lit}))

    def of_named(self, colour: str) -> Counted:
        """The tasks of a colour that the bulletin names."""
        lit = [task for task, light in self.lights.items() if (task, light.colour) in self.firm]
        lit = [task for task in lit if self.lights[task].colour == colour]
        return Counted(f"named_{colour}", self.of_tasks({task: self.lights[task].get_cause_display() for task in lit}))

    def of_moves(self, before: Round | None) -> dict[str, Counted]:
        """The tasks whose light is better or worse than when the round before was closed."""
        both = self.beside(self.lights_on(end_of(before)) if before else {}, self.lights)
        words = _from_to(both)
        way = {task: moved(a.colour, b.colour) for task, (a, b) in both.items()}
        return {
            key: Counted(key, self.of_tasks({task: words[task] for task in way if way[task] == sign}))
            for key, sign in (("better", 1), ("worse", -1))
        }

    def of_relit(self, on: date) -> Counted:
        """The tasks whose light is another one by now than at the closing."""
        both = self.beside(self.lights, self.lights_on(on) if on > self.then else {})
        changed = {task: pair for task, pair in both.items() if pair[0].colour != pair[1].colour}
        return Counted("relit", self.of_tasks(_from_to(changed)))

    def beside(self, before: Lights, after: Lights) -> dict[int, tuple[Light, Light]]:
        """The lights of the tasks that had one on both days."""
        return {task: (before[task], light) for task, light in after.items() if task in before}

    def of_tasks(self, words: Mapping[int, str]) -> tuple[Row, ...]:
        """Tasks, each once, by the unit that was asked first, in the order of the plan."""
        asked = {ask.task_id: ask for ask in reversed(self.asks)}
        asks = sorted((asked[task] for task in words), key=lambda ask: ask.task.no)
        return tuple(self.row(ask, words[ask.task_id]) for ask in asks)

    def of_letters(self) -> dict[str, Counted]:
        """The letters about this round that stand, one row for each task that they name: issued by then, and since."""
        issued = Letter.objects.filter(proposal__round__in=self.rounds).exclude(state=LetterState.VOID)
        letters = list(issued.select_related("proposal").order_by("number"))
        return {
            "letters": self.naming("letters", (one for one in letters if one.issued_at <= self.moment)),
            "letters_since": self.naming("letters_since", (one for one in letters if one.issued_at > self.moment)),
        }

    def naming(self, key: str, letters: Iterable[Letter]) -> Counted:
        named = {
            (unit, fact["task"]): letter.label
            for letter in letters
            for unit in (letter.unit_id, letter.proposal.unit_id)  # its heir, and whom it was written to
            for fact in letter.proposal.facts
        }
        asked = ((ask, named.get((ask.unit_id, ask.task_id))) for ask in self._once())
        return Counted(key, tuple(self.row(ask, label) for ask, label in asked if label))

    def of_obstacles(self) -> dict[str, Counted]:
        """What stood in the way at the closing by the reports of then, and what of it was solved since."""
        stood = {one.report.ask_id: one for one in self.stated()}
        newest = {(ask.unit_id, ask.task_id, ask.target_id): ask for ask in self.asks if ask.pk in stood}
        rows = [(stood[ask.pk], self.row(ask, stood[ask.pk].what)) for ask in newest.values()]
        return {
            "obstacles": Counted("obstacles", tuple(row for _one, row in rows)),
            "solved_since": Counted("solved_since", tuple(row for one, row in rows if one.solved_at)),
        }

    def stated(self) -> QuerySet[Obstacle]:
        """The obstacles in the last report of each ask that had come by the closing, and were not solved by then."""
        unsolved = Obstacle.objects.filter(Q(solved_at=None) | Q(solved_at__gt=self.moment))
        by_then = unsolved.filter(report__round__in=self.rounds, report__submitted_at__lte=self.moment)
        later = Report.objects.filter(ask=OuterRef("report__ask"), n__gt=OuterRef("report__n"))
        return by_then.filter(~Exists(later.filter(submitted_at__lte=self.moment))).select_related("report")

    def _once(self) -> Iterator[Ask]:
        """Each task of each unit once."""
        return iter({(ask.unit_id, ask.task_id): ask for ask in self.asks}.values())


def _from_to(pairs: Mapping[int, tuple[Light, Light]]) -> dict[int, str]:
    return {task: f"{a.get_colour_display()}→{b.get_colour_display()}" for task, (a, b) in pairs.items()}


def as_data(figures: Figures) -> list[dict[str, Any]]:
    """The figures as plain data for the snapshot."""
    return [{"key": one.key, "rows": [asdict(row) for row in one.rows]} for one in figures.counted.values()]


def of_data(round: int, as_of: date, data: Iterable[dict[str, Any]]) -> Figures:
    """The figures again, from what `as_data` gave and the snapshot kept."""
    counted = {one["key"]: Counted(one["key"], tuple(Row(**row) for row in one["rows"])) for one in data}
    return Figures(round, as_of, counted)
