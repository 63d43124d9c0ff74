"""A unit that had said nothing reports late on a closed round (逾期补报), on the morning before the bulletin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from luoshi.core import clock
from luoshi.core.acts import Act
from luoshi.core.calendar import workdays_after
from luoshi.dispatch.actions import ask_to_reopen, decide_reopening, review_reports, submit_reports
from luoshi.dispatch.actions.reviewing import Review
from luoshi.dispatch.asked import asked_by_ask
from luoshi.dispatch.models import Ask, Round
from luoshi.dispatch.queries import in_review, unanswered
from luoshi.dispatch.reopening.queries import obstacles_to
from luoshi.organizations.states import Role
from luoshi.web.playing import on
from luoshi.web.simulating.answers import answer_of
from luoshi.web.simulating.stage import CLERK, OFFICE, Stage, act_of, username_in

#: The months of which somebody reports late, if something is missing then, and the one in which a unit forgets it all.
MONTHS, FORGOTTEN = range(1, 13, 2), 5


def forgetful(stage: Stage, round: Round, units: Sequence[int]) -> frozenset[int]:
    """A unit that says nothing this time, whatever its manner."""
    return frozenset({stage.random.choice(units)} if round.period_end.month == FORGOTTEN and units else ())


def play(stage: Stage, round: Round, day: date) -> None:
    """One thing that the round asked and nobody reported: asked for, granted, reported and reviewed in one morning."""
    missing = unanswered(round).order_by("unit", "pk").select_related("unit", "task", "round__plan").first()
    if round.period_end.month not in MONTHS or missing is None or any(obstacles_to(missing, day)):
        return
    with on(day, 8):
        wished = ask_to_reopen(_unit(missing), missing, "联络员住院，未及时交接。")
    with on(day, 9):
        decide_reopening(stage.act(OFFICE), wished, True, "情况属实，限期补报。", workdays_after(day, 3).day)
    _report(stage, missing, day)


def _report(stage: Stage, ask: Ask, day: date) -> None:
    round = Round.objects.select_related("plan").get(pk=ask.round_id)
    with on(day, 11):
        asked = asked_by_ask([ask], clock.today())[ask.pk]
        submit_reports(_unit(ask), round, ask.unit, [answer_of(stage, asked, careful=True)])
    with on(day, 12):
        review_reports(stage.act(CLERK), round, [Review(one.pk, True) for one in in_review(round)])


def _unit(ask: Ask) -> Act:
    return act_of(username_in(ask.unit_id, Role.LIAISON))
