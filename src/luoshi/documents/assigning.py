"""Leads and participants for many tasks at once, where a document names few units or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from django.utils.translation import gettext as _

from luoshi.core.errors import Invalid
from luoshi.documents import marking
from luoshi.documents.desk import Desk, Line, Thing
from luoshi.documents.marking import Mark
from luoshi.documents.states import FindingKind, VerdictState

#: Sections whose tasks say how the work is led; nobody is asked to report on them.
SUPPORT = re.compile(r"组织(?:领导|实施|保障)|保障措施|督导|督查|工作要求|工作机制|落实机制")

BETWEEN = re.compile(r"[、，,；;\s]+")


class Assigned(NamedTuple):
    """A unit that is to have a part in a task."""

    task: str
    unit: str
    role: str


class Wanted(NamedTuple):
    """One answer for many tasks: units, their part, and for which tasks (`where`, see `tasks_at`)."""

    units: str
    role: str
    where: str
    ticked: frozenset[str]


def supports(line: Line) -> bool:
    """Whether a task belongs to 保障措施: it is entered, and nobody needs to lead it."""
    return bool(SUPPORT.search(line.task.value["section"] or ""))


def without_lead(lines: Iterable[Line]) -> list[Line]:
    """The tasks that somebody should lead and nobody does."""
    return [line for line in lines if not line.leads() and not supports(line)]


def sections_of(lines: Iterable[Line]) -> list[str]:
    """The sections in which tasks stand, each once."""
    return list(dict.fromkeys(str(line.task.value["section"] or "") for line in lines))


def tasks_at(lines: list[Line], wanted: Wanted) -> list[Line]:
    """The tasks that an answer is for: `unled`, `all`, `ticked`, or the nth section (`section-2`)."""
    if wanted.where == "ticked":
        return [line for line in lines if line.task.key in wanted.ticked]
    if wanted.where.startswith("section-"):
        section = dict(enumerate(sections_of(lines))).get(int(wanted.where.removeprefix("section-")))
        return [line for line in lines if (line.task.value["section"] or "") == section]
    return without_lead(lines) if wanted.where == "unled" else lines


def units_in(words: str) -> list[str]:
    """The units that were written into one field, in their order."""
    return [name for name in dict.fromkeys(BETWEEN.split(words.strip())) if name]


def assigned(desk: Desk, wanted: Wanted, rows: Mapping[tuple[str, str], str]) -> list[Assigned]:
    """Everything that was filled in: at single tasks (`rows` by task and role), and the one answer for many."""
    single = [Assigned(key, unit, role) for (key, role), words in rows.items() for unit in units_in(words)]
    led = {one.task for one in single if one.role == "lead"}
    many = tasks_at(desk.standing(), wanted) if wanted.units else []
    if wanted.where == "unled":
        many = [line for line in many if line.task.key not in led]
    return [*single, *(Assigned(line.task.key, unit, wanted.role) for line in many for unit in units_in(wanted.units))]


def marks_for(desk: Desk, assignments: Iterable[Assigned]) -> list[Mark]:
    """The marks that give the units their parts; a unit that stands there already changes its part or stays.

    Raises Invalid where nothing is left to do.
    """
    lines = {line.task.key: line for line in desk.standing()}
    marks = [mark for one in dict.fromkeys(assignments) if one.task in lines for mark in _marks(lines[one.task], one)]
    if not marks:
        raise Invalid(_("Nothing was assigned: write a unit, and tick tasks or choose for which it holds."))
    return marks


def _marks(line: Line, one: Assigned) -> Iterator[Mark]:
    there = next((thing for thing in line.responsibilities if thing.value["unit"] == one.unit), None)
    if there is None:
        end = line.task.span[1]
        value = {"unit": one.unit, "role": one.role, "span": [end, end], "under": line.task.key}
        yield from marking.add(FindingKind.RESPONSIBILITY, value)
    elif there.value["role"] != one.role:
        yield _with_role(there, one.role)


def _with_role(thing: Thing, role: str) -> Mark:
    state = VerdictState.CORRECTED if thing.finding else VerdictState.ADDED
    return Mark(thing.key, thing.kind, state, {**thing.value, "role": role})
