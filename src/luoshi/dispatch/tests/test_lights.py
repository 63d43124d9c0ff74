"""Lights as pure functions: silence never pays, inputs judge again, what strives is softened."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.dispatch.lights import inputs
from luoshi.dispatch.lights.aims import Aim, Node
from luoshi.dispatch.lights.colours import ORDER, rank
from luoshi.dispatch.lights.courses import course
from luoshi.dispatch.lights.judging import judge
from luoshi.dispatch.lights.numbers import plain, tenths
from luoshi.dispatch.lights.periods import Period, Situation, in_season, next_look, situation
from luoshi.dispatch.lights.rules import load
from luoshi.dispatch.lights.tasks import worst

BODY = json.loads((Path(__file__).resolve().parents[1] / "data" / "lights.json").read_text("utf-8"))["body"]
RULES = load(BODY)
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)

nodes = st.lists(st.dates(FIRST, LAST), max_size=3, unique=True).map(
    lambda days: tuple(Node(day, Fraction(n)) for n, day in enumerate(sorted(days), 1))
)
aims = st.builds(
    Aim,
    kind=st.sampled_from(
        ["flow", "flow", "done", "stock", "reach", "hold", "ceiling", "growth", "relative", "rank", ""]
    ),
    comparator=st.sampled_from([">=", ">", "=", "~", "<=", "<"]),
    amount=st.integers(1, 60).map(Fraction),
    unit=st.sampled_from(["家", "公里", "%"]),
    begins=st.just(FIRST),
    due=st.sampled_from([LAST, date(2026, 6, 30), date(2026, 10, 15)]),
    words=st.sampled_from(["", "力争"]),
    nodes=nodes,
    baseline=st.sampled_from([None, Fraction(0), Fraction(30), Fraction(80)]),
    months=st.sampled_from([(), (), (3, 6)]),
    lag=st.sampled_from([0, 0, 1]),
)


@st.composite
def months(draw) -> list[Period]:
    """The first months of a year, each with or without an accepted report, one in review, or excused."""
    held = []
    for n in range(1, draw(st.integers(1, 5)) + 1):
        ends = date(2026, n + 1, 1) - timedelta(days=1)
        known = draw(st.sampled_from(["accepted", "accepted", "in review", "none", "excused"]))
        value = Fraction(draw(st.integers(0, 70))) if known == "accepted" else None
        held.append(
            Period(
                n,
                ends,
                ends + timedelta(days=7),
                ends + timedelta(days=10),
                value,
                reported=known == "in review",
                excused=known == "excused",
                accepted=known == "accepted",
                reference=draw(st.sampled_from([None, Fraction(20)])),
            )
        )
    return held


def silenced(period: Period) -> Period:
    return replace(period, value=None, reported=False, accepted=False)


def seen(aim: Aim, periods: list[Period], on: date) -> Situation:
    return situation(in_season(periods, aim), on)


@given(st.lists(st.tuples(aims, months()), min_size=1, max_size=4), st.dates(date(2026, 1, 20), date(2026, 8, 1)))
def test_taking_away_all_reports_of_a_due_period_never_raises_a_light(targets, on):
    def light(silent: int) -> int:
        verdicts = [
            judge(aim, seen(aim, [silenced(one) if one.round == silent else one for one in periods], on), RULES)
            for aim, periods in targets
        ]
        return rank(worst(verdicts).colour)

    due = {one.round for _aim, periods in targets for one in periods if one.due < on and not one.excused}
    for silent in due:
        assert light(silent) <= light(0)


@given(aims, months(), st.dates(date(2026, 1, 20), date(2026, 8, 1)))
def test_a_light_can_be_judged_again_from_its_inputs(aim, periods, on):
    here = seen(aim, periods, on)
    verdict = judge(aim, here, RULES)
    kept = json.loads(json.dumps(inputs.of_target(aim, here, verdict)))
    assert inputs.again(kept, RULES) == verdict
    assert inputs.situation_in(kept["situation"]) == here


@given(months(), st.dates(date(2026, 1, 20), date(2026, 8, 1)))
def test_between_two_looks_nothing_changes(periods, on):
    look = next_look(periods, on)
    until = look or on + timedelta(days=60)
    days = [on + timedelta(days=n) for n in range((until - on).days)]
    assert {situation(periods, day) for day in days} == {situation(periods, on)}


@given(st.fractions())
def test_a_plain_number_is_exact(number):
    assert Fraction(plain(number)) == number


def test_tenths_go_half_up():
    shown = [str(tenths(Fraction(text))) for text in ("96.25", "-4.25", "0.05", "-0.04")]
    assert shown == ["96.3", "-4.3", "0.1", "0.0"]


@pytest.mark.parametrize(
    ("begins", "due", "ends", "share"),
    [
        (FIRST, LAST, date(2026, 8, 31), Fraction(8, 12)),
        (FIRST, date(2026, 10, 31), date(2026, 8, 31), Fraction(8, 10)),
        (FIRST, date(2026, 6, 30), date(2026, 8, 31), Fraction(1)),
        (date(2026, 9, 1), date(2026, 12, 9), date(2026, 9, 30), Fraction(30, 100)),
        (date(2026, 9, 1), date(2026, 12, 9), date(2026, 8, 31), Fraction(0)),
    ],
)
def test_the_share_of_the_time(begins, due, ends, share):
    assert course(begins, due, ends) == share


def test_what_strives_is_red_only_after_its_due_day():
    strives = Aim("flow", ">=", Fraction(10), "家", FIRST, date(2026, 10, 31), words="力争新增10家")
    none_yet = [Situation("accepted", 1, date(2026, month, day), Fraction(0)) for month, day in ((10, 31), (11, 30))]
    assert [judge(strives, here, RULES).colour for here in none_yet] == ["yellow", "red"]


def test_the_order_of_lights():
    assert sorted(ORDER, key=rank, reverse=True) == ["done", "green", "yellow", "red", "grey"]


def test_nodes_without_values_are_counted_and_words_beside_values_are_for_the_reader():
    counted = inputs.nodes_in([["2026-03-31", None, "开工"], ["2026-10-31", None, "建成"]])
    valued = inputs.nodes_in([["2026-03-31", None, "开工"], ["2026-10-31", "1", "建成"]])
    assert [node.value for node in counted] == [1, 2]
    assert valued == (Node(date(2026, 10, 31), Fraction(1)),)


@pytest.mark.parametrize("wrong", [{"flow": {"yellow_below": "-10", "red_below": "0", "few": 3}}, {"about": "2"}])
def test_rules_that_cannot_be_are_refused(wrong):
    with pytest.raises(ValueError, match=r"red_below|about"):
        load(BODY | wrong)


def test_the_desk_and_the_lights_count_the_same_things_as_whole():
    """A room below cannot read the rules; so the two lists are held together here."""
    from luoshi.dispatch.actions.lighting import packaged
    from luoshi.documents.kinds import FEW, WHOLE

    rules = load(packaged()["body"])
    assert (rules.whole, rules.few) == (WHOLE, FEW)
