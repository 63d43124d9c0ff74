"""Adoption: a checked document becomes a plan, all at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.errors import Invalid
from luoshi.documents import actions as documents
from luoshi.documents.desk import Line
from luoshi.documents.models import Document, Finding
from luoshi.documents.naming import choices_of
from luoshi.documents.states import FindingKind
from luoshi.ledger import adoption
from luoshi.ledger.models import Plan, Responsibility, Section, Task
from luoshi.ledger.states import LEADING
from luoshi.organizations.bodies.seats import seats_on
from luoshi.organizations.matching import units_for
from luoshi.organizations.telling import heads_and_liaisons
from luoshi.records.log import Entry, Log, act, insert


@act("ledger.adopt")
def adopt(log: Log, document: Document) -> Plan:
    """Makes a ledger of a document: every accepted task with its units and targets, all at once.

    Names that are not registered become units to be confirmed. The heads and liaisons of leading units
    are told. Raises Invalid where nothing is left to adopt.
    """
    entry = log.entry()
    lines = documents.settle(log, document)
    if not lines:
        raise Invalid(_("No task was read in this document, so there is nothing to adopt."))
    on = timezone.localdate(log.act.at)
    plan = _plan(log, entry, document, on)
    units = units_for(entry, adoption.names_in(lines), plan.region, on, choices_of(document))
    sections = _sections(entry, plan, document, lines)
    pairs = _tasks(log, plan, lines, sections)
    _responsibilities(pairs, units, on)
    _targets(log, pairs, on)
    entry.note(tasks=len(lines), leads=sum(len(line.leads()) for line in lines))
    _tell_leads(log, plan, on)
    return plan


def _plan(log: Log, entry: Entry, document: Document, on: date) -> Plan:
    plan = Plan(
        region=document.region,
        document=document,
        title=document.title,
        year=adoption.year_of(document, on),
        kind=adoption.kind_of(document),
        adopted_at=log.act.at,
    )
    return entry.add(plan)


def _sections(entry: Entry, plan: Plan, document: Document, lines: list[Line]) -> dict[str, Section]:
    numbers = {f.value["title"]: f.value["number"] or "" for f in _section_findings(document)}
    titles = adoption.sections_in(lines)
    rows = [Section(plan=plan, no=no, number=numbers.get(t, ""), title=t[:300]) for no, t in enumerate(titles, 1)]
    return dict(zip(titles, entry.add_all(rows), strict=True))


def _section_findings(document: Document) -> Iterable[Finding]:
    return Finding.objects.filter(reading__document=document, kind=FindingKind.SECTION)


Pair = tuple[Entry, Task, Line]


def _tasks(log: Log, plan: Plan, lines: list[Line], sections: dict[str, Section]) -> list[Pair]:
    """One log entry for each task."""
    pairs = []
    for no, line in enumerate(lines, 1):
        task = adoption.task_of(line, no)
        task.plan, task.section = plan, sections.get(line.task.value["section"] or "")
        pairs.append((log.entry(), task, line))
    insert((entry, task) for entry, task, _line in pairs)
    return pairs


def _responsibilities(pairs: list[Pair], units: dict[str, int], on: date) -> None:
    insert(
        (entry, responsibility)
        for entry, task, line in pairs
        for responsibility in adoption.responsibilities_of(task, line, units, on)
    )


def _targets(log: Log, pairs: list[Pair], on: date) -> None:
    """The targets with their first versions, each of the kind that its words speak of."""
    wanted = [
        (entry, adoption.target_of(task, thing, no), thing)
        for entry, task, line in pairs
        for no, thing in enumerate(line.targets, 1)
    ]
    insert((entry, target) for entry, target, _thing in wanted)
    versions = [(entry, adoption.version_of(target, thing, on)) for entry, target, thing in wanted]
    for _entry, version in versions:
        version.recorded_at = log.act.at
    insert(versions)


def _tell_leads(log: Log, plan: Plan, on: date) -> None:
    """One notice to each head and liaison of a unit that leads something."""
    led = Responsibility.objects.filter(task__plan=plan, role__in=LEADING).values_list("unit", flat=True)
    leading = set(led)
    for_body = {unit: body for body, unit in seats_on(on).items() if body in leading and unit not in leading}
    for seat in heads_and_liaisons(leading, on):
        log.notify(
            seat.user,
            f"ledger.adopted:{plan.pk}",
            gettext_noop("Your unit leads tasks of %(plan)s."),
            f"{reverse('ledger:list')}?plan={plan.pk}&unit={for_body.get(seat.unit, seat.unit)}",
            plan=plan.title,
        )
