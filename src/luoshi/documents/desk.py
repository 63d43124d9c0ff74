"""The checking desk: what was read and what people say of it, put together as it stands now.

A `Thing` is a task, a unit's part, a leader or a target; a `Line` is a task with what stands under it.
The ledger adopts the lines of the desk, and the desk's page shows them: one source.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_noop

from luoshi.documents.models import Document, Finding, Verdict
from luoshi.documents.states import LEDGER_KINDS, STANDING, FindingKind, VerdictState

#: Where the things of each kind stand under their task.
LISTS = {
    FindingKind.RESPONSIBILITY: "responsibilities",
    FindingKind.LEADER: "leaders",
    FindingKind.TARGET: "targets",
}

#: Below this the reader is not sure enough to be believed unseen.
SURE = 0.9


@dataclass(frozen=True)
class Thing:
    """One thing of a document as it stands: as read, or as the last verdict has it."""

    key: str
    kind: str
    value: dict[str, Any]
    finding: Finding | None
    verdict: Verdict | None

    @property
    def state(self) -> str:
        """The last verdict, "" where nobody has spoken or what was said was taken back."""
        said = self.verdict.state if self.verdict else ""
        return "" if said == VerdictState.WITHDRAWN else said

    @property
    def n(self) -> int:
        """How often was spoken of it: who judges says which word was the last that he saw."""
        return self.verdict.n if self.verdict else 0

    @property
    def there(self) -> bool:
        """Whether it stands in the document at all: what was added and taken back does not."""
        return self.finding is not None or self.state != ""

    @property
    def standing(self) -> bool:
        """Whether it goes into the ledger; what nobody judged does."""
        return self.there and (self.state == "" or self.state in STANDING)

    @property
    def under(self) -> str:
        """The key of the task that it stands under; "" for a task."""
        if self.kind == FindingKind.TASK:
            return ""
        return str(self.value.get("under") or self.key.rsplit(".", 2)[0])

    @property
    def span(self) -> tuple[int, int]:
        given = self.value.get("span")
        if given:
            return int(given[0]), int(given[1])
        return (self.finding.start, self.finding.end) if self.finding else (0, 0)

    @property
    def doubts(self) -> list[str]:
        """Why a person should look at it, as msgids; nothing once somebody has spoken."""
        if self.state:
            return []
        doubts = list(self.value.get("warnings") or ())
        if str(self.value.get("unit") or "").startswith("?"):
            doubts.append(gettext_noop("The name of this unit cannot be told from the text."))
        if not doubts and self.finding and self.finding.confidence < SURE:
            doubts.append(gettext_noop("The reader is not sure of this."))
        return doubts


@dataclass
class Line:
    """A task with the units, leaders and targets that stand under it, in the order of the text."""

    task: Thing
    responsibilities: list[Thing] = field(default_factory=list)
    leaders: list[Thing] = field(default_factory=list)
    targets: list[Thing] = field(default_factory=list)

    def things(self) -> list[Thing]:
        return [self.task, *self.responsibilities, *self.leaders, *self.targets]

    def leads(self) -> list[Thing]:
        return [one for one in self.responsibilities if one.value["role"] == "lead"]

    def others(self) -> list[Thing]:
        return [one for one in self.responsibilities if one.value["role"] != "lead"]

    @property
    def doubtful(self) -> bool:
        return any(one.doubts for one in self.things())

    def standing(self) -> Line:
        """The same line with only what goes into the ledger."""
        parts = {name: [one for one in getattr(self, name) if one.standing] for name in LISTS.values()}
        return Line(self.task, **parts)


@dataclass(frozen=True)
class Desk:
    """All lines of a document as they stand."""

    document: Document
    lines: tuple[Line, ...]

    def standing(self) -> list[Line]:
        """What goes into the ledger."""
        return [line.standing() for line in self.lines if line.task.standing]

    def line(self, key: str) -> Line | None:
        return next((line for line in self.lines if line.task.key == key), None)

    def things(self) -> dict[str, Thing]:
        return {thing.key: thing for line in self.lines for thing in line.things()}


def desk_of(document: Document) -> Desk:
    """The desk of a document, in three queries whatever its length."""
    reading = document.readings.order_by("pk").last()
    findings = list(Finding.objects.filter(reading=reading, kind__in=LEDGER_KINDS).order_by("pk"))
    said = {verdict.key: verdict for verdict in document.verdicts.select_related("by").order_by("n")}
    return Desk(document, tuple(lines_of(things_of(findings, said))))


def things_of(findings: Iterable[Finding], said: dict[str, Verdict]) -> list[Thing]:
    """What was read and what was added, each with its last verdict."""
    read = [_thing(finding.path, finding, said.get(finding.path)) for finding in findings]
    known = {thing.key for thing in read}
    added = [_thing(key, None, verdict) for key, verdict in said.items() if key not in known]
    return [thing for thing in (*read, *added) if thing.there]


def _thing(key: str, finding: Finding | None, verdict: Verdict | None) -> Thing:
    value = dict(finding.value, span=[finding.start, finding.end]) if finding else {}
    if verdict and verdict.value is not None:
        value = verdict.value
    kind = finding.kind if finding else verdict.kind if verdict else ""
    return Thing(key, kind, value, finding, verdict)


def lines_of(things: Iterable[Thing]) -> list[Line]:
    """Things grouped under their tasks, tasks and parts in the order of the text."""
    ordered = sorted(things, key=lambda thing: thing.span)
    lines = {thing.key: Line(thing) for thing in ordered if thing.kind == FindingKind.TASK}
    for thing in ordered:
        if thing.kind in LISTS and thing.under in lines:
            getattr(lines[thing.under], LISTS[FindingKind(thing.kind)]).append(thing)
    return list(lines.values())
