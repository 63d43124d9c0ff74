"""What a person does at the desk, as marks: each says of one thing what it is from now on.

Splitting and joining are several marks at once, made here and written by one act.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from luoshi.core.errors import Conflict, Invalid, Unknown
from luoshi.documents.desk import Desk, Line, Thing
from luoshi.documents.states import FindingKind, VerdictState
from luoshi.documents.values import cleaned


@dataclass(frozen=True)
class Mark:
    """A verdict to be written; `value` None leaves the thing as it was read."""

    key: str
    kind: str
    state: VerdictState
    value: dict[str, Any] | None = None


def thing_at(desk: Desk, key: str, seen: int | None = None) -> Thing:
    """The thing of a key. Raises Unknown, or Conflict when somebody has spoken since `seen`."""
    thing = desk.things().get(key)
    if thing is None:
        raise Unknown
    if seen is not None and thing.n != seen:
        who = thing.verdict.by.name if thing.verdict and thing.verdict.by else ""
        raise Conflict(
            _("%(who)s has judged this meanwhile: %(state)s. Look at it as it stands now, then judge again.")
            % {"who": who, "state": VerdictState(thing.verdict.state).label if thing.verdict else ""}
        )
    return thing


def accept(desk: Desk, key: str, seen: int | None = None) -> list[Mark]:
    """A task with everything under it holds as it stands; what was left out stays out."""
    thing = thing_at(desk, key, seen)
    line = desk.line(key)
    things = line.things() if line else [thing]
    return [
        Mark(one.key, one.kind, VerdictState.ACCEPTED, one.spelled)
        for one in things
        if one.state == "" or one.key == key
    ]


def accept_clear(desk: Desk) -> list[Mark]:
    """Every task that leaves no doubt and of which nobody has spoken holds; the others are judged one by one."""
    clear = [line for line in desk.lines if line.task.state == "" and not line.doubtful]
    return [
        Mark(one.key, one.kind, VerdictState.ACCEPTED, one.spelled)
        for line in clear
        for one in line.things()
        if one.state == ""
    ]


def reject(desk: Desk, key: str, seen: int | None = None) -> list[Mark]:
    """It does not go into the ledger; what stands under a task goes with it."""
    thing = thing_at(desk, key, seen)
    return [Mark(key, thing.kind, VerdictState.REJECTED, thing.spelled)]


def keep(desk: Desk, key: str, seen: int | None = None) -> list[Mark]:
    """What was judged stands, whatever a newer reading has there: the same word again, said of that reading."""
    thing = thing_at(desk, key, seen)
    # What is new under a judged task was not there when it was judged.
    return [Mark(key, thing.kind, VerdictState(thing.state or VerdictState.REJECTED), thing.spelled)]


def follow(desk: Desk, key: str, seen: int | None = None) -> list[Mark]:
    """What the newer reading has stands from now on; what it no longer has is left out."""
    thing = thing_at(desk, key, seen)
    if thing.finding is None:
        return reject(desk, key)
    return [Mark(key, thing.kind, VerdictState.ACCEPTED)]


def correct(desk: Desk, key: str, changes: dict[str, Any], seen: int | None = None) -> list[Mark]:
    """The thing as it should be. Raises Invalid with everything that cannot be taken."""
    thing = thing_at(desk, key, seen)
    return [Mark(key, thing.kind, VerdictState.CORRECTED, cleaned(thing.kind, {**thing.value, **changes}))]


def add(kind: FindingKind, value: dict[str, Any]) -> list[Mark]:
    """Something that the reader did not find: a task, or a part under one (`value["under"]`)."""
    return [Mark(_new_key(), kind, VerdictState.ADDED, cleaned(kind, value))]


def split(desk: Desk, key: str, at: int, title: str, words: Callable[[int, int], str]) -> list[Mark]:
    """Two tasks out of one at a place in its text: units stand under both, targets where their words are.

    `at` counts in the source, and `words(start, end)` gives the words that stand there.
    """
    line = _line(desk, key)
    start, end = line.task.span
    if not start < at < end:
        raise Invalid(_("Put the mark inside the task's text: there it is split in two."))
    second = _new_key()
    task = line.task.value
    first_value = {**task, "statement": words(start, at), "span": [start, at]}
    second_value = {**task, "number": None, "title": title, "statement": words(at, end), "span": [at, end]}
    return [
        Mark(key, FindingKind.TASK, VerdictState.CORRECTED, cleaned(FindingKind.TASK, first_value)),
        Mark(second, FindingKind.TASK, VerdictState.ADDED, cleaned(FindingKind.TASK, second_value)),
        *(_copied(one, second) for one in (*line.responsibilities, *line.leaders)),
        *(_moved(one, second) for one in line.targets if one.span[0] >= at),
    ]


def join(desk: Desk, key: str, into: str) -> list[Mark]:
    """One task out of two: the first keeps its title and takes over the other's words, units and targets."""
    first, second = _line(desk, into), _line(desk, key)
    if first is second:
        raise Invalid(_("A task cannot be joined with itself. Choose the task above or below."))
    value = dict(first.task.value)
    value["statement"] = f"{value['statement']}\n{second.task.value['statement']}"
    spans = (first.task.span, second.task.span)
    value["span"] = [min(start for start, _end in spans), max(end for _start, end in spans)]
    have = {(one.value.get("unit"), one.value.get("role")) for one in first.responsibilities}
    moved = [one for one in second.responsibilities if (one.value["unit"], one.value["role"]) not in have]
    return [
        Mark(into, FindingKind.TASK, VerdictState.CORRECTED, cleaned(FindingKind.TASK, value)),
        Mark(key, FindingKind.TASK, VerdictState.REJECTED, second.task.value),
        *(_moved(one, into) for one in (*moved, *second.leaders, *second.targets)),
    ]


def _line(desk: Desk, key: str) -> Line:
    line = desk.line(key)
    if line is None:
        raise Unknown
    return line


def _copied(thing: Thing, under: str) -> Mark:
    return Mark(_new_key(), thing.kind, VerdictState.ADDED, {**thing.value, "span": list(thing.span), "under": under})


def _moved(thing: Thing, under: str) -> Mark:
    state = VerdictState.CORRECTED if thing.finding else VerdictState.ADDED
    return Mark(thing.key, thing.kind, state, {**thing.value, "span": list(thing.span), "under": under})


def _new_key() -> str:
    return f"new.{uuid.uuid4().hex[:12]}"
