"""Damage to rounds, reports and lights that the checks of dispatch notice."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from django.db import connection

from luoshi.dispatch import actions as dispatch
from luoshi.dispatch.models import (
    Ask,
    Draft,
    EnteredFor,
    Light,
    LightRuleSet,
    Measurement,
    ProofRequest,
    Reference,
    Reopening,
    Report,
    Round,
    SettledFigure,
    YearEndLine,
)
from luoshi.ledger.models import Plan, Task
from tests.support import letters, rounds, year_ends
from tests.support.cast import MOMENT
from tests.support.corruptions.records import NOBODY
from tests.support.corruptions.table import corrupts


def accepted(world):
    """An accepted report of the bureau of science: four of six enterprises."""
    round = letters.round_of(world.cast, world.plan)
    four = rounds.reported(world.cast.act("unit"), round, 1, values=rounds.values_of(round, 1, "4"))
    return rounds.accepted(world.cast.act("office"), four)


def light_of(report):
    return Light.objects.get(task=report.task, target=None, valid_to=None)


@corrupts("records.rows", "dispatch.light-rules")
def milder_rules_for_lights(world):
    accepted(world)
    one = LightRuleSet.objects.get()
    one.body["flow"]["red_below"] = "-50"
    LightRuleSet.objects.filter(pk=one.pk).update(body=one.body)


@corrupts("records.rows", "dispatch.light-rules", engine="postgresql")
def a_light_without_rules(world):
    """On SQLite the database's own check notices it too, and only with --full."""
    Light.objects.filter(pk=light_of(accepted(world)).pk).update(rule_set=999999)


@corrupts("records.rows", "dispatch.light-spans")
def a_day_without_a_light(world):
    light = light_of(accepted(world))
    Light.objects.filter(pk=light.pk).update(valid_to=light.valid_from + timedelta(days=3))


@corrupts("records.rows", "dispatch.light-spans")
def a_task_whose_lights_are_gone(world):
    Light.objects.filter(task=accepted(world).task_id).delete()


@corrupts("records.rows", "dispatch.lights")
def a_light_that_somebody_turned_green(world):
    round = letters.round_of(world.cast, world.plan)
    few = rounds.reported(world.cast.act("unit"), round, 1, values=rounds.values_of(round, 1, "1"))
    light = light_of(rounds.accepted(world.cast.act("office"), few))
    assert light.colour == "red"
    Light.objects.filter(pk=light.pk).update(colour="green", cause="on_course")


@corrupts("records.rows", "dispatch.lights")
def a_light_judged_by_a_figure_that_nobody_reported(world):
    Measurement.objects.filter(report=accepted(world)).update(value=1)


@corrupts("records.rows", "dispatch.denominators")
def an_ask_that_was_taken_out_of_the_count(world):
    round = letters.round_of(world.cast, world.plan)
    Ask.objects.filter(round=round, task__no=2).delete()


@corrupts("records.rows", "dispatch.denominators")
def an_ask_that_was_put_in_later(world):
    round = letters.round_of(world.cast, world.plan)
    ask = Ask.objects.filter(round=round).earliest("pk")
    Ask.objects.create(round=round, task=ask.task, unit=world.cast.units["reform"], act=NOBODY)


@corrupts("records.rows", "dispatch.reports", "dispatch.denominators", "dispatch.lights")
def a_report_that_counts_twice(world):
    report = accepted(world)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("DROP INDEX one_current_report")
    report.pk, report.n = None, 2
    report.save(force_insert=True)


@corrupts("records.rows", "dispatch.reports")
def a_value_that_counts_without_being_accepted(world):
    accepted(world)
    round = letters.round_of(world.cast, world.plan)
    two = rounds.reported(world.cast.act("unit"), round, 2, values=rounds.values_of(round, 2, "1"))
    Measurement.objects.filter(report=two).update(accepted_at=two.submitted_at)


@corrupts("records.rows", "dispatch.reviewers")
def a_report_with_another_reviewer_than_the_log_has(world):
    Report.objects.filter(pk=accepted(world).pk).update(reviewed_by=world.cast.leader)


@corrupts("records.rows", "dispatch.proofs")
def a_proof_that_somebody_wants_no_more(world):
    round = letters.round_of(world.cast, world.plan)
    facts = {"values": rounds.values_of(round, 1, "4"), "proofs": (rounds.proof(),)}
    rounds.unproved(world.cast, rounds.reported(world.cast.act("unit"), round, 1, **facts))
    ProofRequest.objects.update(state="dropped")


@corrupts("records.rows", "dispatch.days")
def a_round_with_another_due_day(world):
    round = letters.round_of(world.cast, world.plan)
    Round.objects.filter(pk=round.pk).update(due_on=round.due_on + timedelta(days=1))


@corrupts("records.rows", "dispatch.reasons")
def a_weekly_round_that_nobody_ordered(world):
    week = dispatch.open_round(world.cast.act("office"), world.plan, date(2026, 9, 14), "weekly", "县防指〔2026〕3号")
    Round.objects.filter(pk=week.pk).update(asked_because="")


