"""Deaths in the acts of rounds, reports and lights."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from luoshi.core.acts import Act
from luoshi.dispatch import actions as dispatch
from luoshi.dispatch.actions.proving import Want
from luoshi.dispatch.actions.reviewing import Review
from luoshi.dispatch.models import Ask, Measurement, Obstacle, Reopening, Report, Round, YearEnd
from luoshi.dispatch.reports import Compared, Hindrance, Row
from luoshi.ledger import actions as ledger
from luoshi.ledger.models import Plan, Target, Task
from tests.crash.scenario import KEY, scenario, science, silent
from tests.support import bulletins, calendars, rounds, year_ends
from tests.support.cast import MOMENT
from tests.support.letters import LATER, act_of
from tests.support.papers import bring
from tests.support.world import PLAN, World


def a_plan(world: World) -> Plan:
    """A further plan over which no round was opened."""
    return ledger.adopt(
        world.cast.act("office"), bring(world.cast, PLAN.replace("3号", f"{Plan.objects.count() + 200}号"))
    )


@scenario("dispatch.open_round")
def _(world):
    plan, act = a_plan(world), world.cast.act("office", KEY)
    return lambda: dispatch.open_round(act, Plan.objects.get(pk=plan.pk), date(2026, 8, 1))


@scenario("dispatch.remind_round")
def _(world):
    round, act = silent(world), world.cast.act("office", KEY)
    return lambda: dispatch.remind_round(act, Round.objects.get(pk=round.pk))


@scenario("dispatch.nudge_reviewers")
def _(world):
    round, act = silent(world), world.cast.act("office", KEY)
    rounds.reported(world.cast.act("unit"), round, 1, values=rounds.values_of(round, 1, "4"))
    return lambda: dispatch.nudge_reviewers(act, Round.objects.get(pk=round.pk))


@scenario("dispatch.press_round")
def _(world):
    round, act = silent(world), world.cast.act("office", KEY)
    return lambda: dispatch.press_round(act, Round.objects.get(pk=round.pk))


@scenario("dispatch.submit_reports")
def _(world):
    round, act = silent(world), world.cast.act("unit", KEY)
    four = {"values": rounds.values_of(round, 1, "4"), "proofs": (rounds.proof(),)}
    rows = [Row(rounds.ask_of(round, 1).pk, **four), Row(rounds.ask_of(round, 2).pk, words="正在申报")]
    return lambda: dispatch.submit_reports(act, Round.objects.get(pk=round.pk), science(world), rows)


@scenario("dispatch.review_reports")
def _(world):
    round, act = silent(world), world.cast.act("office", KEY)
    one = rounds.reported(world.cast.act("unit"), round, 1, values=rounds.values_of(round, 1, "4"))
    other = rounds.reported(world.cast.act("unit"), round, 2, words="正在申报")
    reviews = [Review(one.pk, True, verified=rounds.values_of(round, 1, "3")), Review(other.pk, False, "请写明进度")]
    return lambda: dispatch.review_reports(act, Round.objects.get(pk=round.pk), reviews)


def proved(world: World) -> Report:
    """A result of the bureau of science with its file, in review."""
    round = silent(world)
    four = {"values": rounds.values_of(round, 1, "4"), "proofs": (rounds.proof(),)}
    return rounds.reported(world.cast.act("unit"), round, 1, **four)


@scenario("dispatch.ask_for_proof")
def _(world):
    report, act = proved(world), world.cast.act("office", KEY)
    other = rounds.reported(world.cast.act("unit"), report.round, 2, words="已获批", proofs=(rounds.proof(),))
    lacking = frozenset(rounds.values_of(report.round, 1, "4"))
    wants = [Want(report.pk, "请补认定文件盖章页", lacking), Want(other.pk, "请补认定文件盖章页")]
    return lambda: dispatch.ask_for_proof(act, Round.objects.get(pk=report.round_id), wants)


@scenario("dispatch.add_proof")
def _(world):
    report, act = rounds.unproved(world.cast, proved(world)), world.cast.act("unit", KEY)
    return lambda: dispatch.add_proof(act, Report.objects.get(pk=report.pk), (rounds.proof(),), "盖章页")


@scenario("dispatch.excuse_unit")
def _(world):
    round, act = silent(world), world.cast.act("office", KEY)
    return lambda: dispatch.excuse_unit(act, Round.objects.get(pk=round.pk), science(world), "防汛应急")


@scenario("dispatch.close_round")
def _(world):
    round, act = silent(world), act_of(world.cast, "office", key=KEY)
    return lambda: dispatch.close_round(act, Round.objects.get(pk=round.pk))


def locked(world: World) -> Ask:
    """What the bureau of science has not reported in a round that is closed."""
    round = dispatch.close_round(act_of(world.cast, "office"), silent(world))
    return rounds.ask_of(round, 2)


@scenario("dispatch.ask_to_reopen")
def _(world):
    ask, act = locked(world), act_of(world.cast, "unit", key=KEY)
    return lambda: dispatch.ask_to_reopen(act, Ask.objects.get(pk=ask.pk), "联络员住院")


@scenario("dispatch.decide_reopening")
def _(world):
    wished = dispatch.ask_to_reopen(act_of(world.cast, "unit"), locked(world), "联络员住院")
    act = act_of(world.cast, "office", key=KEY)
    return lambda: dispatch.decide_reopening(
        act, Reopening.objects.get(pk=wished.pk), True, "情况属实", LATER.date() + timedelta(days=3)
    )


@scenario("dispatch.judge_lights")
def _(world):
    round, act = silent(world), Act(None, "", LATER, "sweep", key=KEY)
    tasks = list(Task.objects.filter(plan=round.plan_id).values_list("pk", flat=True))
    return lambda: dispatch.judge_lights(act, Round.objects.get(pk=round.pk), tasks)


@scenario("dispatch.correct_value")
def _(world):
    round = silent(world)
    bulletins.reported(world.cast, round, "science", "unit")
    measurement, act = Measurement.objects.latest("pk"), act_of(world.cast, "office", key=KEY)
    return lambda: dispatch.correct_value(act, Measurement.objects.get(pk=measurement.pk), Decimal(9), "重复统计")


@scenario("dispatch.reckon_again")
def _(world):
    round = silent(world)
    calendars.announced(world.cast, date(2026, 10, 12))
    act = Act(None, "", MOMENT, "sweep", key=KEY)
    return lambda: dispatch.reckon_again(act, Round.objects.get(pk=round.pk))


@scenario("dispatch.answer_obstacle")
def _(world):
    obstacle, act = obstacle_of(world), world.cast.act("second_unit", KEY)
    return lambda: dispatch.answer_obstacle(act, Obstacle.objects.get(pk=obstacle), "本月20日前办结")


@scenario("dispatch.solve_obstacle")
def _(world):
    obstacle, act = obstacle_of(world), world.cast.act("unit", KEY)
    return lambda: dispatch.solve_obstacle(act, Obstacle.objects.get(pk=obstacle))


def obstacle_of(world: World) -> int:
    """An obstacle of the bureau of science for which the bureau of farming is needed."""
    round, hindrance = silent(world), Hindrance("用地手续未办", world.cast.units["farming"])
    report = rounds.reported(world.cast.act("unit"), round, 2, words="正在选址", hindrance=hindrance)
    return report.obstacle.pk


@scenario("dispatch.enter_reference")
def _(world):
    plan = ledger.adopt(world.cast.act("office"), bring(world.cast, rounds.COMPARED))
    round = dispatch.open_round(world.cast.act("office"), plan, date(2026, 8, 1))
    target, act = plan.tasks.get(no=1).targets.get(), world.cast.act("office", KEY)
    compared = Compared(Decimal("5.8"), "市统计月报8月")
    return lambda: dispatch.enter_reference(
        act, Round.objects.get(pk=round.pk), Target.objects.get(pk=target.pk), compared
    )


@scenario("dispatch.enter_for_unit")
def _(world):
    round, act = silent(world), world.cast.act("office", KEY)
    rows = [Row(rounds.ask_of(round, 2).pk, words="正在申报")]
    return lambda: dispatch.enter_for_unit(act, Round.objects.get(pk=round.pk), science(world), rows, "phone")


@scenario("dispatch.answer_entry")
def _(world):
    report, act = rounds.entered(world.cast, silent(world)), world.cast.act("unit", KEY)
    return lambda: dispatch.answer_entry(act, Report.objects.get(pk=report.pk), False, "说的是3家")


@scenario("dispatch.judge_delivery")
def _(world):
    task, act = world.plan.tasks.get(no=1).pk, world.cast.act("office", KEY)
    return lambda: dispatch.judge_delivery(act, Task.objects.get(pk=task), "doubtful", "设备尚未到货。")


@scenario("dispatch.log_call")
def _(world):
    round, act = silent(world), world.cast.act("office", KEY)
    return lambda: dispatch.log_call(act, Round.objects.get(pk=round.pk), science(world), "王主任", "明天下午前报。")


@scenario("dispatch.propose_year_end")
def _(world):
    plan, act = year_ends.over(world.cast, year_ends.ONE_LINE), world.cast.act("office", KEY)
    return lambda: dispatch.propose_year_end(act, Plan.objects.get(pk=plan.pk), year_ends.ending(plan))


@scenario("dispatch.decide_year_end")
def _(world):
    year_end = year_ends.proposed(world.cast, year_ends.over(world.cast, year_ends.ONE_LINE), at=MOMENT)
    act = world.cast.act("leader", KEY)
    return lambda: dispatch.decide_year_end(act, YearEnd.objects.get(pk=year_end.pk), True)


@scenario("dispatch.settle_year")
def _(world):
    plan, act = year_ends.over(world.cast, values=("8", "17")), world.cast.act("office", KEY)
    why_not = {year_ends.task(plan, no).pk: "并入日常工作" for no in (2, 3)}
    year_end = year_ends.ended(world.cast, plan, at=MOMENT, why_not=why_not)
    nine = {Measurement.objects.get(target=year_ends.target(plan, 1)).pk: Decimal(9)}
    told = nine, "县统计局核定", {year_ends.target(plan, 3).pk: Decimal(4000)}
    return lambda: dispatch.settle_year(act, YearEnd.objects.get(pk=year_end.pk), *told)
