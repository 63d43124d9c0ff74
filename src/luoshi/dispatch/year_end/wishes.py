"""What may be proposed for the end of a plan's year, and every reason why it cannot be; pure questions, no acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luoshi.core.dates import in_words
from luoshi.core.errors import At
from luoshi.dispatch.lights.judging import FROM_BASELINE
from luoshi.dispatch.models import Round
from luoshi.dispatch.states import RoundState
from luoshi.dispatch.year_end.outcomes import Ended, Outcome, stocks_in
from luoshi.dispatch.year_end.queries import proposed_for
from luoshi.ledger.models import Amendment, Plan, Target
from luoshi.ledger.states import AmendmentState
from luoshi.ledger.year_end import last_day, later_plans


@dataclass(frozen=True)
class Ending:
    """How a year shall end: `due` of the lines carried over and `why_not` of the others, by task; `starts` are the
    targets of the later plan that go on from a stock, by its target. Without a later plan one is begun.
    """

    later: Plan | None
    due: Mapping[int, date] = field(default_factory=dict)
    why_not: Mapping[int, str] = field(default_factory=dict)
    starts: Mapping[int, int] = field(default_factory=dict)


def end_of_later(plan: Plan, later: Plan | None) -> date:
    """The last day of the plan that takes lines over."""
    return last_day(later) if later else date(last_day(plan).year + 1, 12, 31)


def obstacles_to(plan: Plan, on: date) -> Iterator[str]:
    """Why the year of a plan cannot be ended now."""
    ends = last_day(plan)
    if on <= ends:
        yield _("The term of this plan runs until %(day)s. End it after that.") % {"day": in_words(ends)}
    if proposed_for(plan):
        yield _("The end of this term is proposed already. Decide on it first.")
    rounds = Round.objects.filter(plan=plan)
    if rounds.filter(state=RoundState.OPEN).exists():
        yield _("A round over this plan is open. Review what came and close it first.")
    elif on > ends and rounds.exists() and not rounds.filter(period_end__gte=ends).exists():
        yield _("Nothing was asked yet about the last month of this plan. Open that round first.")
    if waiting := Amendment.objects.filter(task__plan=plan, state=AmendmentState.PROPOSED).count():
        yield ngettext(
            "%(n)s change of its lines waits for a decision. Decide on it first.",
            "%(n)s changes of its lines wait for a decision. Decide on them first.",
            waiting,
        ) % {"n": waiting}


def problems_of(plan: Plan, lines: Sequence[Ended], ending: Ending, on: date) -> Iterator[str]:
    """Every reason why a year cannot end in this way."""
    if ending.later and ending.later.pk not in {one.pk for one in later_plans(plan)}:
        yield _("Choose a running plan of this region whose time ends later.")
        return
    for _task, problem in problems_by_line(plan, lines, ending, on):
        yield problem
    if (set(ending.due) | set(ending.why_not)) - {line.task.pk for line in lines}:
        yield _("Only lines of this plan are carried over.")
    yield from _problems_of_starts(lines, ending)


def problems_by_line(plan: Plan, lines: Sequence[Ended], ending: Ending, on: date) -> Iterator[tuple[int, str]]:
    """Every reason that is about one line, with its task."""
    last = end_of_later(plan, ending.later)
    for line in lines:
        for problem in _problems_of_line(line.without(ending.starts), ending, on, last):
            yield line.task.pk, problem


def _problems_of_line(line: Ended, ending: Ending, on: date, last: date) -> Iterator[str]:
    task = line.task
    due, why_not = ending.due.get(task.pk), ending.why_not.get(task.pk, "").strip()
    named = {"task": task.title}
    if due and why_not:
        yield _("“%(task)s”: it is carried over, or it is said why not.") % named
    elif due and not line.may_go_on:
        yield _("“%(task)s” was done; there is nothing to carry over.") % named
    elif due and not on < due <= last:
        days = {"first": in_words(on), "last": in_words(last)}
        yield At("due", _("“%(task)s”: choose a day after %(first)s, %(last)s at the latest.") % (named | days))
    elif line.is_open and not due and not why_not:
        yield _("“%(task)s” was not done: carry it over, or say why not.") % named


def _problems_of_starts(lines: Sequence[Ended], ending: Ending) -> Iterator[str]:
    stocks = {one.target.pk: one for one in stocks_in(lines)}
    there = {one.pk: one for one in targets_to_begin(ending.later)}
    for target, goes_on_in in ending.starts.items():
        if target not in stocks or goes_on_in not in there:
            yield _("Only a stock with an accepted figure goes on, in a stock of the later plan.")
        elif stocks[target].target.unit_label != there[goes_on_in].unit_label:
            yield _("“%(target)s” is counted in another unit in the later plan.") % {
                "target": stocks[target].target.indicator
            }
    if any(n > 1 for n in Counter(ending.starts.values()).values()):
        yield _("Each target of the later plan begins at one figure only.")


def targets_to_begin(later: Plan | None) -> list[Target]:
    """The targets of a later plan that begin at a value of their own."""
    if later is None:
        return []
    stocks = Target.objects.filter(task__plan=later, kind__in=FROM_BASELINE, task__carried_from__isnull=True)
    return list(stocks.select_related("task").order_by("task__no", "no"))


def offered_for(stock: Outcome, there: Sequence[Target]) -> list[Target]:
    """The targets that may begin at a stock's last value: counted in the same unit, of the same name first."""
    fitting = [one for one in there if one.unit_label == stock.target.unit_label]
    return sorted(fitting, key=lambda one: one.indicator != stock.target.indicator)
