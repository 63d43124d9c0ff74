"""The year of the plan ends: the office proposes in January, a leader decides, the figures are settled in February."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from luoshi.core import clock
from luoshi.core.calendar import workdays_after, workdays_before
from luoshi.dispatch.actions import decide_year_end, propose_year_end, settle_year
from luoshi.dispatch.lights.year_end import settled_by
from luoshi.dispatch.models import Measurement, Round, YearEnd
from luoshi.dispatch.states import YearEndState
from luoshi.dispatch.year_end.outcomes import Ended, ended_lines, stocks_in
from luoshi.dispatch.year_end.settling import to_settle
from luoshi.dispatch.year_end.wishes import Ending, offered_for, targets_to_begin
from luoshi.ledger.models import Plan
from luoshi.ledger.year_end import last_day
from luoshi.web.playing import on
from luoshi.web.simulating.plans import next_plan
from luoshi.web.simulating.stage import CLERK, COUNTY_HEAD, OFFICE, Stage

#: After so many months of a year it ends.
LAST = 12
#: So many of the lines that were not done go on; of the others it is said why not.
CARRIED = 0.8
WHY_NOT = ("并入日常工作，不再单列。", "上级政策调整，不再实施。", "并入新一年同类任务一并推进。")
#: So many of a hundred last figures are settled as others than they were reported, and so much of them stands.
OTHERWISE, STANDS = 5, Decimal("0.97")
BASIS = "县统计局年度数据核定表"


def end(stage: Stage, round: Round) -> None:
    """Some days after the last round the next plan is adopted, and the year ends: proposed by the office, decided by
    the county's head. From then on the next plan is played.
    """
    day = workdays_after(round.closes_on, 7).day
    with on(day, 9):
        later = next_plan(stage)
    with on(day, 11):
        plan = stage.plan_now()
        year_end = propose_year_end(stage.act(OFFICE), plan, _ending(stage, plan, later, day))
    with on(workdays_after(day, 1).day, 15):
        decide_year_end(stage.act(COUNTY_HEAD), year_end, True, "同意，结转事项单独调度。")
    stage.plan = later


def settle(stages: Sequence[Stage]) -> None:
    """The figures of years that have ended are settled on the last working day of February, unless it lies ahead."""
    for stage in stages:
        waiting = YearEnd.objects.filter(later=stage.plan, state=YearEndState.ENDED).select_related("plan").first()
        if waiting and (day := _last_day_to_settle(waiting.plan)) <= clock.today():
            with on(day, 15):
                known = to_settle(waiting.plan, day)
                told = {one.target.pk: one.last.counts for one in known.unreported if one.last}
                settle_year(stage.act(CLERK), waiting, _settled(stage, known.measured), BASIS, told)


def _last_day_to_settle(plan: Plan) -> date:
    return workdays_before(settled_by(last_day(plan)) + timedelta(days=1), 1).day


def _ending(stage: Stage, plan: Plan, later: Plan, day: date) -> Ending:
    """Most open lines go on, until the summer or to the end of the year; stocks go on in targets of the same name."""
    lines = ended_lines(plan, day)
    starts = dict(_starts(lines, later))
    still_open = [line.task.pk for line in lines if line.without(starts).is_open]
    go_on = [task for task in still_open if stage.random.random() < CARRIED]
    due = {task: stage.random.choice((date(later.year, 6, 30), last_day(later))) for task in go_on}
    why_not = {task: stage.random.choice(WHY_NOT) for task in still_open if task not in due}
    return Ending(later, due, why_not, starts)


def _starts(lines: Sequence[Ended], later: Plan) -> Iterator[tuple[int, int]]:
    """Each stock with the target of the later plan that bears its name, each of these once."""
    free = targets_to_begin(later)
    for stock in stocks_in(lines):
        named = [one for one in offered_for(stock, free) if one.indicator == stock.target.indicator]
        if named:
            free.remove(named[0])
            yield stock.target.pk, named[0].pk


def _settled(stage: Stage, figures: Sequence[Measurement]) -> Mapping[int, Decimal]:
    """Some figures turn out a little lower than they were reported, one of them at least."""
    told = [one for one in figures if one.counts >= 1]
    lower = stage.random.sample(told, min(len(told), max(1, len(told) * OTHERWISE // 100)))
    return {one.pk: _lowered(one.counts) for one in lower}


def _lowered(value: Decimal) -> Decimal:
    """What is left of a figure: of a whole one a whole one."""
    less = value * STANDS
    return Decimal(int(less)) if value == int(value) else less.quantize(Decimal("0.01"))
