"""Rounds: what is asked is frozen, what is reported is reviewed by another, and lights follow."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from luoshi.core.errors import Conflict, Forbidden, Invalid, Unknown
from luoshi.dispatch.actions import (
    close_round,
    excuse_unit,
    open_round,
    press_round,
    remind_round,
    review_reports,
    submit_reports,
)
from luoshi.dispatch.actions.lighting import stale_among
from luoshi.dispatch.actions.reviewing import Review
from luoshi.dispatch.counting import Missing, RoundCounts, counts_of, missing_after_grace, red_lights
from luoshi.dispatch.models import Ask, Light, Measurement, Report
from luoshi.dispatch.reports import Row
from luoshi.dispatch.sweeps import amended_lights, nudge, remind, turn_lights
from luoshi.dispatch.tests.conftest import AUGUST, ask_of
from luoshi.documents.actions import Attached
from luoshi.ledger.actions import complete_target
from luoshi.ledger.states import TargetKind
from luoshi.records import files
from luoshi.records.models import LogEntry, Notice

pytestmark = pytest.mark.django_db

AFTER_GRACE = "2026-10-17"


def target_of(round, no=1):
    return round.plan.tasks.get(no=no).targets.earliest("no")


def report(act, round, no=1, **facts):
    """The answer of the unit that is asked about a task; the newest report on it."""
    ask = ask_of(round, no)
    submit_reports(act, round, ask.unit, [Row(ask.pk, **facts)])
    return Report.objects.get(ask=ask, current=True)


def four(round):
    """Four of the six enterprises that the year asks for."""
    return {"values": {target_of(round).pk: Decimal(4)}}


def accept(act, report, **facts):
    review_reports(act, report.round, [Review(report.pk, True, **facts)])
    report.refresh_from_db()
    return report


def light(task, target=None):
    found = Light.objects.get(task=task, target=target, valid_to=None)
    return found.colour, found.cause


def test_a_round_asks_the_main_leads_and_nobody_else(cast, plan, round):
    asked = list(Ask.objects.filter(round=round).values_list("task__no", "unit", "target"))
    science, farming = cast.units["science"].pk, cast.units["farming"].pk
    assert sorted(asked) == [(1, science, None), (2, science, None), (3, farming, None)]


def test_its_days_are_reckoned_by_the_working_calendar(round):
    assert (round.period_start, round.period_end) == (AUGUST, date(2026, 8, 31))
    days = (round.opens_on, round.remind_on, round.due_on, round.grace_until, round.closes_on)
    assert days == (date(2026, 9, 24), date(2026, 10, 8), date(2026, 10, 9), date(2026, 10, 13), date(2026, 10, 20))
    assert (round.rule, round.rule_version, round.calendar_version, round.provisional) == (
        "monthly",
        1,
        "2026.1",
        False,
    )


def test_opening_tells_every_head_and_liaison_once_and_leaves_one_entry(cast, round):
    told = Notice.objects.filter(key__startswith="dispatch.opened").values_list("recipient__username", flat=True)
    assert sorted(told) == ["second_unit", "unit"]
    entries = LogEntry.objects.filter(act="dispatch.open_round")
    assert [(one.subject_type, one.subject_id) for one in entries] == [("dispatch.round", round.pk)]


def test_only_the_office_opens_a_round_and_a_stranger_knows_of_none(cast, plan):
    for person, refusal in (("unit", Forbidden), ("leader", Forbidden), ("neighbour", Unknown), ("public", Unknown)):
        with pytest.raises(refusal):
            open_round(cast.act(person), plan, AUGUST)


def test_a_month_is_asked_about_once_when_it_has_ended_and_the_round_before_is_closed(cast, plan, on_day):
    with pytest.raises(Invalid):
        open_round(cast.act("office"), plan, date(2026, 9, 1))
    opened = open_round(cast.act("office"), plan, date(2026, 7, 1))
    with pytest.raises(Conflict):
        open_round(cast.act("office"), plan, AUGUST)
    close_round(on_day("office", AFTER_GRACE), opened)
    with pytest.raises(Conflict):
        open_round(on_day("office", AFTER_GRACE), plan, date(2026, 7, 1))
    assert open_round(on_day("office", AFTER_GRACE), plan, AUGUST).period_start == AUGUST


def test_before_the_first_report_every_light_is_grey_with_its_cause(plan, round):
    lights = {(one.task.no, one.target.no if one.target else 0): (one.colour, one.cause) for one in Light.objects.all()}
    assert lights == {
        (1, 0): ("grey", "awaiting"),
        (1, 1): ("grey", "awaiting"),
        (1, 2): ("grey", "no_baseline"),
        (2, 0): ("grey", "no_nodes"),
        (2, 1): ("grey", "no_nodes"),
        (3, 0): ("grey", "awaiting"),
        (3, 1): ("grey", "awaiting"),
    }


def test_a_report_goes_from_the_unit_through_another_hand_to_the_light(cast, plan, round):
    answer = report(cast.act("unit"), round, **four(round), words="新增4家")
    assert (answer.n, answer.state, answer.current, answer.words) == (1, "in_review", True, "新增4家")
    assert light(plan.tasks.get(no=1)) == ("grey", "awaiting")
    accept(cast.act("office"), answer)
    assert (answer.state, answer.reviewed_by, light(plan.tasks.get(no=1))) == (
        "accepted",
        cast.office,
        ("green", "on_course"),
    )
    assert counts_of(round) == RoundCounts(3, 0, on_time=1, late=0, missing=2, in_review=0, accepted=1)
    acts = LogEntry.objects.filter(subject_type="dispatch.report", subject_id=answer.pk).order_by("seq")
    assert list(acts.values_list("act", "actor_id")) == [
        ("dispatch.submit_reports", cast.unit.pk),
        ("dispatch.review_reports", cast.office.pk),
    ]


def test_what_was_seen_beats_what_was_reported_and_both_are_kept(cast, plan, round):
    target = target_of(round)
    accept(cast.act("office"), report(cast.act("unit"), round, **four(round)), verified={target.pk: Decimal(2)})
    kept = Measurement.objects.get(target=target)
    assert (kept.value, kept.verified, kept.counts) == (4, 2, 2)
    assert light(target.task, target) == ("red", "behind")
    assert Notice.objects.filter(key__startswith="dispatch.reviewed", recipient=cast.unit).count() == 1


def test_a_returned_report_is_reported_anew_and_loses_its_on_time(cast, round, on_day):
    first = report(cast.act("unit"), round, **four(round))
    review_reports(cast.act("office"), round, [Review(first.pk, False, "请附佐证")])
    assert counts_of(round).missing == 3
    second = report(on_day("unit", "2026-10-12"), round, **four(round))
    first.refresh_from_db()
    assert (first.current, first.state, second.n, second.supersedes) == (False, "returned", 2, first)
    assert (counts_of(round).on_time, counts_of(round).late) == (0, 1)


def test_a_return_says_why(cast, round):
    with pytest.raises(Invalid):
        review_reports(cast.act("office"), round, [Review(report(cast.act("unit"), round, **four(round)).pk, False)])


def test_nobody_reviews_his_own_report_and_no_unit_reviews(cast, round, both_posts):
    answer = report(cast.act("unit"), round, **four(round))
    with pytest.raises(Forbidden):
        accept(cast.act("unit"), answer)
    own = report(both_posts(), round, no=2, words="基础已完成")
    with pytest.raises(Forbidden):
        accept(both_posts(), own)


def test_only_who_was_asked_reports(cast, round):
    for person, refusal in (("office", Forbidden), ("second_unit", Unknown), ("neighbour", Unknown)):
        with pytest.raises(refusal):
            report(cast.act(person), round, **four(round))


def test_what_stands_is_not_reported_twice_and_a_closed_round_takes_nothing(cast, round, on_day):
    report(cast.act("unit"), round, **four(round))
    with pytest.raises(Conflict):
        report(cast.act("unit"), round, **four(round))
    accept(cast.act("office"), Report.objects.get(current=True))
    close_round(on_day("office", AFTER_GRACE), round)
    with pytest.raises(Conflict):
        report(on_day("unit", AFTER_GRACE), round, no=2, words="x")


def test_every_reason_is_told_at_once(cast, round, english):
    ask = ask_of(round, 1)
    with pytest.raises(Invalid) as refused:
        submit_reports(cast.act("unit"), round, ask.unit, [Row(ask.pk, words="长" * 101)])
    assert len(refused.value.reasons) == 2


def test_no_change_repeats_the_last_accepted_figure(cast, plan, round, on_day):
    with pytest.raises(Invalid):
        report(cast.act("unit"), round, unchanged=True)
    accept(cast.act("office"), report(cast.act("unit"), round, **four(round)))
    close_round(on_day("office", AFTER_GRACE), round)
    september = open_round(on_day("office", AFTER_GRACE), plan, date(2026, 9, 1))
    accept(on_day("office", "2026-10-19"), report(on_day("unit", "2026-10-19"), september, unchanged=True))
    values = Measurement.objects.filter(target=target_of(round)).order_by("period_end").values_list("value", flat=True)
    assert list(values) == [4, 4]
    assert light(plan.tasks.get(no=1)) == ("green", "on_course")


def test_a_figure_that_falls_says_why(cast, plan, round, on_day):
    accept(cast.act("office"), report(cast.act("unit"), round, **four(round)))
    close_round(on_day("office", AFTER_GRACE), round)
    september = open_round(on_day("office", AFTER_GRACE), plan, date(2026, 9, 1))
    less = {"values": {target_of(round).pk: Decimal(3)}}
    with pytest.raises(Invalid):
        report(on_day("unit", "2026-10-19"), september, **less)
    assert report(on_day("unit", "2026-10-19"), september, fall="correction", **less).fall == "correction"


def test_a_result_needs_a_proof(cast, round):
    six = {"values": {target_of(round).pk: Decimal(6)}}
    with pytest.raises(Invalid):
        report(cast.act("unit"), round, **six)
    proof = Attached(files.store(b"%PDF-1.4 certificate"), "认定文件.pdf", "application/pdf")
    assert report(cast.act("unit"), round, **six, proofs=(proof,)).evidence.get().name == "认定文件.pdf"


def test_silence_is_grey_in_grace_and_red_after_and_the_sweep_makes_up_missed_nights(cast, plan, round, on_day):
    task, seen = plan.tasks.get(no=1), []
    for day in ("2026-10-09", "2026-10-10", "2026-10-13", "2026-10-14"):
        turn_lights(on_day("office", day).at)
        seen.append(light(task))
    assert seen == [("grey", "awaiting"), ("grey", "in_grace"), ("grey", "in_grace"), ("red", "missing")]
    assert turn_lights(on_day("office", "2026-10-30").at) == 0
    on = date(2026, 10, 14)
    science, farming = cast.units["science"].pk, cast.units["farming"].pk
    due = {1: science, 2: science, 3: farming}
    missing = [Missing(unit, plan.tasks.get(no=no).pk, round.pk, "missing", on) for no, unit in due.items()]
    assert sorted(missing_after_grace(on)) == sorted(missing)
    quarter = round.grace_until + timedelta(days=92)
    assert len(list(missing_after_grace(quarter))) == len(missing)
    assert list(missing_after_grace(quarter + timedelta(days=1))) == []
    assert [tuple(one) for one in red_lights(on)] == [
        (science, task.pk, round.pk, "missing", on),
        (farming, plan.tasks.get(no=3).pk, round.pk, "missing", on),
    ]


def test_one_sweep_after_missed_nights_gives_the_same_light(cast, plan, round, on_day):
    turn_lights(on_day("office", "2026-12-01").at)
    assert light(plan.tasks.get(no=1)) == ("red", "missing")


def test_a_reminder_comes_one_working_day_before_once(cast, round, on_day):
    assert [remind(on_day("office", day).at) for day in ("2026-10-07", "2026-10-08", "2026-10-09")] == [0, 1, 0]
    told = Notice.objects.filter(key__startswith="dispatch.remind").values_list("recipient__username", flat=True)
    assert sorted(told) == ["second_unit", "unit"]


def test_a_unit_that_has_answered_is_not_reminded(cast, round):
    report(cast.act("second_unit"), round, no=3, values={target_of(round, 3).pk: Decimal("48.2")})
    remind_round(cast.act("office"), round)
    told = Notice.objects.filter(key__startswith="dispatch.remind").values_list("recipient__username", flat=True)
    assert list(told) == ["unit"]


def test_the_office_presses_those_who_owe_once_a_day(cast, round, on_day):
    for day in ("2026-09-28", "2026-09-28", "2026-10-10"):
        press_round(on_day("office", day), round)
    told = Notice.objects.filter(key__startswith="dispatch.press", recipient=cast.unit)
    assert [one.params["due"] for one in told] == ["2026-10-09", "2026-10-09"]


def test_who_lets_reports_wait_is_nudged_once_and_not_for_his_own(cast, round, on_day):
    report(on_day("unit", "2026-09-25"), round, **four(round))
    days = ("2026-09-29", "2026-09-30", "2026-10-08")
    assert [nudge(on_day("office", day).at) for day in days] == [0, 1, 0]
    told = Notice.objects.filter(key__startswith="dispatch.nudge")
    assert [(one.recipient, one.params["n"], one.params["since"]) for one in told] == [(cast.office, 1, "2026-09-25")]


def test_who_is_excused_leaves_every_denominator_and_no_light_falls(cast, plan, round, on_day):
    excuse_unit(cast.act("office"), round, cast.units["science"], "防汛应急")
    assert counts_of(round) == RoundCounts(3, 2, on_time=0, late=0, missing=1)
    turn_lights(on_day("office", "2026-10-20").at)
    assert light(plan.tasks.get(no=1)) == ("grey", "excused")
    assert [red.unit for red in red_lights(date(2026, 10, 20))] == [cast.units["farming"].pk]


def test_a_round_is_closed_after_grace_when_all_is_reviewed(cast, round, on_day):
    with pytest.raises(Conflict):
        close_round(cast.act("office"), round)
    report(cast.act("unit"), round, **four(round))
    with pytest.raises(Conflict):
        close_round(on_day("office", AFTER_GRACE), round)
    accept(on_day("office", AFTER_GRACE), Report.objects.get())
    assert close_round(on_day("office", AFTER_GRACE), round).state == "closed"


def test_an_amended_target_is_judged_anew_by_the_nightly_sweep(cast, plan, round, on_day):
    target = target_of(round, 1).task.targets.get(no=2)
    complete_target(on_day("office", "2026-09-25"), target, TargetKind.FLOW, {})
    night = on_day("office", "2026-09-26").at
    assert [amended_lights(night), amended_lights(night)] == [3, 0]  # tasks with a light
    assert light(target.task, target) == ("grey", "awaiting")
    assert list(stale_among([target.task_id], night.date())) == []
