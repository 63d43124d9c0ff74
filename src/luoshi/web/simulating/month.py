"""One round of a simulated year: opened, answered in each unit's manner, reviewed, pressed for, closed, published."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from luoshi.core import clock
from luoshi.core.calendar import workdays_after
from luoshi.dispatch.actions import close_round, open_round, review_reports, submit_reports
from luoshi.dispatch.actions.reviewing import Review
from luoshi.dispatch.asked import asked_by_ask
from luoshi.dispatch.models import Ask, Round
from luoshi.dispatch.queries import in_review, still_asked
from luoshi.dispatch.reports import Asked, Row
from luoshi.dispatch.states import Fall
from luoshi.organizations.models import Unit
from luoshi.organizations.states import Role
from luoshi.publishing.actions import publish, rewrite
from luoshi.publishing.models import Bulletin
from luoshi.supervision.actions import answer, check_reply, issue, sign_for
from luoshi.supervision.models import Proposal
from luoshi.supervision.states import ProposalState
from luoshi.web.playing import figure, on, paper
from luoshi.web.simulating.manners import Manner
from luoshi.web.simulating.stage import CLERK, COUNTY_HEAD, OFFICE, Stage, act_of, night, username_in

WORDS = ("按计划推进，数据已与台账核对。", "本月重点抓项目落地，已现场核实。", "已召开调度会，问题逐项交办。")
CARELESS_WORDS = "正在推进。"
PROOF = "佐证材料.txt"
BECAUSE = "县政府年度重点工作，常务会议确定逐项按月调度。"
FOREWORD = "各单位总体进展平稳。对未按期报送和进度滞后的单位，请主要负责人过问，抓紧补上。"


def play(stage: Stage, month: date) -> Round:
    """The round about a month, from its opening to its bulletin."""
    opens = workdays_after(month - timedelta(days=1), 1).day
    with on(opens, 9):
        round = open_round(act_of(OFFICE), stage.plan_now(), month - timedelta(days=1), because=BECAUSE)
    night(round.remind_on or opens)
    late, silent = _moods(stage, round)
    with on(round.due_on, 10):
        _answer(stage, round, lambda unit: unit not in late | silent)
    with on(round.due_on, 16):
        _review(stage, round)
    night(round.due_on + timedelta(days=1))
    with on(round.grace_until, 10):
        _answer(stage, round, lambda unit: unit not in silent)
    with on(round.grace_until, 16):
        _review(stage, round, strictly=False)
    night(round.grace_until + timedelta(days=1))
    _press(stage, round)
    _close(round)
    return round


def _moods(stage: Stage, round: Round) -> tuple[set[int], set[int]]:
    """Which units are late this time, and which say nothing."""
    units = sorted(set(Ask.objects.filter(round=round).values_list("unit", flat=True)))
    chances = {unit: stage.random.random() for unit in units}
    silent = {unit for unit in units if chances[unit] < _manner(stage, unit).silent}
    late = {unit for unit in units if unit not in silent and chances[unit] < _manner(stage, unit).late}
    return late, silent


def _manner(stage: Stage, unit: int) -> Manner:
    return stage.manners[unit]


def _answer(stage: Stage, round: Round, answers: Callable[[int], bool]) -> None:
    """Every unit of which it is said answers what it is still asked, what was returned among it."""
    for unit in sorted(set(still_asked(Ask.objects.filter(round=round)).values_list("unit", flat=True))):
        if answers(unit):
            asks = list(still_asked(Ask.objects.filter(round=round, unit=unit)).select_related("round", "task"))
            again = round.grace_until <= clock.today()
            rows = [_row(stage, one, careful=again) for one in asked_by_ask(asks, clock.today()).values()]
            submit_reports(act_of(username_in(unit, Role.LIAISON)), round, Unit.objects.get(pk=unit), rows)


def _row(stage: Stage, asked: Asked, careful: bool) -> Row:
    """An answer in the manner of its unit; proofs where results are told or the ask was drawn."""
    manner = _manner(stage, asked.ask.unit_id)
    slips = not careful and stage.random.random() < manner.careless
    values = {pk: figure(asked, pk, manner.pace(stage.random)) for pk in asked.needed()}
    words = CARELESS_WORDS if slips else stage.random.choice(WORDS)
    row = Row(asked.ask.pk, values, words, fall=Fall.NONE, insisted="数据已与业务科室核对。")
    proofs = (paper(PROOF, asked.ask.task.title),) if asked.owes_proof(row) else ()
    return Row(row.ask, row.values, row.words, proofs=proofs, insisted=row.insisted)


def _review(stage: Stage, round: Round, strictly: bool = True) -> None:
    """The clerk accepts what is clean and returns what says nothing."""
    reports = list(in_review(round))
    reviews = [Review(one.pk, True) for one in reports if not (strictly and one.words == CARELESS_WORDS)]
    reviews += [
        Review(one.pk, False, "请写明完成了什么、数据从哪里来。")
        for one in reports
        if strictly and one.words == CARELESS_WORDS
    ]
    if reviews:
        review_reports(act_of(CLERK), round, reviews)


def _press(stage: Stage, round: Round) -> None:
    """Letters go to those who said nothing; they sign, answer, and somebody else looks at it."""
    days = [workdays_after(round.grace_until, n).day for n in (1, 2, 3)]
    for proposal in list(Proposal.objects.filter(state=ProposalState.OPEN).order_by("pk")):
        liaison = username_in(proposal.unit_id, Role.LIAISON)
        with on(days[0], 10):
            letter = issue(act_of(OFFICE), proposal)
        with on(days[0], 15):
            sign_for(act_of(liaison), letter)
        with on(days[1], 11):
            reply = answer(
                act_of(liaison), letter, "经办人交接疏漏，已补报并明确专人。", [paper("整改说明.txt", "整改说明")]
            )
        with on(days[2], 9):
            check_reply(act_of(CLERK), reply, True)


def _close(round: Round) -> None:
    """Closed on its day; the worker drafts the bulletin, the clerk writes its foreword, the county's head publishes."""
    with on(round.closes_on, 16):
        close_round(act_of(OFFICE), Round.objects.select_related("plan").get(pk=round.pk))
    night(round.closes_on + timedelta(days=1))
    for bulletin in _drafted(round):
        with on(workdays_after(round.closes_on, 1).day, 10):
            rewrite(act_of(CLERK), bulletin, FOREWORD)
        with on(workdays_after(round.closes_on, 1).day, 15):
            publish(act_of(COUNTY_HEAD), Bulletin.objects.get(pk=bulletin.pk))


def _drafted(round: Round) -> Iterable[Bulletin]:
    return list(Bulletin.objects.filter(round=round))
