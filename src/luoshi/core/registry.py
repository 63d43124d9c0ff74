"""Registries: what an upper room offers to lower ones, filled in `AppConfig.ready`. Nothing else crosses upward."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """Things by name, in the order in which they were registered; several may stand under one name."""

    def __init__(self) -> None:
        self._things: dict[str, list[T]] = {}

    def add(self, name: str, thing: T) -> T:
        self._things.setdefault(name, []).append(thing)
        return thing

    def named(self, name: str) -> list[T]:
        return self._things.get(name, [])

    def __iter__(self) -> Iterator[T]:
        return (thing for things in self._things.values() for thing in things)


@dataclass(frozen=True)
class Slot:
    """A piece that an upper room shows on a lower room's page: a template and what fills it."""

    template: str
    context: Callable[[Any, Any], dict[str, Any]]  # (request, subject) -> context


@dataclass(frozen=True)
class Line:
    """A line on a sheet of paper: what, a quiet word on it, who, and until when or how it stands; `mark` is markup."""

    what: str
    url: str
    note: str = ""
    who: str = ""
    when: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Passage:
    """A part of a sheet of paper: its lines, the most pressing first, and where all of them stand."""

    heading: str
    lines: Sequence[Line]
    url: str
    note: str = ""

    def beyond(self, most: int) -> int:
        """How many lines are left out where `most` are printed."""
        return max(0, len(self.lines) - most)


@dataclass(frozen=True)
class Column:
    """A list column; the page, the export and the API use the same one.

    `annotate(queryset)` adds what the cell needs, `cell(row)` gives the plain value, `sort` is an ORM path, a
    function that gives an expression, or "". `kind` is the style of its cells on a page: number, no, day, clamp or "".
    `look(value)` gives the markup of a value where its kind does not say it, and `show()(row)` that of a cell where the
    plain value is not enough: what is the same in all rows of a page is found once. Those `at_first` stand there
    unasked.
    """

    key: str
    label: Any = field(compare=False)  # in the reader's language
    cell: Callable[[Any], Any]
    sort: str | Callable[[], Any] = ""
    annotate: Callable[[Any], Any] = lambda queryset: queryset
    kind: str = ""
    look: Callable[[Any], Any] | None = None
    show: Callable[[], Callable[[Any], Any]] | None = None
    at_first: bool = True


@dataclass(frozen=True)
class Narrowing:
    """A filter that an upper room adds to a list: `field(reach)` asks for it, `narrow(queryset, value)` does it."""

    key: str
    field: Callable[[Any], Any]
    narrow: Callable[[Any, Any], Any]


@dataclass(frozen=True)
class OpenItem:
    """Something that waits for somebody: who, what, until when, and where to do it."""

    kind: str
    owner: str
    what: str
    due_at: date | None
    url: str


@dataclass(frozen=True)
class OpenItems:
    """What waits: `of(reach, on)` lists the items that a person can act on, and `among(reach, on)` is the query of
    what they are about, one row for each, by which all that waits is counted at once.
    """

    kind: str
    of: Callable[[Any, date], Iterable[OpenItem]]
    among: Callable[[Any, date], Any]


@dataclass(frozen=True)
class Work:
    """Something open that a unit answers for; what stands in one `group` goes to one heir. `row` is its id."""

    row: int
    group: str
    unit: int
    what: str
    url: str


@dataclass(frozen=True)
class HandOver:
    """A kind of open work: `open_of(units, on)` lists it, `move(entry, moves, on)` gives pieces to other units.

    `moves` are (work, heir). What changes is written through the entry of the act that makes units others.
    """

    kind: str
    label: Any
    open_of: Callable[[Collection[int], date], Iterable[Work]]
    move: Callable[[Any, Sequence[tuple[Work, int]], date], None]


@dataclass(frozen=True)
class Reckoned:
    """Days that were reckoned by the working calendar: `provisional(reach)` lists what a notice may still move.

    The sweep `name` reckons them again when a year is announced.
    """

    name: str
    provisional: Callable[[Any], Iterable[OpenItem]]


@dataclass(frozen=True)
class Hit:
    """One thing that a search found: what it is called, where it stands, and what it belongs to."""

    title: str
    url: str
    context: str = ""


@dataclass(frozen=True)
class Hits:
    """How many were found in all, and the first of them."""

    total: int
    first: Sequence[Hit] = ()


class Chapter(NamedTuple):
    """Something that happened to a thing: when, what, who did it ("" for the clock), why, and where it is seen."""

    at: datetime
    what: str
    who: str
    reason: str = ""
    url: str = ""


@dataclass(frozen=True)
class Searcher:
    """A kind of thing that the search box finds. `find(reach, words, limit)` sees what the person may see;
    `all_at(words)` is the address of the list of all of them, or "".
    """

    kind: str
    label: Any
    find: Callable[[Any, str, int], Hits]
    all_at: Callable[[str], str] = lambda words: ""


@dataclass(frozen=True)
class Topic:
    """What notices are about: those whose key begins with `name` and a dot."""

    name: str
    label: Any


@dataclass(frozen=True)
class Problem:
    """What `luoshi check` found: the check's id, what is wrong, what to do."""

    check: str
    what: str
    hint: str


@dataclass(frozen=True)
class Check:
    """One thing that must hold. `run(full)` yields a sentence for each breach; the other words are msgids."""

    id: str
    promise: Any
    hint: Any
    run: Callable[[bool], Iterable[str]]

    def problems(self, full: bool) -> Iterator[Problem]:
        return (Problem(self.id, what, str(self.hint)) for what in self.run(full))


@dataclass(frozen=True)
class Sweep:
    """Work that time brings. `run(now)` does at most one batch and says how many things it did; 0 ends the round."""

    name: str
    every_minutes: int
    run: Callable[[datetime], int]


slots: Registry[Slot] = Registry()
#: What upper rooms say on the sheet of a thing: (reach, thing, on) -> passages, as far as the person may know.
passages: Registry[Callable[[Any, Any, date], Iterable[Passage]]] = Registry()
columns: Registry[Column] = Registry()
narrowings: Registry[Narrowing] = Registry()
open_items: Registry[OpenItems] = Registry()
reckoned: Registry[Reckoned] = Registry()
hand_overs: Registry[HandOver] = Registry()
searchers: Registry[Searcher] = Registry()
checks: Registry[Check] = Registry()
sweeps: Registry[Sweep] = Registry()
#: What upper rooms tell of a thing: (reach, thing) -> chapters, as far as the person may know.
stories: Registry[Callable[[Any, Any], Iterable[Chapter]]] = Registry()
topics: Registry[Topic] = Registry()


def register_check(id: str, promise: Any, hint: Any) -> Callable[[Callable[[bool], Iterable[str]]], Check]:
    """Registers a function `(full) -> sentences` as the check `id`."""

    def register(run: Callable[[bool], Iterable[str]]) -> Check:
        if checks.named(id):
            raise ValueError(f"two checks are called {id}")
        return checks.add(id, Check(id, promise, hint, run))

    return register
