"""Three months of the example county: one went its whole way, one left a letter unanswered, one is being reported on.

Days are reckoned back from today, so that there is something to do whenever the example is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from luoshi.core import clock
from luoshi.core.calendar import workdays_after, workdays_before
from luoshi.dispatch.actions import close_round, open_round, review_reports, submit_reports
from luoshi.dispatch.actions.reviewing import Review
from luoshi.dispatch.asked import asked_by_ask
from luoshi.dispatch.dates import last_month, month_of
from luoshi.dispatch.models import Ask, Round
from luoshi.dispatch.queries import in_review, still_asked
from luoshi.dispatch.reports import Asked, Hindrance, Row
from luoshi.dispatch.sweeps import turn_lights
from luoshi.ledger.models import Plan
from luoshi.organizations.models import Holding, Unit
from luoshi.organizations.queries import unit_named
from luoshi.organizations.states import Role
from luoshi.publishing.models import Bulletin
from luoshi.supervision.sweeps import look
from luoshi.web import demo_letters, demo_year_end
from luoshi.web.demo_people import CLERK, HEAD_OF_OFFICE
from luoshi.web.playing import acting, figure, on, paper

#: Who says nothing in the first round, and who in the second.
SILENT_FIRST = ("xiaoanju",)
SILENT_SECOND = ("heqingquan", "renjiahe")
#: How far each liaison officer has come, as a part of what was expected by then; everybody else is on course.
PACE = {"fangzhengjie": Fraction(9, 10), "youruicheng": Fraction(7, 10), "shitongtu": Fraction(95, 100)}
#: Who has answered in the round that is open, each at least one ask; the first adds a proof.
EARLY = ("jiangheqiu", "baimingzhu", "liangyunzhou", "dinghe")
#: Who of them states an obstacle, and of whom he needs something.
HINDERED = ("dinghe", "项目用地手续尚未办结", "县自然资源和规划局")
WORDS = "按计划推进，进度数据已与台账核对。"


@dataclass(frozen=True)
class Days:
    """The days of the example: the plan is adopted, a first and a second round are opened, and the one open now."""

    adopted: date
    first: date
    second: date
    now: date


def days_before(today: date) -> Days:
    """The round that is open now was opened two working days ago, those before on the regular day of their months."""
    now = workdays_before(today, 2).day
    second = _regular(last_month(now))
    first = _regular(last_month(second))
    return Days(workdays_after(last_month(first), 2).day, first, second, now)


def _regular(month: date) -> date:
    """The day on which a round is opened in a month: its first working day."""
    return workdays_after(month_of(last_month(month))[1], 1).day


#: The campaigns that are over, with their plans; each was asked about beside one of the rounds that are over.
Over = tuple[tuple[demo_year_end.Campaign, Plan], ...]


def three_months(yearly: Plan, ten: Plan, days: Days, over: Over) -> None:
    """Two rounds over the public list that are over, and the rounds over it and the yearly plan that are open.

    With each of the two that are over, a campaign ends.
    """
    (water, its_plan), (schools, their_plan) = over
    last = demo_year_end.asked_and_told(water, its_plan, days.first)
    first = _until_grace(ten, days.first, SILENT_FIRST)
    demo_letters.settle(first, SILENT_FIRST[0])
    bulletin = _close(first)
    demo_letters.published(bulletin, workdays_after(first.closes_on, 1).day)
    demo_year_end.settle(water, demo_year_end.end(water, last, yearly))
    last = demo_year_end.asked_and_told(schools, their_plan, days.second)
    second = _until_grace(ten, days.second, SILENT_SECOND)
    demo_year_end.end(schools, last, yearly)
    _close(second)
    for plan in (ten, yearly):
        with on(days.now):
            opened = open_round(acting(HEAD_OF_OFFICE), Plan.objects.get(pk=plan.pk), last_month(days.now))
        with on(days.now, 15):
            _answer(opened, lambda username: username in EARLY, half=plan == yearly)
    demo_letters.wait_for_answer(second, SILENT_SECOND[0], days.now)
    demo_letters.instructed(yearly, days.second, days.now)


def _until_grace(plan: Plan, opened: date, silent: tuple[str, ...]) -> Round:
    """A round of which all but the silent report in time; a night after its days of grace the lights have turned."""
    with on(opened):
        round = open_round(acting(HEAD_OF_OFFICE), Plan.objects.get(pk=plan.pk), last_month(opened))
    with on(round.due_on, 10):
        _answer(round, lambda username: username not in silent)
    with on(round.grace_until, 15):
        review_reports(acting(CLERK), round, [Review(one.pk, True) for one in in_review(round)])
    with on(round.grace_until + timedelta(days=1), 2):
        turn_lights(clock.now())
        look(clock.now())
    return round


def _close(round: Round) -> Bulletin:
    """The draft of the bulletin of a round that is closed on its regular day."""
    with on(round.closes_on, 16):
        close_round(acting(HEAD_OF_OFFICE), Round.objects.select_related("plan").get(pk=round.pk))
    return demo_letters.drafted(round.closes_on)


def _answer(round: Round, answers: Callable[[str], bool], half: bool = False) -> None:
    """Every liaison officer of whom it is said answers what his unit is asked: everything, or the first half."""
    for username, unit in _liaisons(round):
        asks = list(still_asked(Ask.objects.filter(round=round, unit=unit)).select_related("round", "task"))
        asks = asks[: (len(asks) + 1) // 2] if half else asks
        if asks and answers(username):
            asked = asked_by_ask(asks, clock.today()).values()
            rows = [_row(one, PACE.get(username, Fraction(1)), username == EARLY[0]) for one in asked]
            if half and username == HINDERED[0]:
                rows[0] = _hindered(rows[0], round)
            submit_reports(acting(username), round, unit, rows)


def _hindered(row: Row, round: Round) -> Row:
    """The same answer, with what stands in the way."""
    _username, what, needed = HINDERED
    return replace(row, hindrance=Hindrance(what, unit_named(needed, round.region, clock.today())))


def _liaisons(round: Round) -> Iterator[tuple[str, Unit]]:
    units = Ask.objects.filter(round=round).values("unit")
    held = Holding.objects.filter(post__role=Role.LIAISON, post__unit__in=units, valid_to__isnull=True)
    for holding in held.select_related("user", "post__unit").order_by("pk"):
        yield holding.user.username, holding.post.unit


def _row(asked: Asked, pace: Fraction, proves: bool) -> Row:
    """An answer at a pace; a proof where a result is reported, or where one is to be looked at."""
    row = Row(asked.ask.pk, {pk: figure(asked, pk, pace) for pk in asked.needed()}, WORDS)
    if not proves and not asked.owes_proof(row):
        return row
    accepted = paper("验收单.txt", f"{asked.ask.task.title}\n验收单（示例）")
    return Row(row.ask, row.values, row.words, proofs=(accepted,))
