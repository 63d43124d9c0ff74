"""The checking desk: what was read and what people say of it, put together as it stands now.

A `Thing` is a task, a unit's part, a leader or a target; a `Line` is a task with what stands under it.
The ledger adopts the lines of the desk, and the desk's page shows them: one source.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from django.utils.translation import gettext_noop

from luoshi.documents.models import Document, Finding, Verdict
from luoshi.documents.rereading import changed, is_new
from luoshi.documents.states import LEDGER_KINDS, STANDING, FindingKind, VerdictState
from luoshi.documents.working import Basis, basis_of

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
    parent: str = ""  # the key of the task under which the reading has it
    doubt: str = ""  # how the reading differs from what was judged in an earlier one

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
        return str(self.value.get("under") or self.parent or self.key.rsplit(".", 2)[0])

    @property
    def spelled(self) -> dict[str, Any] | None:
        """What a verdict has to say of it in full; None where that is what the reading has."""
        if self.verdict is None:
            return None
        if self.verdict.value is not None:
            return self.value
        return None if self.state == "" or _is_of(self.finding, self.verdict) else self.value

    @property
    def span(self) -> tuple[int, int]:
        given = self.value.get("span")
        if given:
            return int(given[0]), int(given[1])
        return (self.finding.start, self.finding.end) if self.finding else (0, 0)

    @property
    def doubts(self) -> list[str]:
        """Why a person should look at it, as msgids; once somebody has spoken, only what a newer reading says."""
        newer = [self.doubt] if self.doubt else []
        if self.state:
            return newer
        doubts = newer + list(self.value.get("warnings") or ())
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

    def keys(self) -> set[str]:
        return {thing.key for thing in self.things()}

    def leads(self) -> list[Thing]:
        return [one for one in self.responsibilities if one.value["role"] == "lead"]

    def others(self) -> list[Thing]:
        return [one for one in self.responsibilities if one.value["role"] != "lead"]

    @property
    def divided(self) -> bool:
        """Several leads 按职责分工: each answers for a part of its own, to be split over the targets (S1)."""
        leads = self.leads()
        return len(leads) > 1 and any(lead.value["divided"] for lead in leads)

    @property
    def doubtful(self) -> bool:
        return any(one.doubts for one in self.things())

    def standing(self) -> Line:
        """The same line with only what goes into the ledger."""
        parts = {name: [one for one in getattr(self, name) if one.standing] for name in LISTS.values()}
        return Line(self.task, **parts)


@dataclass(frozen=True)
class Source:
    """What a desk is made of: the findings of a reading, the last word on each thing, and which reading it is."""

    findings: Sequence[Finding]
    said: Mapping[str, Verdict]
    basis: Basis


@dataclass(frozen=True)
class Desk:
    """All lines of a document as they stand."""

    document: Document
    lines: tuple[Line, ...]
    source: Source

    def standing(self) -> list[Line]:
        """What goes into the ledger."""
        return [line.standing() for line in self.lines if line.task.standing]

    def line(self, key: str) -> Line | None:
        return next((line for line in self.lines if line.task.key == key), None)

    def things(self) -> dict[str, Thing]:
        return {thing.key: thing for line in self.lines for thing in line.things()}


#: How a newer reading differs from what a person has judged: his word stands until somebody decides.
OTHERWISE = gettext_noop("The newer reading has other words here than those that were judged.")
GONE = gettext_noop("The newer reading no longer has this; it stands because it was judged.")
LATE = gettext_noop("The newer reading found this under a task that was judged already.")


def desk_of(document: Document) -> Desk:
    """The desk of a document, in three queries whatever its length (four before a reading was chosen)."""
    basis = basis_of(document)
    findings = list(Finding.objects.filter(reading=basis.reading, kind__in=LEDGER_KINDS).order_by("pk"))
    return _desk(document, Source(findings, _words(document, basis), basis))


def desk_after(desk: Desk, keys: Collection[str]) -> Desk:
    """The desk once more was said of some things: only those words are asked for, only their lines made anew."""
    newer = _words(desk.document, desk.source.basis, {"key__in": keys})
    source = replace(desk.source, said={**desk.source.said, **newer})
    moved = any(verdict.value is not None for verdict in newer.values())
    if moved or not newer.keys() <= desk.things().keys():
        return _desk(desk.document, source)
    lines = (_said_anew(line, source) if newer.keys() & line.keys() else [line] for line in desk.lines)
    return replace(desk, lines=tuple(chain.from_iterable(lines)), source=source)


def _said_anew(line: Line, source: Source) -> list[Line]:
    """A line whose things stay where they are, with the last word on each; none where its task was taken back."""
    findings = [thing.finding for thing in line.things() if thing.finding]
    said = {key: source.said[key] for key in line.keys() & source.said.keys()}
    return lines_of(things_of(findings, said, source.basis))


def _desk(document: Document, source: Source) -> Desk:
    return Desk(document, tuple(lines_of(things_of(source.findings, source.said, source.basis))), source)


def _words(document: Document, basis: Basis, narrowed: Mapping[str, Any] | None = None) -> dict[str, Verdict]:
    """The last word on each thing. What was judged in another reading is looked up there; else it is at hand."""
    verdicts = document.verdicts.filter(**(narrowed or {})).select_related("by", *(["finding"] if basis.chosen else []))
    return {verdict.key: verdict for verdict in verdicts.order_by("n", "pk")}


def things_of(findings: Iterable[Finding], said: Mapping[str, Verdict], basis: Basis) -> list[Thing]:
    """What was read and what was added, each with its last verdict."""
    read = [_read(finding, said, basis) for finding in findings]
    known = {thing.key for thing in read}
    added = [_thing(key, None, verdict) for key, verdict in said.items() if key not in known]
    things = [thing for thing in (*read, *added) if thing.there]
    gone = {thing.key for thing in things if thing.kind == FindingKind.TASK and thing.doubt == GONE}
    return [
        replace(thing, doubt="") if thing.under in gone else thing for thing in things
    ]  # the task's doubt is enough


def _read(finding: Finding, said: Mapping[str, Verdict], basis: Basis) -> Thing:
    name = basis.name(finding.path)
    parent = basis.name(finding.path.rsplit(".", 2)[0]) if finding.kind in LISTS else ""
    thing = _thing(name, finding, said.get(name), parent)
    judged = said.get(parent)
    if is_new(name) and not thing.state and judged and judged.state in STANDING:
        return replace(thing, doubt=LATE)
    return thing


def _thing(key: str, finding: Finding | None, verdict: Verdict | None, parent: str = "") -> Thing:
    kind = finding.kind if finding else verdict.kind if verdict else ""
    value = _value(finding, verdict)
    return Thing(key, kind, value, finding, verdict, parent, _doubt(value, finding, verdict))


def _value(finding: Finding | None, verdict: Verdict | None) -> dict[str, Any]:
    """What was said in full, or what was read when it was judged, or what is read now."""
    if verdict and verdict.value is not None:
        value: dict[str, Any] = verdict.value
        return value
    judged = verdict and verdict.state != VerdictState.WITHDRAWN and verdict.finding_id
    return as_read(verdict.finding if verdict and judged and not _is_of(finding, verdict) else finding)


def as_read(finding: Finding | None) -> dict[str, Any]:
    """A finding's value with its place."""
    return dict(finding.value, span=[finding.start, finding.end]) if finding else {}


