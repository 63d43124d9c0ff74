"""Ends of years for the tests: a campaign whose one round is closed, and as much of its end as a test wants.

The plan's year is the cast's: its time ended in August, so that nothing has to wait for January.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tests.support.cast import Cast
from tests.support.letters import LATER, act_of
from tests.support.papers import bring

THIS = """青石县2026年产业提升攻坚行动方案

青石政发〔2026〕21号

一、攻坚任务

1.引进规模企业。引进规模以上企业10家。（牵头单位：县科学技术局；责任单位：县发展和改革局）

2.扩大研发平台。市级以上研发平台达到20家。（牵头单位：县科学技术局）

3.培训产业工人。培训产业工人4800人次。（牵头单位：县科学技术局）

青石县人民政府
2026年1月6日
"""

#: The same with its first line alone.
ONE_LINE = f"{THIS.partition('2.')[0]}{THIS[-20:]}"

NEXT = """青石县2027年重点工作任务

青石政发〔2027〕1号

一、产业提升

1.引进规模企业。引进规模以上企业12家。（牵头单位：县科学技术局）

2.扩大研发平台。市级以上研发平台达到25家。（牵头单位：县科学技术局）

青石县人民政府
2027年1月6日
"""
DUE = date(2027, 6, 30)


def adopted(cast: Cast, text: str) -> Any:
    """A plan of which every document is another."""
    from luoshi.ledger.actions import adopt
    from luoshi.ledger.models import Plan

    number = text.partition("〕")[2].partition("号")[0]
    again = text.replace(f"〕{number}号", f"〕{Plan.objects.count() + 300}号")
    return adopt(cast.act("office"), bring(cast, again, "方案.txt"))


def over(cast: Cast, text: str = THIS, values: tuple[str, ...] = ("8", "17", "4800")) -> Any:
    """A plan whose time ended in August: the first and last round about it is closed, with these figures accepted."""
    from luoshi.dispatch.actions import close_round, open_round, review_reports, submit_reports
    from luoshi.dispatch.actions.reviewing import Review
    from luoshi.dispatch.models import Ask, Report, Round
    from luoshi.dispatch.reports import Row
    from luoshi.ledger.actions import complete_target, describe_plan
    from luoshi.ledger.actions.planning import Description
    from luoshi.ledger.models import Target
    from luoshi.ledger.states import PlanKind, TargetKind

    plan = adopted(cast, text)
    days = Description(PlanKind.CAMPAIGN, 2026, date(2026, 1, 1), date(2026, 8, 31))
    plan = describe_plan(cast.act("office"), plan, days)
    known = ((1, TargetKind.FLOW, {}), (2, TargetKind.STOCK, {"baseline": Decimal(14)}), (3, TargetKind.FLOW, {}))
    for no, kind, facts in known[: plan.tasks.count()]:
        one = Target.objects.get(task__plan=plan, task__no=no)
        if facts or one.kind != kind:
            complete_target(cast.act("office"), one, kind, facts)
    round = open_round(cast.act("office"), plan, date(2026, 8, 1))
    asks = Ask.objects.filter(round=round).select_related("task", "unit").order_by("task__no")
    rows = [
        Row(ask.pk, {ask.task.targets.get().pk: Decimal(value)}, "全年情况", proofs=(a_proof(),), insisted="全年数")
        for ask, value in zip(asks, values, strict=False)
    ]
    submit_reports(cast.act("unit"), round, cast.units["science"], rows)
    review_reports(cast.act("office"), round, [Review(one.pk, True) for one in Report.objects.filter(round=round)])
    close_round(act_of(cast, "office"), Round.objects.get(pk=round.pk))
    plan.refresh_from_db()
    return plan


def a_proof() -> Any:
    from tests.support.rounds import proof

    return proof()


def task(plan: Any, no: int) -> Any:
    return plan.tasks.get(no=no)


def target(plan: Any, no: int) -> Any:
    return task(plan, no).targets.get()


def ending(plan: Any, later: Any = None, **facts: Any) -> Any:
    """What is proposed unless a test says otherwise: the first line goes on, the stock begins the later plan's."""
    from luoshi.dispatch.year_end.wishes import Ending

    if later:
        facts = {"starts": {target(plan, 2).pk: target(later, 2).pk}} | facts
    else:
        facts = {"why_not": {one.pk: "并入日常工作" for one in plan.tasks.filter(no=2)}} | facts
    return Ending(later, **{"due": {task(plan, 1).pk: DUE}} | facts)


def proposed(cast: Cast, plan: Any, later: Any = None, at: datetime = LATER, **facts: Any) -> Any:
    """The end of a year that the office proposes."""
    from luoshi.dispatch.actions import propose_year_end

    return propose_year_end(act_of(cast, "office", at), plan, ending(plan, later, **facts))


def ended(cast: Cast, plan: Any, later: Any = None, at: datetime = LATER, **facts: Any) -> Any:
    """A year that the office and the leader have ended."""
    return decided(cast, proposed(cast, plan, later, at, **facts), at)


def decided(cast: Cast, year_end: Any, at: datetime = LATER) -> Any:
    """What the office proposed, with the leader's consent."""
    from luoshi.dispatch.actions import decide_year_end

    return decide_year_end(act_of(cast, "leader", at), year_end, True)
