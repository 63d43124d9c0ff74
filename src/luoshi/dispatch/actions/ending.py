"""The end of a plan's year (S18): proposed by the office, decided by another hand, and then its open lines go on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from luoshi.core.errors import Conflict, Forbidden, Invalid
from luoshi.dispatch.models import YearEnd, YearEndLine, YearEndStart
from luoshi.dispatch.rules import PLANS, YEAR_ENDS
from luoshi.dispatch.states import YearEndState
from luoshi.dispatch.year_end.outcomes import Ended, asked_then, decimal_of, ended_lines, rules_on, stocks_in
from luoshi.dispatch.year_end.wishes import Ending, obstacles_to, problems_of
from luoshi.ledger.changes import version_on
from luoshi.ledger.models import Plan, Responsibility, Task
from luoshi.ledger.states import LEADING, PlanState
from luoshi.ledger.year_end import Asked, Place, asked_anew, begin_plan, carry, section_for
from luoshi.organizations.standing_in.hands import is_own_work
from luoshi.organizations.telling import heads_and_liaisons
from luoshi.records.log import Entry, Log, act


@act("dispatch.propose_year_end")
def propose_year_end(log: Log, plan: Plan, ending: Ending) -> YearEnd:
    """Proposes how the year of a plan ends: which open lines go on where, which do not and why, where stocks begin.

    Raises Conflict where the year is not over yet, Invalid with every reason why it cannot end so.
    """
    PLANS.answer("end_year", log.act.reach, plan).require()
    on = timezone.localdate(log.act.at)
    if in_the_way := list(obstacles_to(plan, on)):
        raise Conflict(*in_the_way)
    lines = ended_lines(plan, on)
    if problems := list(problems_of(plan, lines, ending, on)):
        raise Invalid(*problems)
    entry = log.entry()
    facts = {"proposed_by_id": log.act.actor_id, "proposed_at": log.act.at}
    year_end = entry.add(YearEnd(plan=plan, later=ending.later, **facts))
    entry.add_all(_lines(year_end, lines, ending))
    entry.add_all(_starts(year_end, lines, ending))
    entry.note(carried=len(ending.due), not_carried=len(ending.why_not))
    return year_end


def _lines(year_end: YearEnd, lines: Sequence[Ended], ending: Ending) -> Iterator[YearEndLine]:
    for line in lines:
        due, why_not = ending.due.get(line.task.pk), ending.why_not.get(line.task.pk, "").strip()
        if line.is_open and not due and not why_not:
            why_not = _("Goes on in a target of the later plan")
        if due or why_not:
            yield YearEndLine(year_end=year_end, task=line.task, due_on=due, why_not=why_not, stood=line.stood())


def _starts(year_end: YearEnd, lines: Sequence[Ended], ending: Ending) -> Iterator[YearEndStart]:
    for stock in stocks_in(lines):
        if stock.target.pk in ending.starts and stock.value is not None:
            goes_on_in = ending.starts[stock.target.pk]
            value = decimal_of(stock.value)
            yield YearEndStart(year_end=year_end, target=stock.target, goes_on_in_id=goes_on_in, value=value)


@act("dispatch.decide_year_end")
def decide_year_end(log: Log, year_end: YearEnd, approve: bool, remark: str = "") -> YearEnd:
    """Ends the year of a plan as another person proposed it, or refuses that with the reason.

    Its open lines go on in the later plan, stocks begin there at what they reached, and no round asks this plan again.
    """
    YEAR_ENDS.answer("decide", log.act.reach, year_end).require()
    if is_own_work(log.act, year_end.proposed_by_id, year_end.proposed_at):
        raise Forbidden(_("You proposed this yourself; another person decides on it."))
    if not approve and not remark.strip():
        raise Invalid(_("Say why it is refused, so that its proposer can act on it."))
    entry = log.entry(year_end)
    later = _take_effect(log, entry, year_end) if approve else year_end.later
    entry.change(
        year_end,
        state=YearEndState.ENDED if approve else YearEndState.REFUSED,
        later=later,
        decided_by_id=log.act.actor_id,
        decided_at=log.act.at,
        remark=remark.strip(),
    )
    _tell_proposer(log, year_end)
    return year_end


def _take_effect(log: Log, entry: Entry, year_end: YearEnd) -> Plan | None:
    plan, on = year_end.plan, timezone.localdate(log.act.at)
    lines = {line.task.pk: line for line in ended_lines(plan, on)}
    rows = list(year_end.lines.select_related("task").order_by("task__no"))
    _refuse_changed(year_end, rows, lines)
    entry.change(plan, state=PlanState.ENDED)
    starts = list(year_end.starts.select_related("goes_on_in").order_by("pk"))
    for start in starts:
        asked_anew(log, entry, start.goes_on_in, start_reason(year_end), baseline=start.value)
    go_on = {row: lines[row.task_id].without({one.target_id for one in starts}) for row in rows if row.due_on}
    return _go_on(log, entry, year_end, go_on) if go_on else year_end.later


def _go_on(log: Log, entry: Entry, year_end: YearEnd, lines: Mapping[YearEndLine, Ended]) -> Plan:
    """Open lines go on in the later plan, each with its own entry; their leads are told."""
    later = year_end.later or begin_plan(log, year_end.plan)
    section = section_for(entry, later, year_end.plan)
    for row, line in lines.items():
        assert row.due_on  # it goes on
        carry_over(log, row, line, Place(later, section, row.due_on))
    _tell_leads(log, year_end, later, timezone.localdate(log.act.at))
    return later


def _refuse_changed(year_end: YearEnd, rows: Sequence[YearEndLine], lines: Mapping[int, Ended]) -> None:
    """A figure that was corrected since, or a later plan that has ended, makes another proposal."""
    open_now = {task for task, line in lines.items() if line.is_open}
    if open_now - {row.task_id for row in rows} or any(row.stood != lines[row.task_id].stood() for row in rows):
        raise Conflict(_("A figure has changed since this was proposed. Refuse it, and have it proposed anew."))
    if year_end.later and year_end.later.state != PlanState.RUNNING:
        raise Conflict(_("The term of the later plan has ended, too. Refuse this, and have it proposed anew."))


def carry_over(log: Log, row: YearEndLine, line: Ended, place: Place) -> Task:
    """One line goes on within an act, with its own entry."""
    on = timezone.localdate(log.act.at)
    rules, open_ones = rules_on(on), [one for one in line.outcomes if one.rest.is_open]
    entry = log.entry(row)
    versions = {one.target.pk: version_on(one.target, on) for one in open_ones}
    asked = [
        Asked(one.target, version, asked_then(one, place.due_on, rules))
        for one in open_ones
        if (version := versions[one.target.pk])
    ]
    task = carry(log, entry, line.task, place, asked)
    entry.change(row, became=task)
    return task


def start_reason(year_end: YearEnd) -> str:
    """Why a target of the later plan begins at another value."""
    return _("Begins at the last figure of %(plan)s") % {"plan": year_end.plan.title}


def _tell_proposer(log: Log, year_end: YearEnd) -> None:
    proposer, plan = year_end.proposed_by, year_end.plan.title
    key, address = f"dispatch.year-end:{year_end.pk}", reverse("dispatch:year_end", args=[year_end.pk])
    if year_end.state == YearEndState.ENDED:
        log.notify(proposer, key, gettext_noop("The term of %(plan)s is ended as you proposed."), address, plan=plan)
        return
    log.notify(
        proposer,
        key,
        gettext_noop("The end of the term of %(plan)s was refused: %(remark)s"),
        address,
        plan=plan,
        remark=year_end.remark,
    )


def _tell_leads(log: Log, year_end: YearEnd, later: Plan, on: date) -> None:
    """One notice to each head and liaison officer of a unit that leads a line carried over."""
    carried = Responsibility.objects.filter(task__plan=later, task__carried_from__plan=year_end.plan_id)
    log.notify_all(
        (seat.user for seat in heads_and_liaisons(carried.filter(role__in=LEADING).values_list("unit", flat=True), on)),
        f"dispatch.carried-over:{year_end.pk}",
        gettext_noop("What your unit did not finish of %(plan)s goes on in %(later)s. Report it there."),
        f"{reverse('ledger:list')}?plan={later.pk}",
        plan=year_end.plan.title,
        later=later.title,
    )
