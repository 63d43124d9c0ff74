"""From what was accepted of a document to the rows of a ledger; pure steps, the act is in `actions.py`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from luoshi.documents.assigning import supports
from luoshi.documents.desk import Line, Thing
from luoshi.documents.kinds import kind_of as target_kind_of
from luoshi.documents.models import Document
from luoshi.ledger.models import Responsibility, Target, TargetVersion, Task
from luoshi.ledger.plan_kinds import kind_of_title
from luoshi.ledger.states import PlanKind, ResponsibilityRole, TaskState

_YEAR = re.compile(r"20\d\d(?=年|$|[^\d])")


def names_in(lines: Iterable[Line]) -> list[str]:
    """Every unit named in the lines, once, in the order of the text."""
    return list(dict.fromkeys(one.value["unit"] for line in lines for one in line.responsibilities))


def year_of(document: Document, today: date) -> int:
    """The year that the title names, else the year of writing, else this one."""
    if named := _YEAR.search(document.title):
        return int(named.group())
    return (document.written_on or today).year


def kind_of(document: Document) -> PlanKind:
    """The kind that the title speaks of; the office may say otherwise afterwards."""
    return kind_of_title(document.title)


def state_of(line: Line) -> TaskState:
    """S1: dispatchable with one main lead; several leads 按职责分工 are to be split; 保障措施 are asked nothing."""
    if line.divided:
        return TaskState.TO_SPLIT
    if line.leads():
        return TaskState.READY
    return TaskState.SUPPORT if supports(line) else TaskState.UNLED


def task_of(line: Line, no: int) -> Task:
    """The ledger's row of a line; plan and section are set by the caller."""
    value = line.task.value
    return Task(
        no=no,
        number=value["number"] or "",
        title=value["title"][:300],
        statement=value["statement"],
        deadline=_day(value["deadline"]),
        verdict=line.task.verdict,
        state=state_of(line),
    )


def responsibilities_of(task: Task, line: Line, units: dict[str, int], on: date) -> Iterator[Responsibility]:
    """Leads in their order (the first is the main lead unless they share), participants, leaders."""
    leading = 0
    for no, thing in enumerate(line.responsibilities):
        role = ResponsibilityRole.PARTICIPANT
        if thing.value["role"] == "lead":
            role = _lead_role(task.state, leading)
            leading += 1
        yield Responsibility(
            task=task,
            unit_id=units[thing.value["unit"]],
            role=role,
            no=no,
            as_written=thing.value["as_written"][:200],
            verdict=thing.verdict,
            valid_from=on,
        )
    for no, thing in enumerate(line.leaders):
        name = thing.value["name"][:200]
        yield Responsibility(
            task=task,
            role=ResponsibilityRole.LEADER,
            no=no,
            as_written=name,
            verdict=thing.verdict,
            valid_from=on,
        )


def _lead_role(state: str, leading: int) -> ResponsibilityRole:
    if state == TaskState.TO_SPLIT:
        return ResponsibilityRole.SHARE
    return ResponsibilityRole.CO_LEAD if leading else ResponsibilityRole.MAIN


def target_of(task: Task, thing: Thing, no: int) -> Target:
    value = thing.value
    return Target(
        task=task,
        no=no,
        indicator=value["indicator"][:300],
        kind=target_kind_of(value).kind,
        unit_label=value["unit"] or "",
        words=value["text"],
        verdict=thing.verdict,
    )


def version_of(target: Target, thing: Thing, on: date) -> TargetVersion:
    """The first version of a target: what the document asks; `recorded_at` is set by the caller."""
    value = thing.value
    amount = Decimal(str(value["value"]))
    comparator = value["comparator"]
    return TargetVersion(
        target=target,
        comparator=comparator,
        low=None if comparator.startswith("<") else amount,
        high=None if comparator.startswith(">") else amount,
        due_on=_day(value["due"]),
        effective_on=on,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def sections_in(lines: Iterable[Line]) -> dict[str, int]:
    """The section titles that have tasks, with the number of tasks, in the order of the text."""
    counts: dict[str, int] = defaultdict(int)
    for line in lines:
        if title := line.task.value["section"]:
            counts[title] += 1
    return dict(counts)
