"""An accepted value turns out wrong: it is corrected openly, and what was published about it stays as it was."""

from __future__ import annotations

from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.errors import Forbidden, Invalid
from luoshi.core.figures import in_figures
from luoshi.dispatch.actions.lighting import relight
from luoshi.dispatch.actions.restating import restate
from luoshi.dispatch.models import Correction, Measurement
from luoshi.dispatch.rules import REPORTS
from luoshi.dispatch.year_end.queries import year_end_of
from luoshi.organizations.standing_in.hands import is_own_work
from luoshi.records.log import Entry, Log, act


@act("dispatch.correct_value")
def correct_value(log: Log, measurement: Measurement, value: Decimal, reason: str) -> Correction:
    """Puts the right value in the place of an accepted one (更正), by another person than who reported it.

    The light is judged anew from today on; the next bulletin says what was wrong in an earlier one. Where the year
    has ended, what went on from the figure is restated.
    """
    entry = log.entry()
    correction = put_right(log, entry, measurement, value, reason)
    task = measurement.report.task
    if year_end := year_end_of(task.plan_id):
        entry.note(restated=restate(log, entry, year_end, correction.reason))
    entry.note(lights=relight(log, entry, {task.pk}))
    return correction


def put_right(log: Log, entry: Entry, measurement: Measurement, value: Decimal, reason: str) -> Correction:
    """One correction within an act; its lights are for the act to judge."""
    report = measurement.report
    REPORTS.answer("correct", log.act.reach, report).require()
    if is_own_work(log.act, report.submitted_by_id, report.submitted_at):
        raise Forbidden(_("You submitted this report yourself; another person corrects it."))
    _refuse_unfit(measurement.counts, value, reason)
    correction = Correction(measurement=measurement, before=measurement.counts, after=value, reason=reason.strip())
    correction.by_id, correction.at = log.act.person, log.act.at
    entry.add(correction)
    entry.change(measurement, verified=value)
    entry.note(task=report.task_id, reason=correction.reason)
    _tell(log, correction)
    return correction


def _refuse_unfit(stood: Decimal, value: Decimal, reason: str) -> None:
    problems = []
    if value == stood:
        problems.append(_("This value stands already. Give the one that is right."))
    if not reason.strip():
        problems.append(_("Say what was wrong: the reason stands in the next bulletin."))
    if problems:
        raise Invalid(*problems)


def _tell(log: Log, correction: Correction) -> None:
    report = correction.measurement.report
    log.notify(
        report.submitted_by,
        f"dispatch.corrected:{correction.pk}",
        gettext_noop("Your figure for “%(task)s” was corrected from %(before)s to %(after)s: %(reason)s"),
        reverse("dispatch:report", args=[report.pk]),
        task=report.task.title,
        before=in_figures(correction.before),
        after=in_figures(correction.after),
        reason=correction.reason,
    )
