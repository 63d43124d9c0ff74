"""The office enters what a unit answered by telephone or on paper (代录); the unit agrees or disputes."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.errors import At, Conflict, Invalid
from luoshi.dispatch.actions.reporting import taken
from luoshi.dispatch.entering import dispute_until, entered_for, is_to_be_answered
from luoshi.dispatch.models import EnteredFor, Report, Round
from luoshi.dispatch.reports import Row
from luoshi.dispatch.rules import REPORTS
from luoshi.dispatch.states import EntrySource
from luoshi.organizations.models import Unit
from luoshi.organizations.telling import heads_and_liaisons
from luoshi.records.log import Log, act


@act("dispatch.enter_for_unit")
def enter_for_unit(log: Log, round: Round, unit: Unit, rows: Sequence[Row], source: str) -> Round:
    """Reports for a unit what it said by telephone or on paper; the unit is told and has three working days to dispute.

    Another person than who entered it accepts it, when the unit has agreed or those days are over.
    """
    if source not in EntrySource.values:
        raise Invalid(At("source", _("Say whether the unit answered by telephone or on paper.")))
    reports = taken(log, round, unit, rows, "enter_for")
    until = dispute_until(timezone.localdate(log.act.at))
    entered = [EnteredFor(report=report, source=source, dispute_until=until) for report in reports]
    log.entries[0].add_all(entered)
    _tell_unit(log, entered)
    return round


@act("dispatch.answer_entry")
def answer_entry(log: Log, report: Report, agrees: bool, why: str = "") -> EnteredFor:
    """Says for a unit whether what the office entered for it is right; a dispute has a reason, and is returned then."""
    REPORTS.answer("answer_entry", log.act.reach, report).require()
    entered = entered_for(report)
    if entered is None or not is_to_be_answered(report, timezone.localdate(log.act.at)):
        raise Conflict(_("There is nothing to dispute any more: the days are over, or it was answered."))
    if not agrees and not why.strip():
        raise Invalid(At("why", _("Say what is wrong in it, so that it can be put right.")))
    entry = log.entry(entered)
    entry.note(task=report.task_id)
    told = {"agreed": agrees, "why": why.strip()[:300], "answered_by_id": log.act.person, "answered_at": log.act.at}
    entry.change(entered, **told)
    if not agrees:
        _tell_office(log, report, entered)
    return entered


def _tell_unit(log: Log, entered: Sequence[EnteredFor]) -> None:
    on = timezone.localdate(log.act.at)
    for one in entered:
        seats = heads_and_liaisons([one.report.unit_id], on)
        log.notify_all(
            (seat.user for seat in seats),
            f"dispatch.entered_for:{one.report_id}",
            gettext_noop("The office entered your answer on “%(task)s”. You may dispute it until %(day)s."),
            reverse("dispatch:report", args=[one.report_id]),
            task=one.report.task.title,
            day=one.dispute_until.isoformat(),
        )


def _tell_office(log: Log, report: Report, entered: EnteredFor) -> None:
    log.notify(
        report.submitted_by,
        f"dispatch.disputed:{report.pk}",
        gettext_noop("The unit disputes what you entered for it on “%(task)s”: %(why)s"),
        reverse("dispatch:report", args=[report.pk]),
        task=report.task.title,
        why=entered.why,
    )