def _is_of(finding: Finding | None, verdict: Verdict) -> bool:
    return verdict.finding_id == (finding.pk if finding else None)


def _doubt(value: dict[str, Any], finding: Finding | None, verdict: Verdict | None) -> str:
    """How the reading differs from an earlier one in which this was judged."""
    if verdict is None or verdict.state == VerdictState.WITHDRAWN or _is_of(finding, verdict):
        return ""
    if finding is None:
        return GONE if verdict.state in STANDING else ""
    judged = verdict.finding.value if verdict.finding else value
    said = changed(finding.kind, judged, finding.value) and changed(finding.kind, value, finding.value)
    return OTHERWISE if said else ""


def lines_of(things: Iterable[Thing]) -> list[Line]:
    """Things grouped under their tasks, tasks and parts in the order of the text."""
    ordered = sorted(things, key=lambda thing: thing.span)
    lines = {thing.key: Line(thing) for thing in ordered if thing.kind == FindingKind.TASK}
    for thing in ordered:
        if thing.kind in LISTS and (line := lines.get(thing.under) or _nearest(thing, lines)):
            getattr(line, LISTS[FindingKind(thing.kind)]).append(thing)
    return list(lines.values())


def _nearest(thing: Thing, lines: dict[str, Line]) -> Line | None:
    """Where a judged part stands whose task the newer reading no longer has: nothing that was judged is lost."""
    if thing.doubt != GONE:
        return None
    before = [line for line in lines.values() if line.task.span <= thing.span]
    return next(reversed(before), next(iter(lines.values()), None))
