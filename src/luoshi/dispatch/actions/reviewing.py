"""Reports are reviewed by another person: accepted, with what was seen beside what was reported, or returned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.dates import in_words
from luoshi.core.errors import Answer, Conflict, Forbidden, Invalid
from luoshi.dispatch.actions.lighting import relight
from luoshi.dispatch.actions.restating import restate
from luoshi.dispatch.entering import entered_for, unsettled
from luoshi.dispatch.models import Evidence, Measurement, Report, Round
from luoshi.dispatch.proving.queries import open_requests
from luoshi.dispatch.reopening.queries import why_late
from luoshi.dispatch.rules import REPORTS
from luoshi.dispatch.states import ProofRequestState, ReportState
from luoshi.dispatch.year_end.queries import year_end_of
from luoshi.organizations.models import User
from luoshi.organizations.standing_in.hands import own_work
from luoshi.organizations.telling import heads_and_liaisons
from luoshi.records.log import Entry, Log, act


@dataclass(frozen=True)
class Review:
    """What a reviewer says of one report: `verified` values by target stand beside the reported ones."""

    report: int
    accept: bool
    message: str = ""
    verified: Mapping[int, Decimal] = field(default_factory=dict)


@act("dispatch.review_reports")
def review_reports(log: Log, round: Round, reviews: Sequence[Review]) -> Round:
    """Accepts or returns reports of a round, each by another person than its submitter, one entry for each.

    What is returned is reported anew; its submitter is told why. Raises Invalid with every reason at once.
    """
    reports = reports_to_review(log, round, [one.report for one in reviews])
    _refuse_unfit(reports, reviews)
    _refuse_disputed(log, reviews)
    measured = _measurements(reports)
    header = log.entry(round)
    header.note(reports=len(reviews), accepted=sum(one.accept for one in reviews))
    for review in reviews:
        _settle(log, reports[review.report], review, measured.get(review.report, []))
    if year_end := year_end_of(round.plan_id):
        header.note(restated=restate(log, header, year_end, why_late(reports.values())))
    header.note(lights=relight(log, header, {one.task_id for one in reports.values()}))
    return round


def reports_to_review(log: Log, round: Round, wanted: Sequence[int]) -> dict[int, Report]:
    """The reports, which the actor may review, and of which neither the figures nor the proofs are his own."""
    rows = Report.objects.filter(pk__in=wanted, round=round)
    reports = {one.pk: one for one in rows.select_related("round", "ask", "task", "submitted_by", "entered_for")}
    if not reports or len(reports) != len(wanted):
        raise Invalid(_("Review each report once, and only those of this round."))
    answers = {one.pk: REPORTS.answer("review", log.act.reach, one) for one in reports.values()}
    for answer in answers.values():
        if not isinstance(answer.refusal, Conflict):
            answer.require()
    if refused := [_of(one, why) for one in reports.values() for why in _decided(one, answers[one.pk])]:
        raise Conflict(*refused)
    own = _("You submitted this report yourself; another person reviews it.")
    if refused := [_of(reports[pk], own) for pk in _own_among(log, reports)]:
        raise Forbidden(*refused)
    return reports


def _of(report: Report, why: str) -> str:
    return _("“%(task)s”: %(why)s") % {"task": report.task, "why": why}


def _decided(report: Report, answer: Answer) -> Iterator[str]:
    """Why a report waits for nobody: it was reviewed, or a newer one stands in its place."""
    yield from answer.reasons
    if not report.current:
        yield _("A newer report stands in the place of this one. Open that one.")


def _own_among(log: Log, reports: Mapping[int, Report]) -> list[int]:
    """The reports that the actor handed in, or to which he brought a proof."""
    done = [(one.pk, one.submitted_by_id, one.submitted_at) for one in reports.values()]
    done += Evidence.objects.filter(report__in=reports).order_by("pk").values_list("report", "by", "at")
    own = own_work(log.act, [(by, at) for _pk, by, at in done])
    return list(dict.fromkeys(pk for (pk, _by, _at), is_own in zip(done, own, strict=True) if is_own))


def _refuse_unfit(reports: Mapping[int, Report], reviews: Sequence[Review]) -> None:
    silent = [one for one in reviews if not one.accept and not one.message.strip()]
    if silent:
        raise Invalid(
            *(
                _("“%(task)s”: say why it is returned, so that it can be put right.")
                % {"task": reports[one.report].task}
                for one in silent
            )
        )


def _refuse_disputed(log: Log, reviews: Sequence[Review]) -> None:
    """What the office entered for a unit is accepted when the unit has agreed, or has let the days pass."""
    accepted = [one.report for one in reviews if one.accept]
    if open_to_dispute := unsettled(accepted, timezone.localdate(log.act.at)).first():
        if open_to_dispute.agreed is False:
            raise Conflict(_("The unit disputes this entry: return it, with what is to be put right."))
        until = {"day": in_words(open_to_dispute.dispute_until)}
        raise Conflict(
            _("The unit may dispute this entry until %(day)s: accept it after that, or when it agrees.") % until
        )


def _measurements(reports: Mapping[int, Report]) -> dict[int, list[Measurement]]:
    found: dict[int, list[Measurement]] = {}
    for row in Measurement.objects.filter(report__in=reports).order_by("report", "target"):
        found.setdefault(row.report_id, []).append(row)
    return found


def _settle(log: Log, report: Report, review: Review, measured: Sequence[Measurement]) -> None:
    entry = log.entry(report)
    if report.state == ReportState.PROOF_WANTED:
        entry.change(open_requests([report.pk])[report.pk], state=ProofRequestState.DROPPED)
    entry.change(
        report,
        state=ReportState.ACCEPTED if review.accept else ReportState.RETURNED,
        reviewed_by_id=log.act.actor_id,
        reviewed_at=log.act.at,
        message=review.message.strip(),
    )
    entry.note(task=report.task_id, reason=report.message)
    if review.accept:
        _accept_values(log, entry, review, measured)
    if not review.accept or review.verified:
        _tell(log, report)


def _accept_values(log: Log, entry: Entry, review: Review, measured: Sequence[Measurement]) -> None:
    """What was reported stays; what was seen stands beside it where it differs."""
    for row in measured:
        seen = review.verified.get(row.target_id)
        entry.change(row, verified=None if seen == row.value else seen, accepted_at=log.act.at)


def _answering(log: Log, report: Report) -> list[User]:
    """Who submitted it; of what the office entered for a unit also who heads that or reports for it."""
    seats = heads_and_liaisons([report.unit_id] if entered_for(report) else [], timezone.localdate(log.act.at))
    return list({one.pk: one for one in [report.submitted_by, *(seat.user for seat in seats)]}.values())


def _tell(log: Log, report: Report) -> None:
    """Who answers for a report is told what was returned, or that another figure was seen."""
    key, address = f"dispatch.reviewed:{report.pk}", reverse("dispatch:report", args=[report.pk])
    told: dict[str, Any] = {"task": report.task.title, "message": report.message}
    if report.state == ReportState.RETURNED:
        log.notify_all(
            _answering(log, report),
            key,
            gettext_noop("Your report on “%(task)s” was returned: %(message)s"),
            address,
            **told,
        )
        return
    log.notify_all(
        _answering(log, report),
        key,
        gettext_noop("Your report on “%(task)s” was accepted with another figure: %(message)s"),
        address,
        **told,
    )