@corrupts("records.rows", "dispatch.samples")
def a_sample_of_everything(world):
    Ask.objects.filter(round=letters.round_of(world.cast, world.plan)).update(drawn=True)


@corrupts("records.rows", "dispatch.doubts")
def a_doubt_of_which_the_reason_was_taken_away(world):
    round = letters.round_of(world.cast, world.plan)
    many = {"values": rounds.values_of(round, 1, "60000"), "proofs": (rounds.proof(),)}
    report = rounds.reported(world.cast.act("unit"), round, 1, **many, insisted="按新口径统计")
    Report.objects.filter(pk=report.pk).update(insisted="")


@corrupts("records.rows", "dispatch.references")
def a_figure_to_compare_with_for_what_is_not_compared(world):
    round = letters.round_of(world.cast, world.plan)
    target = rounds.ask_of(round, 1).task.targets.earliest("no")
    facts = {"value": 5, "source": "月报", "by": world.cast.people["office"], "at": round.opened_at}
    Reference.objects.create(target=target, period_end=round.period_end, act=NOBODY, **facts)


@corrupts("dispatch.drafts")
def a_draft_that_came_back(world):
    round = letters.round_of(world.cast, world.plan)
    dispatch.close_round(letters.act_of(world.cast, "office"), Round.objects.get(pk=round.pk))
    facts = {"user": world.cast.people["unit"], "body": {"words": "旧稿"}, "n": 1, "saved_at": round.opened_at}
    Draft.objects.create(ask=rounds.ask_of(round, 1), **facts)


@corrupts("records.rows", "dispatch.entered-for", "dispatch.reviewers", "dispatch.lights")
def a_dispute_that_was_turned_into_nothing(world):
    report = rounds.entered(world.cast, letters.round_of(world.cast, world.plan))
    dispatch.answer_entry(world.cast.act("unit"), report, True)
    other = letters.act_of(world.cast, "leader")
    facts = {"reviewed_by": world.cast.people["leader"], "reviewed_at": other.at, "state": "accepted"}
    Report.objects.filter(pk=report.pk).update(**facts)
    EnteredFor.objects.update(agreed=False, why="说的是3家")


@corrupts("records.rows", "dispatch.locked-rounds")
def a_report_that_came_after_its_round_was_closed(world):
    report = accepted(world)
    closed = dispatch.close_round(letters.act_of(world.cast, "office"), Round.objects.get(pk=report.round_id))
    Report.objects.filter(pk=report.pk).update(submitted_at=closed.closed_at + timedelta(hours=1))


@corrupts("records.rows", "dispatch.reopenings")
def a_late_report_where_none_may_be(world):
    week = dispatch.open_round(world.cast.act("office"), world.plan, date(2026, 9, 14), "weekly", "县防指〔2026〕3号")
    said = {"reason": "忘了", "wished_by": world.cast.people["unit"], "wished_at": MOMENT, "remark": "属实"}
    decided = {"decided_by": world.cast.people["office"], "decided_at": MOMENT, "open_until": MOMENT.date()}
    ask = Ask.objects.filter(round=week).earliest("pk")
    Reopening.objects.create(ask=ask, state="granted", rule_version=1, act=NOBODY, **said, **decided)


@corrupts("records.rows", "dispatch.year-ends")
def a_plan_that_runs_again_after_its_year_has_ended(world):
    plan = year_ends.over(world.cast, year_ends.ONE_LINE)
    year_ends.ended(world.cast, plan, at=MOMENT)
    Plan.objects.filter(pk=plan.pk).update(state="running")


@corrupts("records.rows", "dispatch.year-ends", "ledger.sources")
def a_line_that_forgot_from_where_it_was_carried_over(world):
    year_end = year_ends.ended(world.cast, year_ends.over(world.cast, year_ends.ONE_LINE), at=MOMENT)
    Task.objects.filter(pk=year_end.later.tasks.get().pk).update(carried_from=None)


@corrupts("records.rows", "dispatch.year-ends")
def a_year_of_which_less_was_left_than_its_figures_say(world):
    year_end = year_ends.ended(world.cast, year_ends.over(world.cast, year_ends.ONE_LINE), at=MOMENT)
    line = year_end.lines.get(due_on__isnull=False)
    YearEndLine.objects.filter(pk=line.pk).update(stood=[[line.stood[0][0], "9", "1"]])


@corrupts("records.rows", "dispatch.year-ends", "dispatch.lights")
def a_settled_figure_that_somebody_raised(world):
    plan = year_ends.over(world.cast, values=("8", "17"))
    why_not = {year_ends.task(plan, no).pk: "并入日常工作" for no in (2, 3)}
    year_end = year_ends.ended(world.cast, plan, at=MOMENT, why_not=why_not)
    silent = year_ends.target(plan, 3)
    dispatch.settle_year(letters.act_of(world.cast, "office"), year_end, {}, "年报", {silent.pk: Decimal(4000)})
    SettledFigure.objects.update(value=4800)
