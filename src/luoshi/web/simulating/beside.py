"""What happens in a round besides reports: drafts that are left, units that are excused, answers by telephone."""

from __future__ import annotations

from collections.abc import Iterable

from luoshi.core import clock
from luoshi.dispatch.actions import answer_entry, enter_for_unit, excuse_unit, review_reports
from luoshi.dispatch.actions.reviewing import Review
from luoshi.dispatch.asked import asked_by_ask
from luoshi.dispatch.drafts import keep
from luoshi.dispatch.models import Ask, Report, Round
from luoshi.dispatch.queries import still_asked
from luoshi.dispatch.states import EntrySource, ReportState
from luoshi.organizations.models import Unit, User
from luoshi.organizations.states import Role
from luoshi.web.playing import on
from luoshi.web.simulating.answers import answer_of
from luoshi.web.simulating.stage import CLERK, OFFICE, Stage, act_of, username_in

#: The months in which a unit is excused for an emergency, and those in which one answers by telephone.
EMERGENCIES, BY_PHONE = (4, 7), (3, 6, 9, 12)
#: The months of those in which the unit disputes what was entered for it.
DISPUTED = (6, 12)
HALF_DONE = "正在核对数据，"


def excuse(stage: Stage, round: Round) -> None:
    """In a month of floods one unit is excused on the day of the reminder (应急免报)."""
    asked = _units(round)
    if round.period_end.month in EMERGENCIES and asked:
        with on(round.remind_on or round.opens_on, 15):
            unit = Unit.objects.get(pk=stage.random.choice(asked))
            excuse_unit(stage.act(OFFICE), round, unit, "防汛应急响应期间，全员下沉一线。")


def leave_drafts(round: Round, silent: Iterable[int]) -> None:
    """On the due day those who will not report have begun to write, and leave it."""
    with on(round.due_on, 9):
        for unit in sorted(silent):
            ask = still_asked(Ask.objects.filter(round=round, unit=unit)).order_by("pk").first()
            user = User.objects.get(username=username_in(unit, Role.LIAISON))
            if ask:
                keep(user.pk, ask, {"words": HALF_DONE}, None, clock.now())


def by_telephone(stage: Stage, round: Round, owing: frozenset[int]) -> int | None:
    """The office enters what one of the units that owe says (代录), and it agrees or disputes; which unit that was.

    What was disputed is returned on the same day, and the unit reports it itself.
    """
    if round.period_end.month not in BY_PHONE or not (called := sorted(owing & set(_units(round)))):
        return None
    unit = Unit.objects.get(pk=called[0])
    with on(round.due_on, 11):
        asks = list(still_asked(Ask.objects.filter(round=round, unit=unit)).select_related("round", "task"))
        rows = [answer_of(stage, one, careful=True) for one in asked_by_ask(asks, clock.today()).values()]
        enter_for_unit(stage.act(OFFICE), round, unit, rows, EntrySource.PHONE)
    _answered_by(unit, round, agrees=round.period_end.month not in DISPUTED)
    if round.period_end.month in DISPUTED:
        _returned(stage, round, unit)
    return unit.pk


def _answered_by(unit: Unit, round: Round, agrees: bool) -> None:
    with on(round.due_on, 14):
        for report in _entered(round, unit):
            liaison = act_of(username_in(unit.pk, Role.LIAISON))
            answer_entry(liaison, report, agrees, "" if agrees else "电话记录有误，以我单位书面数据为准。")


def _returned(stage: Stage, round: Round, unit: Unit) -> None:
    with on(round.due_on, 15):
        reviews = [Review(report.pk, False, "单位有异议，请自行填报。") for report in _entered(round, unit)]
        review_reports(stage.act(CLERK), round, reviews)


def _entered(round: Round, unit: Unit) -> list[Report]:
    reports = Report.objects.filter(round=round, unit=unit, current=True, state=ReportState.IN_REVIEW)
    return list(reports.filter(entered_for__isnull=False).select_related("round", "task").order_by("pk"))


def _units(round: Round) -> list[int]:
    """The units that have something left to answer."""
    return sorted(set(still_asked(Ask.objects.filter(round=round)).values_list("unit", flat=True)))
