"""Units report: many answers of one unit at once, each with its values and proofs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.errors import Conflict, Forbidden, Invalid
from luoshi.dispatch.actions.lighting import relight
from luoshi.dispatch.asked import asked_by_ask
from luoshi.dispatch.carrying.taking_over import taken_over
from luoshi.dispatch.doubts import doubts_of, told_together
from luoshi.dispatch.drafts import drop
from luoshi.dispatch.fitness import reasons_against
from luoshi.dispatch.models import Ask, Evidence, Measurement, Obstacle, OpeningValue, Reference, Report, Round
from luoshi.dispatch.queries import STANDING, hold
from luoshi.dispatch.reopening.queries import refuse_locked
from luoshi.dispatch.reports import LONGEST, Asked, Row
from luoshi.dispatch.rules import ASKS
from luoshi.dispatch.states import Fall, ReportState, RoundState
from luoshi.organizations.models import Unit
from luoshi.organizations.telling import heads_and_liaisons
from luoshi.records.log import Log, act, insert


@act("dispatch.submit_reports")
def submit_reports(log: Log, round: Round, unit: Unit, rows: Sequence[Row]) -> Round:
    """Reports what one unit was asked in a round: many answers in one act, one entry for each.

    Raises Invalid with every reason at once, Conflict for what is answered already or a round that is closed and was
    not reopened for it.
    """
    taken(log, round, unit, rows)
    return round


def taken(log: Log, round: Round, unit: Unit, rows: Sequence[Row], right: str = "report") -> list[Report]:
    """What is handed in by whoever has the right to it, the unit itself or the office for it; the new reports."""
    if log.act.actor_id is None:
        raise Forbidden(_("A report is submitted by a person."))
    hold(round)
    if round.state != RoundState.OPEN:
        refuse_locked(round, {row.ask for row in rows}, timezone.localdate(log.act.at))
    asks = _asks(log, round, unit, rows, right)
    asked = told_together(asked_by_ask(asks, timezone.localdate(log.act.at)), rows)
    before = _reports_before(asked)
    _refuse_unfit(asked, before, rows)
    header = log.entry(round)
    header.note(unit=unit.pk, reports=len(rows))
    written = _write(log, asked, before, rows)
    header.note(lights=relight(log, header, {one.ask.task_id for one in asked.values()}))
    drop(log.act.actor_id, asked)
    _tell_needed(log, [one.obstacle for one in written if hasattr(one, "obstacle")])
    return written


def _tell_needed(log: Log, obstacles: Sequence[Obstacle]) -> None:
    """Who heads or reports for a unit from which something is needed reads it at once."""
    on = timezone.localdate(log.act.at)
    for one in obstacles:
        seats = heads_and_liaisons([one.needed_from_id or 0], on)
        log.notify_all(
            (seat.user for seat in seats),
            f"dispatch.needed:{one.pk}",
            gettext_noop("Your unit is needed for “%(task)s”: %(obstacle)s"),
            reverse("dispatch:obstacle", args=[one.pk]),
            task=one.report.task.title,
            obstacle=one.what,
        )


def _asks(log: Log, round: Round, unit: Unit, rows: Sequence[Row], right: str) -> list[Ask]:
    """The asks that the rows answer, which the actor may answer."""
    wanted = {row.ask for row in rows}
    asks = list(Ask.objects.filter(pk__in=wanted, round=round, unit=unit).select_related("round", "task__plan"))
    if len(asks) != len(rows) or not asks:
        raise Invalid(_("Report each task once, and only what this unit was asked in this round."))
    for ask in asks:
        ASKS.answer(right, log.act.reach, ask).require()
    return asks


def _reports_before(asked: Mapping[int, Asked]) -> dict[int, Report]:
    """The report that stands for each ask so far."""
    return {one.ask_id: one for one in Report.objects.filter(ask__in=asked, current=True)}


def _refuse_unfit(asked: Mapping[int, Asked], before: Mapping[int, Report], rows: Sequence[Row]) -> None:
    for row in rows:
        if asked[row.ask].ask.excused:
            raise Conflict(_("Your unit is excused from this; nothing has to be reported."))
        if row.ask in before and before[row.ask].state in STANDING:
            raise Conflict(_("This was reported already and is in review or accepted."))
    problems = [(asked[row.ask].ask.task.title, what) for row in rows for what in reasons_against(asked[row.ask], row)]
    if problems:
        many = len(rows) > 1
        raise Invalid(*(f"{title}：{what}" if many else what for title, what in problems))


def _write(log: Log, asked: Mapping[int, Asked], before: Mapping[int, Report], rows: Sequence[Row]) -> list[Report]:
    """One entry for each report, with all its rows."""
    written = [(log.entry(), _report(log, asked[row.ask], before.get(row.ask), row), row) for row in rows]
    for entry, report, _row in written:
        if report.supersedes:
            entry.change(report.supersedes, current=False)
            entry.subject = None
    insert((entry, report) for entry, report, _row in written)
    figures = insert(
        (entry, made) for entry, report, row in written for made in _measurements(log, asked[row.ask], report, row)
    )
    measured = {(one.report_id, one.target_id): one for one in figures}
    for make in (_openings, _references, _evidence):
        insert((entry, made) for entry, report, row in written for made in make(log, asked[row.ask], report, row))
    insert((entry, one) for entry, report, row in written for one in _obstacles(report, row))
    insert(
        (entry, one) for entry, report, row in written for one in taken_over(asked[row.ask].carried, measured, report)
    )
    return [report for _entry, report, _row in written]


def _report(log: Log, asked: Asked, before: Report | None, row: Row) -> Report:
    ask, doubts = asked.ask, [[pk, str(doubt)] for pk, doubt in doubts_of(asked, row)]
    assert log.act.actor_id is not None  # refused before
    return Report(
        ask=ask,
        round_id=ask.round_id,
        task_id=ask.task_id,
        unit_id=ask.unit_id,
        n=before.n + 1 if before else 1,
        state=ReportState.IN_REVIEW,
        unchanged=row.unchanged,
        words=row.words.strip(),
        fall=row.fall if asked.fallen(row) and not row.unchanged else Fall.NONE,
        doubts=doubts,
        insisted=row.insisted.strip()[:LONGEST] if doubts else "",
        submitted_by_id=log.act.actor_id,
        submitted_at=log.act.at,
        submitted_on=timezone.localdate(log.act.at),
        supersedes=before,
    )


def _measurements(log: Log, asked: Asked, report: Report, row: Row) -> Iterator[Measurement]:
    for target, value in sorted(asked.values(row).items()):
        yield Measurement(
            report=report,
            target_id=target,
            unit_id=report.unit_id,
            period_end=asked.ask.round.period_end,
            value=value,
            recorded_at=log.act.at,
        )


def _openings(log: Log, asked: Asked, report: Report, row: Row) -> Iterator[OpeningValue]:
    for target, value in sorted(row.openings.items()):
        yield OpeningValue(report=report, target_id=target, ends_on=asked.begins_after, value=value)


def _references(log: Log, asked: Asked, report: Report, row: Row) -> Iterator[Reference]:
    for target, compared in sorted(row.references.items()):
        yield Reference(
            report=report,
            target_id=target,
            period_end=asked.ask.round.period_end,
            value=compared.value,
            source=compared.source.strip()[:200],
            by_id=report.submitted_by_id,
            at=log.act.at,
        )


def _evidence(log: Log, asked: Asked, report: Report, row: Row) -> Iterator[Evidence]:
    for proof in row.proofs:
        file = log.keep(proof.stored, proof.media_type)
        yield Evidence(report=report, file=file, name=proof.name[-255:], by_id=report.submitted_by_id, at=log.act.at)


def _obstacles(report: Report, row: Row) -> Iterator[Obstacle]:
    if (found := row.hindrance) and found.what.strip():
        yield Obstacle(
            report=report,
            what=found.what.strip()[:LONGEST],
            needed_from=found.needed_from,
            by_when=found.by_when,
            for_leader=found.for_leader,
        )
