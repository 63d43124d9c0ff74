"""Whatever becomes of units, in any order: the past keeps its totals, and everything open has an owner."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import settings as profile
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from luoshi.core import clock
from luoshi.core.registry import checks, hand_overs
from luoshi.dispatch.actions import close_round, open_round
from luoshi.dispatch.counting import counts_by_unit
from luoshi.dispatch.models import Ask, Round
from luoshi.ledger.models import Plan, Responsibility
from luoshi.organizations.actions import Grounds, Heir, Parts, merge_units, rename_unit, split_unit
from luoshi.organizations.handing import open_work
from luoshi.organizations.heirs import by_units_of_now
from luoshi.organizations.models import Unit
from luoshi.organizations.queries import units_on
from luoshi.organizations.reach import on_day, reach
from tests.support import letters, rounds

HOLD = (
    "organizations.heirs",
    "organizations.owners",
    "organizations.versions",
    "organizations.holders",
    "ledger.main-lead",
    "ledger.dispatchable",
    "dispatch.denominators",
    "dispatch.reports",
)
THEN = date(2026, 9, 30)
PEOPLE = ("unit", "second_unit", "town")
PLACES = st.integers(0, 30)


class Units(RuleBasedStateMachine):
    """Units of one county, with a closed round of August and an open one of September."""

    world = None  # set by the test

    def __init__(self) -> None:
        super().__init__()
        self.at, self.made = letters.LATER, 0
        self.stack = ExitStack()
        self.stack.enter_context(transaction.atomic())
        self.stack.callback(transaction.set_rollback, True)
        self.closed = self._months()
        self.past = self._past()

    def _months(self) -> Round:
        """August is closed with one accepted report, September is open."""
        cast, plan = self.world.cast, Plan.objects.get(pk=self.world.plan.pk)
        august = letters.round_of(cast, plan)
        report = rounds.reported(cast.act("unit"), august, 1, values=rounds.values_of(august, 1, "4"))
        rounds.accepted(cast.act("office"), report)
        close_round(self._act(), august)
        open_round(self._act(), plan, date(2026, 9, 1))
        return august

    def _act(self):
        return replace(letters.act_of(self.world.cast, "office", self.at))

    @property
    def today(self) -> date:
        return self.at.date()

    def _past(self):
        """Who led what before anything became of units, and what the closed round asked of whom."""
        held = Responsibility.objects.filter(on_day(THEN)).order_by("task", "target", "unit", "role")
        return (
            list(held.values_list("task", "target", "unit", "role")),
            {unit: one.asked for unit, one in counts_by_unit(self.closed).items()},
        )

    def _units(self) -> list[Unit]:
        there = units_on(self.today).filter(region=self.world.cast.regions["county"])
        return [one.unit for one in there.exclude(kind__in=("collective", "unconfirmed")).order_by("unit")]

    def _pick(self, place: int) -> Unit:
        units = self._units()
        return units[place % len(units)]

    def _new(self) -> Heir:
        self.made += 1
        return Heir(name=f"第{self.made}新局", kind="government")

    @rule(days=st.integers(1, 40))
    def time_passes(self, days):
        self.at += timedelta(days=days)

    @rule(place=PLACES, other=PLACES)
    def one_is_merged_into_another(self, place, other):
        old, heir = self._pick(place), self._pick(other)
        if old != heir:
            merge_units(self._act(), [old], Heir(heir), Grounds("机构改革"))

    @rule(place=PLACES, other=PLACES)
    def two_become_a_new_one(self, place, other):
        olds = {self._pick(place), self._pick(other)}
        if len(olds) == 2:
            merge_units(self._act(), sorted(olds, key=lambda unit: unit.pk), self._new(), Grounds("机构改革"))

    @rule(place=PLACES, other=PLACES, keeps=st.booleans(), share=st.integers(0, 5))
    def one_is_split(self, place, other, keeps, share):
        unit, second = self._pick(place), self._pick(other)
        heirs = [self._new()] if unit == second else [self._new(), Heir(second)]
        groups = sorted({work.group for _kind, works in open_work([unit.pk], self.today) for work in works})
        shares = {group: n % len(heirs) for n, group in enumerate(groups) if n % 6 < share}
        if keeps or len(heirs) > 1:
            split_unit(self._act(), unit, Parts(heirs, keeps, shares), Grounds("机构改革"))

    @rule(place=PLACES)
    def one_is_renamed(self, place):
        rename_unit(self._act(), self._pick(place), self._new().name, "government", Grounds("更名"))

    @invariant()
    def the_past_keeps_its_totals(self):
        assert self._past() == self.past
        then = self.past[1]
        assert (
            sum(by_units_of_now(then, self.today).values())
            == sum(then.values())
            == Ask.objects.filter(round=self.closed).count()
        )

    @invariant()
    def everything_open_has_an_owner_that_is_there(self):
        with clock.frozen(self.at):
            assert {id: list(checks.named(id)[0].run(True)) for id in HOLD} == {id: [] for id in HOLD}
        there = list(units_on(self.today).values_list("unit", flat=True))
        assert {work.unit for kind in hand_overs for work in kind.open_of(there, self.today)} <= set(there)

    @invariant()
    def everybody_keeps_his_role(self):
        there = set(units_on(self.today).values_list("unit", flat=True))
        for person in PEOPLE:
            held = reach(self.world.cast.people[person], self.today).held
            assert [(one.role, one.unit in there) for one in held] == [("liaison", True)]

    def teardown(self):
        self.stack.close()


@pytest.mark.hypothesis
@pytest.mark.django_db
def test_units_become_others_in_any_order(world):
    Units.world = world
    asked = profile.default.max_examples
    examples = asked if asked > 100 else max(2, asked // 12)  # each step looks at everything; make fuzz takes its time
    run_state_machine_as_test(Units, settings=profile(max_examples=examples, stateful_step_count=8))
