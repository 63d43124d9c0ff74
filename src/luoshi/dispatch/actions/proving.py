"""A reviewer asks for proofs instead of deciding; the units add them, and the reports come back with their figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.dates import not_between
from luoshi.core.errors import At, Conflict, Invalid
from luoshi.dispatch.actions.reviewing import reports_to_review
from luoshi.dispatch.actions.telling import facts_to_tell
from luoshi.dispatch.models import Evidence, ProofRequest, Report, Round
from luoshi.dispatch.proving.queries import is_provable, open_requests
from luoshi.dispatch.review_days import proof_days, proof_until
from luoshi.dispatch.rules import REPORTS
from luoshi.dispatch.states import ProofRequestState, ReportState
from luoshi.documents.actions import Attached
from luoshi.organizations.models import User
from luoshi.organizations.telling import heads_and_liaisons
from luoshi.records.log import Entry, Log, act


@dataclass(frozen=True)
class Want:
    """What is wanted of one report, and of which of its targets the figures lack it."""

    report: int
    what: str
    targets: frozenset[int] = frozenset()


@act("dispatch.ask_for_proof")
def ask_for_proof(log: Log, round: Round, wants: Sequence[Want], until: date | None = None) -> Round:
    """Asks for proofs of reports of a round before deciding on them, one entry for each; each unit is told once.

    They stay reported and in every count, as open as before. `until` is the day by which they are wanted, else after
    the working days of `reviews.json`. Raises Invalid with every reason at once; one refused, and none is asked for.
    """
    reports, on = reports_to_review(log, round, [one.report for one in wants]), timezone.localdate(log.act.at)
    problems = [what for want in wants for what in _problems(reports[want.report], want)]
    if until is not None:
        problems += not_between(*proof_days(on, round.closes_on), "until", until)
    if problems:
        raise Invalid(*problems)
    log.entry(round).note(reports=len(wants))
    _tell_units(log, round, [_ask(log, reports[want.report], want, until or proof_until(on)) for want in wants])
    return round


def _problems(report: Report, want: Want) -> Iterator[str]:
    task = {"task": report.task}
    if report.state == ReportState.PROOF_WANTED:
        yield _("“%(task)s”: a proof was asked for already and has not come.") % task
    if not want.what.strip():
        yield _("“%(task)s”: say what has to be proved, and by what.") % task
    if not is_provable(report):
        yield _("“%(task)s” claims no result: a proof is for results, samples, lower and doubtful figures.") % task
    if not want.targets <= set(report.measurements.values_list("target", flat=True)):
        yield _("“%(task)s”: choose among the figures of this report.") % task


def _ask(log: Log, report: Report, want: Want, until: date) -> ProofRequest:
    entry = log.entry(report)
    entry.note(task=report.task_id, reason=want.what.strip())
    entry.change(report, state=ReportState.PROOF_WANTED)
    request = ProofRequest(report=report, what=want.what.strip(), targets=sorted(want.targets), until=until)
    request.asked_by_id, request.asked_at = log.act.person, log.act.at
    return entry.add(request)


def _tell_units(log: Log, round: Round, requests: Sequence[ProofRequest]) -> None:
    """One notice for each unit, with how many of its reports lack the same proof."""

    def told_together(one: ProofRequest) -> tuple[int, str]:
        return one.report.unit_id, one.what

    for (unit, _what), asked in groupby(sorted(requests, key=told_together), told_together):
        people = [seat.user for seat in heads_and_liaisons([unit], timezone.localdate(log.act.at))]
        first, *more = asked
        if more:
            _tell_of_many(log, round, people, [first, *more])
        else:
            _tell_of_one(log, people, first)


def _tell_of_one(log: Log, people: Sequence[User], request: ProofRequest) -> None:
    log.notify_all(
        people,
        f"dispatch.proof_wanted:{request.pk}",
        gettext_noop("“%(task)s”: please add a proof by %(day)s: %(wanted)s"),
        reverse("dispatch:add_proof", args=[request.report_id]),
        task=request.report.task.title,
        day=request.until.isoformat(),
        wanted=request.what,
    )


def _tell_of_many(log: Log, round: Round, people: Sequence[User], requests: Sequence[ProofRequest]) -> None:
    log.notify_all(
        people,
        f"dispatch.proofs_wanted:{requests[0].pk}",
        gettext_noop("%(plan)s: please add proofs to %(n)s reports for %(month)s by %(day)s: %(wanted)s"),
        reverse("dispatch:mine"),
        **facts_to_tell(round),
        n=len(requests),
        day=requests[0].until.isoformat(),
        wanted=requests[0].what,
    )


@act("dispatch.add_proof")
def add_proof(log: Log, report: Report, proofs: Sequence[Attached], remark: str = "") -> ProofRequest:
    """Adds what a reviewer has asked for, or says why it cannot be; the report is in review again, as it was."""
    REPORTS.answer("add_proof", log.act.reach, report).require()
    request = open_requests([report.pk]).get(report.pk)
    if request is None:
        raise Conflict(_("This waits for no proof any more."))
    if not proofs and not remark.strip():
        raise Invalid(At("proof", _("Add a file, or say why there is none.")))
    entry = log.entry(request)
    entry.note(task=report.task_id, files=len(proofs))
    entry.change(report, state=ReportState.IN_REVIEW)
    entry.change(
        request,
        state=ProofRequestState.ANSWERED,
        answered_by_id=log.act.person,
        answered_at=log.act.at,
        remark=remark.strip()[:300],
    )
    _keep(log, entry, report, proofs)
    _tell(log, request, len(proofs))
    return request


def _keep(log: Log, entry: Entry, report: Report, proofs: Sequence[Attached]) -> None:
    by = {"by_id": log.act.person, "at": log.act.at}
    kept = ((log.keep(one.stored, one.media_type), one.name[-255:]) for one in proofs)
    entry.add_all([Evidence(report=report, file=file, name=name, **by) for file, name in kept])


def _tell(log: Log, request: ProofRequest, files: int) -> None:
    log.notify(
        request.asked_by,
        f"dispatch.proved:{request.pk}",
        gettext_noop("“%(task)s”: the unit has answered on the proof that you asked for; files added: %(n)s."),
        reverse("dispatch:report", args=[request.report_id]),
        task=request.report.task.title,
        n=files,
    )
