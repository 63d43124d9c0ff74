"""From what was accepted of a document to the rows of a ledger; pure steps, the act is in `actions.py`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from luoshi.documents.models import Document, Finding
from luoshi.documents.states import FindingKind
from luoshi.ledger.models import Responsibility, Target, TargetVersion, Task
from luoshi.ledger.states import PlanKind, ResponsibilityRole, TaskState

_YEAR = re.compile(r"20\d\d(?=年|$|[^\d])")
_SUPPORT = re.compile(r"组织(?:领导|实施|保障)|保障措施|督导|督查|工作要求|工作机制|落实机制")
_CAMPAIGN = re.compile(r"攻坚|百日|会战|战役|专项行动|集中行动")


@dataclass
class Line:
    """An accepted task with what was accepted under it, in the order of the text."""

    finding: Finding
    responsibilities: list[Finding] = field(default_factory=list)
    leaders: list[Finding] = field(default_factory=list)
    targets: list[Finding] = field(default_factory=list)

    def leads(self) -> list[Finding]:
        return [f for f in self.responsibilities if f.value["role"] == "lead"]


def lines_of(findings: Iterable[Finding]) -> list[Line]:
    """Groups accepted findings by the task they stand under."""
    lines: dict[str, Line] = {}
    for finding in findings:
        if finding.kind == FindingKind.TASK:
            lines[finding.path] = Line(finding)
        elif line := lines.get(finding.path.rsplit(".", 2)[0]):
            getattr(line, finding.path.rsplit(".", 2)[1]).append(finding)
    return list(lines.values())


def names_in(lines: Iterable[Line]) -> list[str]:
    """Every unit named in the lines, once, in the order of the text."""
    return list(dict.fromkeys(f.value["unit"] for line in lines for f in line.responsibilities))


def year_of(document: Document, today: date) -> int:
    """The year that the title names, else the year of writing, else this one."""
    if named := _YEAR.search(document.title):
        return int(named.group())
    return (document.written_on or today).year


def kind_of(document: Document) -> PlanKind:
    """A campaign has its own calendar; everything else is a yearly list until somebody says otherwise."""
    return PlanKind.CAMPAIGN if _CAMPAIGN.search(document.title) else PlanKind.YEARLY


def state_of(line: Line) -> TaskState:
    """S1: dispatchable with one main lead; several leads 按职责分工 are to be split; 保障措施 are asked nothing."""
    leads = line.leads()
    if len(leads) > 1 and any(lead.value["divided"] for lead in leads):
        return TaskState.TO_SPLIT
    if leads:
        return TaskState.READY
    return TaskState.SUPPORT if _SUPPORT.search(line.finding.value["section"] or "") else TaskState.UNLED


def task_of(line: Line, no: int) -> Task:
    """The ledger's row of a line; plan and section are set by the caller."""
    value = line.finding.value
    return Task(
        no=no,
        number=value["number"] or "",
        title=value["title"][:300],
        statement=value["statement"],
        deadline=_day(value["deadline"]),
        finding=line.finding,
        state=state_of(line),
    )


def responsibilities_of(task: Task, line: Line, units: dict[str, int], on: date) -> Iterator[Responsibility]:
    """Leads in their order (the first is the main lead unless they share), participants, leaders."""
    leading = 0
    for no, finding in enumerate(line.responsibilities):
        role = ResponsibilityRole.PARTICIPANT
        if finding.value["role"] == "lead":
            role = _lead_role(task.state, leading)
            leading += 1
        yield Responsibility(
            task=task,
            unit_id=units[finding.value["unit"]],
            role=role,
            no=no,
            as_written=finding.value["as_written"][:200],
            finding=finding,
            valid_from=on,
        )
    for no, finding in enumerate(line.leaders):
        name = finding.value["name"][:200]
        yield Responsibility(
            task=task, role=ResponsibilityRole.LEADER, no=no, as_written=name, finding=finding, valid_from=on
        )


def _lead_role(state: str, leading: int) -> ResponsibilityRole:
    if state == TaskState.TO_SPLIT:
        return ResponsibilityRole.SHARE
    return ResponsibilityRole.CO_LEAD if leading else ResponsibilityRole.MAIN


def target_of(task: Task, finding: Finding, no: int) -> Target:
    value = finding.value
    return Target(
        task=task,
        no=no,
        indicator=value["indicator"][:300],
        unit_label=value["unit"] or "",
        words=value["text"],
        finding=finding,
    )


def version_of(target: Target, finding: Finding, on: date) -> TargetVersion:
    """The first version of a target: what the document asks; `recorded_at` is set by the caller."""
    value: dict[str, Any] = finding.value
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
        if title := line.finding.value["section"]:
            counts[title] += 1
    return dict(counts)
