"""One round of a simulated year: opened, answered in each unit's manner, reviewed, pressed for, closed, published.

The counties go through it side by side, for the nights are the same for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from luoshi.core import clock
from luoshi.core.calendar import workdays_after
from luoshi.dispatch.actions import close_round, open_round, review_reports, submit_reports
from luoshi.dispatch.actions.reviewing import Review
from luoshi.dispatch.asked import asked_by_ask
from luoshi.dispatch.models import Ask, Round
from luoshi.dispatch.queries import in_review, still_asked
from luoshi.organizations.models import Unit
from luoshi.organizations.states import Role
from luoshi.publishing.actions import publish, rewrite
from luoshi.publishing.models import Bulletin
from luoshi.supervision.actions import answer, check_reply, issue, sign_for
from luoshi.supervision.models import Proposal
from luoshi.supervision.states import ProposalState
from luoshi.web.playing import all_look, on, paper
from luoshi.web.simulating import absences, beside, late, proofs
from luoshi.web.simulating.answers import CARELESS_WORDS, answer_of
from luoshi.web.simulating.manners import Manner
from luoshi.web.simulating.stage import CLERK, OFFICE, Stage, act_of, night, username_in

BECAUSE = "县政府年度重点工作，常务会议确定逐项按月调度。"
FOREWORD = "各单位总体进展平稳。对未按期报送和进度滞后的单位，请主要负责人过问，抓紧补上。"


@dataclass(frozen=True)
class Scene:
    """A county's round about a month, and which of its units are late this time or say nothing."""

    stage: Stage
    round: Round
    late: frozenset[int]
    silent: frozenset[int]


def play(stages: Sequence[Stage], month: date, away: bool) -> list[Round]:
    """The rounds of the counties about a month, from opening to bulletin; the first one's head may be away then."""
    opens = workdays_after(month - timedelta(days=1), 1).day
    with on(opens, 9):
        scenes = [_opened(stage, month - timedelta(days=1)) for stage in stages]
    days = scenes[0].round
    night(days.remind_on or opens)
    for scene in scenes:
        beside.excuse(scene.stage, scene.round)
    scenes = [_in_time(scene) for scene in scenes]
    night(days.due_on + timedelta(days=1))
    for scene in scenes:
        _in_grace(scene)
    night(days.grace_until + timedelta(days=1))
    for scene in scenes:
        _press(scene)
    if away:
        absences.leave(stages[0], days.closes_on)
    _close(scenes)
    return [scene.round for scene in scenes]


def _opened(stage: Stage, period: date) -> Scene:
    round = open_round(stage.act(OFFICE), stage.plan_now(), period, because=BECAUSE)
    return Scene(stage, round, *_moods(stage, round))


def _moods(stage: Stage, round: Round) -> tuple[frozenset[int], frozenset[int]]:
    """Which units are late this time, and which say nothing."""
    units = sorted(set(Ask.objects.filter(round=round).values_list("unit", flat=True)))
    chances = {unit: stage.random.random() for unit in units}
    silent = frozenset(unit for unit in units if chances[unit] < _manner(stage, unit).silent)
    silent |= late.forgetful(stage, round, units)
    return frozenset(unit for unit in units if chances[unit] < _manner(stage, unit).late) - silent, silent


def _manner(stage: Stage, unit: int) -> Manner:
    return stage.manners[unit]


def _in_time(scene: Scene) -> Scene:
    """The due day: who is neither late nor silent answers, others by telephone, and all is reviewed; who is silent
    from then on.
    """
    beside.leave_drafts(scene.round, scene.silent)
    with on(scene.round.due_on, 10):
        _answer(scene, lambda unit: unit not in scene.late | scene.silent)
    called = beside.by_telephone(scene.stage, scene.round, scene.late | scene.silent)
    proofs.ask(scene.stage, scene.round)
    with on(scene.round.due_on, 16):
        _review(scene)
    return replace(scene, silent=scene.silent - {called})


def _in_grace(scene: Scene) -> None:
    """The last day of grace: who was late answers, what was returned comes again, what lacked a proof has it."""
    proofs.bring(scene.stage, scene.round)
    with on(scene.round.grace_until, 10):
        _answer(scene, lambda unit: unit not in scene.silent)
    with on(scene.round.grace_until, 16):
        _review(scene, strictly=False)


def _answer(scene: Scene, answers: Callable[[int], bool]) -> None:
    """Every unit of which it is said answers what it is still asked, what was returned among it."""
    stage, round = scene.stage, scene.round
    for unit in sorted(set(still_asked(Ask.objects.filter(round=round)).values_list("unit", flat=True))):
        if answers(unit):
            asks = list(still_asked(Ask.objects.filter(round=round, unit=unit)).select_related("round", "task"))
            again = round.grace_until <= clock.today()
            rows = [answer_of(stage, one, careful=again) for one in asked_by_ask(asks, clock.today()).values()]
            submit_reports(act_of(username_in(unit, Role.LIAISON)), round, Unit.objects.get(pk=unit), rows)


def _review(scene: Scene, strictly: bool = True) -> None:
    """The clerk accepts what is clean and returns what says nothing."""
    reports = list(in_review(scene.round))
    reviews = [Review(one.pk, True) for one in reports if not (strictly and one.words == CARELESS_WORDS)]
    reviews += [
        Review(one.pk, False, "请写明完成了什么、数据从哪里来。")
        for one in reports
        if strictly and one.words == CARELESS_WORDS
    ]
    if reviews:
        review_reports(scene.stage.act(CLERK), scene.round, reviews)


def _press(scene: Scene) -> None:
    """Letters go to those who said nothing; they sign, answer, and somebody else looks at it."""
    days = [workdays_after(scene.round.grace_until, n).day for n in (1, 2, 3)]
    proposed = Proposal.objects.filter(state=ProposalState.OPEN, region=scene.round.region_id)
    for proposal in list(proposed.order_by("pk")):
        liaison = username_in(proposal.unit_id, Role.LIAISON)
        with on(days[0], 10):
            letter = issue(scene.stage.act(OFFICE), proposal)
        with on(days[0], 15):
            sign_for(act_of(liaison), letter)
        with on(days[1], 11):
            reply = answer(
                act_of(liaison), letter, "经办人交接疏漏，已补报并明确专人。", [paper("整改说明.txt", "整改说明")]
            )
        with on(days[2], 9):
            check_reply(scene.stage.act(CLERK), reply, True)


def _close(scenes: Sequence[Scene]) -> None:
    """Closed on their day; the worker drafts the bulletins, the clerks write forewords, the counties' heads publish."""
    closes = scenes[0].round.closes_on
    for scene in scenes:
        with on(closes, 16):
            close_round(scene.stage.act(OFFICE), Round.objects.select_related("plan").get(pk=scene.round.pk))
    night(closes + timedelta(days=1))
    for scene in scenes:
        late.play(scene.stage, scene.round, workdays_after(closes, 1).day)
        for bulletin in Bulletin.objects.filter(round=scene.round).order_by("pk"):
            with on(workdays_after(closes, 1).day, 14):
                rewrite(scene.stage.act(CLERK), bulletin, FOREWORD)
            with on(workdays_after(closes, 1).day, 15):
                all_look(bulletin)
                publish(absences.head_of_county(scene.stage), Bulletin.objects.get(pk=bulletin.pk))
