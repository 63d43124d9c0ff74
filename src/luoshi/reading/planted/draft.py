"""Drafts: what a planted document shall say, before a shape decides how it is written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from random import Random
from typing import Any

from luoshi.reading.planted import vocabulary as words
from luoshi.reading.planted.promises import Promise, promise
from luoshi.reading.planted.vocabulary import Place


@dataclass(frozen=True)
class Figure:
    """A target that stands in cells of its own."""

    indicator: str
    value: int
    unit: str
    due: str | None = None  # the day that its column names


@dataclass(frozen=True)
class Duty:
    """A task with its units by their full names; `number` is set when it is written down."""

    title: str
    statement: str
    leads: tuple[str, ...]
    participants: tuple[str, ...] = ()
    number: str | None = None
    section: str | None = None
    figures: tuple[Figure, ...] = ()
    promised: str = ""  # a sentence of the statement, and the targets that it holds
    promises: tuple[Promise, ...] = ()
    due: str | None = None  # the day that a column names


@dataclass(frozen=True)
class Draft:
    """The content of one document: its place, its title, and the duties of each section."""

    place: Place
    title: str
    opening: str
    sections: tuple[tuple[str, tuple[Duty, ...]], ...]


@dataclass(frozen=True)
class Planted:
    """A document and the answers planted in it."""

    shape: str
    place: str
    title: str
    name: str
    text: str
    tasks: tuple[Duty, ...]
    dress: str = "plain"
    claims: tuple[Promise, ...] = ()  # what a report tells

    def gold(self) -> dict[str, Any]:
        """The answers in the shape of the corpus's gold files."""
        tasks = [
            {
                "number": task.number,
                "section": task.section,
                "title": task.title,
                "leads": list(task.leads),
                "participants": list(task.participants),
                "targets": [asdict(one) | {"value": float(one.value)} for one in task.promises],
            }
            for task in self.tasks
        ]
        return {"document": {}, "sections": [], "tasks": tasks, "claims": []}


def draft(rng: Random) -> Draft:
    """A random draft of two to four sections with two to five duties each."""
    place = rng.choice(words.PLACES)
    title = rng.choice(words.TITLES).format(place=place.name, year=rng.randint(2019, 2026))
    titles = [verb + thing for thing in words.OBJECTS for verb in words.VERBS]
    chosen = iter(rng.sample(titles, 40))
    sections = tuple(
        (name, tuple(_duty(next(chosen), place, rng) for _ in range(rng.randint(2, 5))))
        for name in rng.sample(words.SECTIONS, rng.randint(2, 4))
    )
    return Draft(place, title, rng.choice(words.OPENINGS), sections)


def _duty(title: str, place: Place, rng: Random) -> Duty:
    names = units(place, rng, rng.randint(1, 5))
    leads = rng.choice((1, 1, 2, len(names)))
    participants = names[leads:]
    if participants and rng.random() < 0.4:
        participants = (*participants, place.townships)
    promised, promises = promise(rng)
    words_ = statement(rng) + promised
    return Duty(title, words_, names[:leads], participants, promised=promised, promises=promises)


def statement(rng: Random) -> str:
    """One to three sentences that ask for something."""
    details = rng.sample(words.DETAILS, rng.randint(1, 3))
    return "".join(each.format(n=rng.randint(2, 60), m=rng.randint(61, 900)) for each in details)


def units(place: Place, rng: Random, count: int) -> tuple[str, ...]:
    """Different units of a place, by their full names."""
    return tuple(place.prefix + each for each in rng.sample(place.bureaus + place.bodies, count))


def reassigned(plan: Draft, units_of: Callable[[Duty], tuple[tuple[str, ...], tuple[str, ...]]]) -> Draft:
    """The draft with other leads and participants for each duty."""

    def changed(duty: Duty) -> Duty:
        leads, participants = units_of(duty)
        return replace(duty, leads=leads, participants=participants)

    return replace(plan, sections=tuple((name, tuple(map(changed, duties))) for name, duties in plan.sections))
