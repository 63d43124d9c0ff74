"""Acts on many tasks at once: one transaction, one log entry for each task, all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from luoshi.core.errors import Invalid
from luoshi.ledger.actions.amending import proposed
from luoshi.ledger.actions.leading import named
from luoshi.ledger.changes import Change
from luoshi.ledger.models import Task
from luoshi.ledger.rules import TASKS
from luoshi.ledger.states import AmendmentKind
from luoshi.organizations.models import Unit
from luoshi.records.log import Log, act
from luoshi.records.models import Recorded


@act("ledger.assign_lead")
def assign_lead(log: Log, tasks: Sequence[Task], unit: Unit, reason: str, effective_on: date) -> Recorded:
    """Names a unit as the lead of the tasks that have none, and proposes it for those that have one.

    Gives the first task or amendment. One task that cannot take it, and nothing is written.
    """
    for task in _some(tasks):
        if TASKS.answer("name_lead", log.act.reach, task):
            named(log, task, unit, reason)
        else:
            proposed(log, task, Change(AmendmentKind.LEAD, unit=unit), reason, effective_on)
    return _first(log)


@act("ledger.propose_dates")
def propose_dates(log: Log, tasks: Sequence[Task], deadline: date, reason: str, effective_on: date) -> Recorded:
    """Proposes the same new date for some tasks. Gives the first amendment.

    One task that cannot take it, and nothing is written.
    """
    for task in _some(tasks):
        proposed(log, task, Change(AmendmentKind.DEADLINE, {"deadline": deadline.isoformat()}), reason, effective_on)
    return _first(log)


def _some(tasks: Sequence[Task]) -> Sequence[Task]:
    if not tasks:
        raise Invalid(_("Choose at least one task."))
    return tasks


def _first(log: Log) -> Recorded:
    """What the first entry is about."""
    subject = log.entries[0].subject
    assert subject is not None  # each entry has written something
    return subject
