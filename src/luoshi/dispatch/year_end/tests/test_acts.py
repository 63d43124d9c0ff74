"""A year ends by two hands, its open lines go on, and its figures are settled afterwards (S18)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from luoshi.core.errors import Conflict, Forbidden, Invalid
from luoshi.dispatch.actions import correct_value, decide_year_end, open_round, propose_year_end, settle_year
from luoshi.dispatch.counting import counts_of
from luoshi.dispatch.models import Correction, Light, Measurement, Round
from luoshi.ledger.actions import complete_target, propose_amendment
from luoshi.ledger.changes import Change
from luoshi.ledger.models import Task
from luoshi.ledger.states import AmendmentKind, TargetKind
from tests.support import year_ends
from tests.support.letters import LATER, act_of

#: The end of the second month after the one in which the plan's time ended.
PROVISIONAL = date(2026, 10, 31)

pytestmark = pytest.mark.django_db


def asked(line: Task) -> tuple[Decimal, Decimal | None, date | None, list]:
    """What the target of a line asks now: how much, from where, until when, with which nodes."""
    version = line.targets.get().versions.latest("n")
    return version.amount, version.baseline, version.due_on, version.points


def light(plan, no: int) -> tuple[str, date | None]:
    held = Light.objects.get(task__plan=plan, task__no=no, target=None, valid_to=None)
    return held.colour, held.provisional_until


def measured(plan, no: int) -> Measurement:
    return Measurement.objects.get(target__task__plan=plan, target__task__no=no)


def test_what_is_left_goes_on_as_a_line_of_its_own(cast, plan, later):
    year_end = year_ends.ended(cast, plan, later)
    plan.refresh_from_db()
    line = Task.objects.get(carried_from=year_ends.task(plan, 1))
    assert (plan.state, year_end.later, line.plan, line.no) == ("ended", later, later, 3)
    assert asked(line) == (2, None, year_ends.DUE, [["2027-06-30", "2", ""]])
    assert asked(year_ends.task(later, 1))[:2] == (12, None)
    assert asked(year_ends.task(later, 2))[:2] == (25, 17)
    roles = {(one.unit_id, one.role) for one in line.responsibilities.all()}
    assert roles == {(cast.units["science"].pk, "main"), (cast.units["reform"].pk, "participant")}


def test_each_line_is_asked_where_it_went_on_and_never_in_both(cast, plan, later):
    year_ends.ended(cast, plan, later)
    with pytest.raises(Conflict):
        open_round(act_of(cast, "office"), plan, date(2026, 9, 1))
    line, own = Task.objects.get(carried_from__plan=plan), year_ends.task(later, 1)
    assert line.targets.get().versions.get().amount + own.targets.get().versions.get().amount == 14


def test_a_plan_is_begun_where_there_is_none(cast, plan):
    year_end = year_ends.ended(cast, plan)
    assert year_end.later.year == 2027
    assert [one.carried_from for one in year_end.later.tasks.all()] == [year_ends.task(plan, 1)]
    assert [(one.task.no, one.why_not) for one in year_end.lines.filter(became=None)] == [(2, "并入日常工作")]


def test_a_year_is_ended_by_another_hand(cast, plan):
    year_end = year_ends.proposed(cast, plan)
    with pytest.raises(Forbidden):
        decide_year_end(act_of(cast, "office"), year_end, True)
    with pytest.raises(Invalid):
        decide_year_end(act_of(cast, "leader"), year_end, False)
    refused = decide_year_end(act_of(cast, "leader"), year_end, False, "先核实第1项")
    plan.refresh_from_db()
    assert (refused.state, plan.state, Task.objects.filter(carried_from__plan=plan).count()) == (
        "refused",
        "running",
        0,
    )
    assert year_ends.proposed(cast, plan).state == "proposed"


def test_every_open_line_is_named(cast, plan, later):
    with pytest.raises(Invalid) as refused:
        year_ends.proposed(cast, plan, later, due={year_ends.task(plan, 3).pk: year_ends.DUE}, starts={})
    assert len(refused.value.reasons) == 3
    with pytest.raises(Invalid):
        year_ends.proposed(cast, plan, later, due={year_ends.task(plan, 1).pk: date(2028, 1, 1)})
    with pytest.raises(Invalid):
        year_ends.proposed(cast, plan, later, starts={year_ends.target(plan, 2).pk: year_ends.target(later, 1).pk})


def test_a_year_that_runs_or_waits_does_not_end(cast, plan, later):
    with pytest.raises(Conflict):
        propose_year_end(act_of(cast, "office"), later, year_ends.ending(later))
    change = Change(AmendmentKind.DEADLINE, {"deadline": "2026-12-30"})
    propose_amendment(cast.act("office"), year_ends.task(plan, 1), change, "会议定", date(2026, 9, 24))
    with pytest.raises(Conflict):
        year_ends.proposed(cast, plan, later)


def test_the_last_light_is_provisional_until_the_figures_are_settled(cast, plan, later):
    year_end = year_ends.ended(cast, plan, later)
    assert (light(plan, 1), light(plan, 3)) == (("green", PROVISIONAL), ("green", PROVISIONAL))
    settled = settle_year(act_of(cast, "office"), year_end, {}, "县统计局年报")
    plan.refresh_from_db()
    assert (settled.state, plan.state, light(plan, 1), light(plan, 3)) == (
        "settled",
        "settled",
        ("green", None),
        ("green", None),
    )


def test_late_figures_are_settled_by_those_of_the_whole_year(cast, plan, later):
    known = year_ends.target(plan, 3)
    complete_target(cast.act("office"), known, TargetKind(known.kind), {"lag": 1})
    year_end = year_ends.ended(cast, plan, later)
    with pytest.raises(Invalid) as refused:
        settle_year(act_of(cast, "office"), year_end, {}, "县统计局年报")
    assert len(refused.value.reasons) == 1
    settle_year(act_of(cast, "office"), year_end, {measured(plan, 3).pk: Decimal(3000)}, "县统计局年报")
    held = Light.objects.get(target=known, valid_to=None)
    assert (held.colour, held.inputs["working"]["share"], held.provisional_until) == ("yellow", "2/3", None)


def test_what_nobody_reported_at_the_last_is_judged_by_the_settled_figure_and_stays_missing(cast):
    plan = year_ends.over(cast, values=("8", "17"))
    year_end = year_ends.ended(cast, plan, why_not={year_ends.task(plan, no).pk: "并入日常工作" for no in (2, 3)})
    silent, counts = year_ends.target(plan, 3), counts_of(Round.objects.get(plan=plan))
    assert counts.missing == 1
    with pytest.raises(Invalid):
        settle_year(act_of(cast, "office"), year_end, {}, "年报", {year_ends.target(plan, 1).pk: Decimal(9)})
    settle_year(act_of(cast, "office"), year_end, {}, "县统计局年报", {silent.pk: Decimal(4800)})
    assert (light(plan, 3), counts_of(Round.objects.get(plan=plan))) == (("green", None), counts)
    assert year_end.lines.get(task__no=3).stood == [[silent.pk, "4800", None]]


def test_what_nobody_reported_or_settled_stays_red(cast):
    plan = year_ends.over(cast, values=("8", "17"))
    year_end = year_ends.ended(cast, plan, why_not={year_ends.task(plan, no).pk: "并入日常工作" for no in (2, 3)})
    settle_year(act_of(cast, "office"), year_end, {}, "县统计局年报")
    held = Light.objects.get(task__plan=plan, task__no=3, target=None, valid_to=None)
    assert (held.colour, Light.objects.get(target=year_ends.target(plan, 3), valid_to=None).cause) == ("red", "missing")


def test_settled_figures_restate_what_went_on(cast, plan, later):
    year_end = year_ends.ended(cast, plan, later)
    figures = {measured(plan, no).pk: Decimal(value) for no, value in ((1, 9), (2, 16), (3, 4700))}
    settle_year(act_of(cast, "office"), year_end, figures, "县统计局核定")
    lines = {one.carried_from.no: asked(one)[0] for one in Task.objects.filter(carried_from__plan=plan)}
    assert lines == {1: 1, 3: 100}
    assert asked(year_ends.task(later, 2))[:2] == (25, 16)
    assert {one.reason for one in Correction.objects.filter(measurement__target__task__plan=plan)} == {"县统计局核定"}
    reasons = Task.objects.get(carried_from=year_ends.task(plan, 1)).targets.get().versions.values_list("n", "reason")
    assert list(reasons.order_by("n")) == [(1, ""), (2, "县统计局核定")]


def test_what_was_met_after_all_asks_nothing_more(cast, plan, later):
    year_end = year_ends.ended(cast, plan, later)
    settle_year(act_of(cast, "office"), year_end, {measured(plan, 1).pk: Decimal(10)}, "县统计局核定")
    assert asked(Task.objects.get(carried_from__plan=plan))[0] == 0


def test_a_later_correction_restates_too(cast, plan, later):
    year_end = year_ends.ended(cast, plan, later)
    settle_year(act_of(cast, "office"), year_end, {}, "县统计局年报")
    correct_value(act_of(cast, "office"), measured(plan, 1), Decimal(7), "两家已注销")
    assert asked(Task.objects.get(carried_from__plan=plan))[0] == 3


def test_what_people_amended_stands(cast, plan, later):
    year_end = year_ends.ended(cast, plan, later)
    line = Task.objects.get(carried_from__plan=plan)
    version = line.targets.get().versions.get()
    version.pk, version.n, version.low = None, 2, Decimal(5)
    version.approved_by = cast.leader
    version.save(force_insert=True)
    settle_year(act_of(cast, "office"), year_end, {measured(plan, 1).pk: Decimal(9)}, "县统计局核定")
    assert asked(line)[0] == 5


def test_a_figure_that_changed_makes_another_proposal(cast, plan, later):
    year_end = year_ends.proposed(cast, plan, later)
    correct_value(act_of(cast, "office"), measured(plan, 1), Decimal(9), "重复统计")
    with pytest.raises(Conflict):
        decide_year_end(act_of(cast, "leader"), year_end, True)


def test_the_lines_of_an_ended_plan_stay_as_they_are(cast, plan, later):
    year_ends.ended(cast, plan, later)
    change = Change(AmendmentKind.DEADLINE, {"deadline": "2026-12-30"})
    task = Task.objects.get(pk=year_ends.task(plan, 1).pk)
    with pytest.raises(Conflict):
        propose_amendment(act_of(cast, "office"), task, change, "会议定", LATER.date())


def test_nobody_else_ends_or_settles_a_year(cast, plan, later):
    for person in ("leader", "unit", "neighbour"):
        with pytest.raises((Forbidden, Exception)) as refused:
            propose_year_end(act_of(cast, person), plan, year_ends.ending(plan, later))
        assert refused.value.status in (403, 404)
    year_end = year_ends.ended(cast, plan, later)
    with pytest.raises(Forbidden):
        settle_year(replace(act_of(cast, "leader")), year_end, {}, "年报")
