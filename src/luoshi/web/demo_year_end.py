"""Two short campaigns of the example county that are over: the figures of one are settled, those of the other are not.

Each was asked about once, in the month in which its time ended. What is left of it goes on in the yearly plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from luoshi.core import clock
from luoshi.core.acts import Act
from luoshi.core.calendar import workdays_after
from luoshi.dispatch.actions import (
    close_round,
    decide_year_end,
    open_round,
    propose_year_end,
    review_reports,
    settle_year,
    submit_reports,
)
from luoshi.dispatch.actions.reviewing import Review
from luoshi.dispatch.asked import asked_by_ask
from luoshi.dispatch.dates import last_month, month_of
from luoshi.dispatch.models import Ask, Round, YearEnd
from luoshi.dispatch.queries import in_review
from luoshi.dispatch.reports import Asked, Row
from luoshi.dispatch.year_end.outcomes import ended_lines, last_figures
from luoshi.dispatch.year_end.wishes import Ending
from luoshi.documents.actions import bring
from luoshi.ledger.actions import adopt, describe_plan
from luoshi.ledger.actions.planning import Description
from luoshi.ledger.models import Plan
from luoshi.ledger.states import PlanKind
from luoshi.ledger.year_end import last_day, later_plans
from luoshi.organizations.models import Holding, Region, Unit
from luoshi.organizations.states import Role
from luoshi.web import demo_letters
from luoshi.web.demo_people import CLERK, COUNTY_HEAD, HEAD_OF_OFFICE
from luoshi.web.playing import acting, on, paper

HEAD = "青砚县{title}任务清单\n\n青政办字〔2026〕{number}号\n\n一、主要任务\n\n{tasks}\n\n青砚县人民政府办公室\n"
WORDS = "已逐项验收，数据与台账一致。"
BASIS = "县审计局核查报告"


@dataclass(frozen=True)
class Campaign:
    """A campaign: its tasks with the figures that were reported at the end, and why a line does not go on."""

    title: str
    number: int
    tasks: tuple[str, ...]
    reached: tuple[int, ...]
    why_not: Mapping[int, str]
    settled: Mapping[int, int]  # by number of the task: the figure that was settled as another one

    @property
    def text(self) -> bytes:
        tasks = "\n\n".join(f"{n}.{task}" for n, task in enumerate(self.tasks, 1))
        return HEAD.format(title=self.title, number=self.number, tasks=tasks).encode()


WATER = Campaign(
    "农村饮水安全集中整治",
    11,
    (
        "更新老旧管网。更新改造老旧供水管网12公里。（牵头单位：县水务局）",
        "提升小型水厂。完成小型水厂提升改造6座。（牵头单位：县水务局）",
        "清理水源周边。完成水源保护区养殖点清理15处。（牵头单位：县农业农村局）",
    ),
    (9, 6, 12),
    {3: "剩余3处并入流域综合治理项目。"},
    {1: 8},
)
SCHOOLS = Campaign(
    "校园周边环境集中整治",
    12,
    (
        "改造校门交通。完成校门前道路改造8处。（牵头单位：县住房城乡建设局）",
        "规范周边摊点。完成周边摊点规范40个。（牵头单位：县综合行政执法局）",
        "加装照明设施。新增校园周边路灯120盏。（牵头单位：县教育体育局）",
    ),
    (6, 40, 90),
    {},
    {},
)
CAMPAIGNS = (WATER, SCHOOLS)


def adopted(region: Region, campaign: Campaign, asked: date) -> Plan:
    """The plan of a campaign whose time ended in the month about which is asked on a day; the clock stands before."""
    document = bring(_office(), region, f"{campaign.title}任务清单.txt", campaign.text)
    plan = adopt(_office(), document)
    ends = month_of(last_month(asked))[1]
    return describe_plan(
        _office(), plan, Description(PlanKind.CAMPAIGN, ends.year, date(clock.today().year, 1, 1), ends)
    )


def asked_and_told(campaign: Campaign, plan: Plan, opened: date) -> Round:
    """The last round about a campaign: everybody reports in time and is reviewed."""
    with on(opened):
        round = open_round(acting(HEAD_OF_OFFICE), plan, last_month(opened))
    reached = dict(enumerate(campaign.reached, 1))
    with on(round.due_on, 9):
        for unit in sorted(set(Ask.objects.filter(round=round).values_list("unit", flat=True))):
            asks = list(Ask.objects.filter(round=round, unit=unit).select_related("round", "task"))
            rows = [_row(one.ask, reached[one.ask.task.no], one.needed()) for one in _ready(asks)]
            submit_reports(acting(_liaison(unit)), round, Unit.objects.get(pk=unit), rows)
    with on(round.due_on, 15):
        review_reports(acting(CLERK), round, [Review(one.pk, True) for one in in_review(round)])
    return round


def end(campaign: Campaign, round: Round, yearly: Plan) -> YearEnd:
    """Its round is closed and published; its time is ended: the office proposes, the county's head agrees."""
    with on(round.closes_on, 15):
        close_round(acting(HEAD_OF_OFFICE), Round.objects.select_related("plan").get(pk=round.pk))
    demo_letters.published(demo_letters.drafted(round.closes_on), workdays_after(round.closes_on, 1).day)
    day = workdays_after(round.closes_on, 2).day
    with on(day, 10):
        plan = Plan.objects.get(pk=round.plan_id)
        year_end = propose_year_end(acting(HEAD_OF_OFFICE), plan, _ending(campaign, plan, yearly, day))
    with on(day, 16):
        return decide_year_end(acting(COUNTY_HEAD), year_end, True)


def settle(campaign: Campaign, year_end: YearEnd) -> None:
    """The figures are settled a few days later, one of them as another than was reported."""
    assert year_end.decided_at is not None  # it was ended
    with on(workdays_after(year_end.decided_at.date(), 2).day, 10):
        told = [one for one in last_figures(year_end.plan) if one.target.task.no in campaign.settled]
        figures = {one.pk: Decimal(campaign.settled[one.target.task.no]) for one in told}
        settle_year(acting(CLERK), YearEnd.objects.select_related("plan").get(pk=year_end.pk), figures, BASIS)


def _ending(campaign: Campaign, plan: Plan, yearly: Plan, day: date) -> Ending:
    """What was not done goes on until the yearly plan ends, where that still runs."""
    later = next((one for one in later_plans(plan) if one == yearly), None)
    due = last_day(later) if later else date(last_day(plan).year + 1, 12, 31)
    still_open = {line.task.no: line.task.pk for line in ended_lines(plan, day) if line.is_open}
    why_not = {pk: campaign.why_not[no] for no, pk in still_open.items() if no in campaign.why_not}
    return Ending(later, {pk: due for pk in still_open.values() if pk not in why_not}, why_not)


def _ready(asks: Iterable[Ask]) -> Iterable[Asked]:
    return asked_by_ask(asks, clock.today()).values()


def _row(ask: Ask, reached: int, targets: list[int]) -> Row:
    """The figure that was reached, with its proof."""
    proof = paper("验收单.txt", f"{ask.task.title}\n验收单（示例）")
    return Row(ask.pk, dict.fromkeys(targets, Decimal(reached)), WORDS, proofs=(proof,))


def _liaison(unit: int) -> str:
    holding = Holding.objects.select_related("user").get(
        post__unit=unit, post__role=Role.LIAISON, valid_to__isnull=True
    )
    return holding.user.username


def _office() -> Act:
    return acting(HEAD_OF_OFFICE)
