"""Two months of the example county: one round is over and a unit was silent in it, the next waits for everybody.

Days are reckoned back from today, so that there is something to do whenever the example is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

from django.utils import timezone

from luoshi.core import clock
from luoshi.core.acts import Act
from luoshi.core.calendar import workdays_after
from luoshi.dispatch.actions import close_round, open_round, review_reports, submit_reports
from luoshi.dispatch.actions.reviewing import Review
from luoshi.dispatch.asked import asked_by_ask
from luoshi.dispatch.dates import last_month, month_of, workdays_before
from luoshi.dispatch.lights.judging import course
from luoshi.dispatch.models import Ask, Report, Round
from luoshi.dispatch.queries import in_review, still_asked
from luoshi.dispatch.reports import Asked, Proof, Row
from luoshi.dispatch.sweeps import turn_lights
from luoshi.ledger.models import Plan
from luoshi.organizations.acting import act_as
from luoshi.organizations.models import Holding, Unit, User
from luoshi.organizations.states import Role
from luoshi.records import files

#: Who says nothing in the first round.
SILENT = "heqingquan"
#: How far each liaison officer has come, as a part of what was expected by then; everybody else is on course.
PACE = {"fangzhengjie": Fraction(9, 10), "youruicheng": Fraction(7, 10), "shitongtu": Fraction(95, 100)}
#: Who has answered in the round that is open; the first adds a proof.
EARLY = ("jiangheqiu", "baimingzhu", "liangyunzhou", "dinghe")
WORDS = "按计划推进，进度数据已与台账核对。"
REVIEWERS = ("luxiaoman", "shenyanqiu")


@dataclass(frozen=True)
class Days:
    """The days of the example: the plan is adopted, a first round is opened, and the round that is open now."""

    adopted: date
    first: date
    now: date

    @property
    def first_month(self) -> date:
        return last_month(self.first)

    @property
    def this_month(self) -> date:
        return last_month(self.now)


def days_before(today: date) -> Days:
    """The round that is open now was opened two working days ago, the first on the regular day a month before."""
    now = workdays_before(today, 2)
    first_month = last_month(last_month(now))
    first = workdays_after(month_of(first_month)[1], 1).day
    return Days(workdays_after(first_month, 2).day, first, now)


def at(day: date, hour: int = 9) -> datetime:
    """An hour of a day at the office."""
    return timezone.make_aware(datetime.combine(day, time(hour)))


def on(day: date, hour: int = 9) -> AbstractContextManager[None]:
    """The clock stands at an hour of a day while something is done."""
    return clock.frozen(at(day, hour))


def acting(username: str) -> Act:
    """A new act of a person of the example, now."""
    return act_as(User.objects.get(username=username), clock.now(), "demo")


def two_months(yearly: Plan, ten: Plan, days: Days) -> None:
    """A round over the public list that is over, and the rounds over it and the yearly plan that are open."""
    office = REVIEWERS[-1]
    with on(days.first):
        first = open_round(acting(office), ten, days.first_month)
    with on(first.due_on, 10):
        _answer(first, lambda username: username != SILENT)
    with on(first.grace_until, 15):
        review_reports(acting(REVIEWERS[0]), first, [_review(one) for one in in_review(first)])
    with on(first.grace_until + timedelta(days=1), 2):
        turn_lights(clock.now())
    with on(first.closes_on, 16):
        close_round(acting(office), Round.objects.select_related("plan").get(pk=first.pk))
    for plan in (ten, yearly):
        with on(days.now):
            opened = open_round(acting(office), Plan.objects.get(pk=plan.pk), days.this_month)
        with on(days.now, 15):
            _answer(opened, lambda username: username in EARLY)


def _review(report: Report) -> Review:
    return Review(report.pk, True)


def _answer(round: Round, answers: Callable[[str], bool]) -> None:
    """Every liaison officer of whom it is said answers everything that his unit is asked."""
    for username, unit in _liaisons(round):
        asks = list(still_asked(Ask.objects.filter(round=round, unit=unit)).select_related("round", "task"))
        if asks and answers(username):
            asked = asked_by_ask(asks, clock.today()).values()
            rows = [_row(one, PACE.get(username, Fraction(1)), username == EARLY[0]) for one in asked]
            submit_reports(acting(username), round, unit, rows)


def _liaisons(round: Round) -> Iterator[tuple[str, Unit]]:
    units = Ask.objects.filter(round=round).values("unit")
    held = Holding.objects.filter(post__role=Role.LIAISON, post__unit__in=units, valid_to__isnull=True)
    for holding in held.select_related("user", "post__unit").order_by("pk"):
        yield holding.user.username, holding.post.unit


def _row(asked: Asked, pace: Fraction, proves: bool) -> Row:
    """An answer at a pace; a proof where a result is reported, or where one is to be looked at."""
    row = Row(asked.ask.pk, {pk: _value(asked, pk, pace) for pk in asked.needed()}, WORDS)
    if not proves and not asked.results(row):
        return row
    paper = files.store(f"{asked.ask.task.title}\n验收单（示例）\n".encode())
    return Row(row.ask, row.values, row.words, proofs=(Proof(paper, "验收单.txt", "text/plain"),))


def _value(asked: Asked, pk: int, pace: Fraction) -> Decimal:
    """What stands by the end of the round's month, in whole units, never less than what was accepted."""
    aim = asked.aims[pk]
    share = course(aim.begins, aim.due, asked.ask.round.period_end)
    value = Decimal(int(aim.amount * share * pace))
    return max(value, asked.last[pk].counts) if pk in asked.last else value
