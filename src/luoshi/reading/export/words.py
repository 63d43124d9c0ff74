"""Findings in a few words, for tables and spreadsheets that people read."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from gettext import gettext as _

from luoshi.reading.errors import gettext_noop
from luoshi.reading.model import Claim, DocumentFields, Reading, Target, Task

KINDS = {
    "plan": gettext_noop("plan"),
    "news": gettext_noop("news"),
    "report": gettext_noop("report"),
    "notice": gettext_noop("notice"),
    "other": gettext_noop("document"),
}

_SIGNS = {">=": "≥", "<=": "≤", "=": "", "~": "≈"}


def names(task: Task, role: str) -> str:
    """The units that have a role in a task, in the order of the document."""
    return "、".join(each.unit for each in task.responsibilities if each.role == role)


def number(value: Decimal | None) -> str:
    """A number without needless zeros; nothing for None."""
    return "" if value is None else f"{value.normalize():f}"


def target_words(target: Target) -> str:
    """A target as indicator, comparator, value and unit."""
    sign = _SIGNS.get(target.comparator, target.comparator)
    return f"{target.indicator} {sign}{number(target.value)}{target.unit}"


def rank_words(claim: Claim) -> str:
    return _("%(among)s: %(position)s") % vars(claim.rank) if claim.rank else ""


def versus_words(claim: Claim) -> str:
    return "、".join(f"{each.with_} {'+' if each.points > 0 else ''}{number(each.points)}" for each in claim.versus)


def head_words(document: DocumentFields) -> list[str]:
    """What stands on the head of a document, beside its title."""
    region = document.region.name if document.region else None
    fields = (document.document_number, document.issuer, region, document.written_on, document.published_on)
    return [_(KINDS[document.kind]), *filter(None, fields)]


def counts(reading: Reading) -> list[tuple[str, int]]:
    """How much was read, by kind of finding."""
    duties = [each for task in reading.tasks for each in task.responsibilities]
    return [
        (_("Sections"), len(reading.sections)),
        (_("Tasks"), len(reading.tasks)),
        (_("Lead units"), sum(each.role == "lead" for each in duties)),
        (_("Participants"), sum(each.role == "participant" for each in duties)),
        (_("Targets"), sum(len(task.targets) for task in reading.tasks)),
        (_("Facts"), len(reading.claims)),
        (_("Achievements"), len(reading.achievements)),
        (_("Left out"), len(reading.left_out)),
    ]


def warnings_of(reading: Reading) -> Iterable[str]:
    """Everything that a person should look at, with the task it belongs to."""
    yield from map(_, reading.warnings)
    for claim in reading.claims:
        for warning in claim.warnings:
            yield f"{claim.indicator}: {_(warning)}"
    for task in reading.tasks:
        for warning in task.warnings:
            yield f"{task.number or ''} {task.title}: {_(warning)}".strip()
