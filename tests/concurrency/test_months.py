"""Two at the same moment in rounds, letters and bulletins: one of them wins, the other is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from importlib import import_module
from typing import Any

import pytest

from luoshi.dispatch import actions as dispatch
from luoshi.dispatch.actions.lighting import stale_among
from luoshi.dispatch.actions.reviewing import Review
from luoshi.dispatch.models import Ask, Report, Round
from luoshi.dispatch.reports import Row
from luoshi.ledger import actions as ledger
from luoshi.ledger.actions.sheets import Wish
from luoshi.ledger.actions.splitting import Split
from luoshi.ledger.models import Plan, Task
from luoshi.ledger.sheets.opening import book_in, look_at
from luoshi.organizations.models import Unit
from luoshi.publishing import actions as publishing
from luoshi.publishing.models import Bulletin
from luoshi.records.models import LogEntry
from luoshi.supervision import actions as supervision
from luoshi.supervision.models import Letter, Proposal, Reply
from tests.crash.scenario import CLICKED_TWICE, SCENARIOS, county, silent
from tests.support import bulletins, letters, rounds
from tests.support.cast import TODAY
from tests.support.letters import LATER, act_of
from tests.support.papers import bring
from tests.support.tables import edited, table_of
from tests.support.together import at_once
from tests.support.world import PLAN, World

pytestmark = pytest.mark.engines

Perform = Callable[[], Any]
RACES: dict[str, Callable[[World], tuple[Perform, Perform]]] = {}

AUGUST = date(2026, 8, 1)
SHARED = PLAN.replace(
    "（牵头单位：县农业农村局；责任单位：各镇街）", "（责任单位：县科学技术局、县农业农村局按职责分工负责）"
)


def race(prepare: Callable[[World], tuple[Perform, Perform]]) -> Callable[[World], tuple[Perform, Perform]]:
    """Registers `(world) -> (one, other)`, of which one alone may win; each gives the number of the row it is about."""
    RACES[prepare.__name__] = prepare
    return prepare


def twice(world: World, person: str, perform: Callable[[Any], Any]) -> tuple[Perform, Perform]:
    """The same is done by two windows of a person."""
    first, second = act_of(world.cast, person), act_of(world.cast, person)
    return lambda: perform(first).pk, lambda: perform(second).pk


def proposal(world: World) -> Proposal:
    return letters.proposed_to(world.cast, silent(world), "farming")


def a_letter(world: World) -> Letter:
    return supervision.issue(act_of(world.cast, "office"), proposal(world))


def a_bulletin(world: World) -> Bulletin:
    round = bulletins.closed(world.cast, silent(world).plan)
    return bulletins.heard(publishing.draft(act_of(world.cast, "office"), round))


@race
def two_issue_what_was_proposed(world):
    found = proposal(world).pk
    return twice(world, "office", lambda act: supervision.issue(act, Proposal.objects.get(pk=found)).proposal)


@race
def one_issues_and_one_dismisses(world):
    found, first, second = proposal(world).pk, act_of(world.cast, "office"), act_of(world.cast, "office")
    return (
        lambda: supervision.issue(first, Proposal.objects.get(pk=found)).proposal_id,
        lambda: supervision.dismiss(second, Proposal.objects.get(pk=found), "防汛").pk,
    )


@race
def two_sign_for_a_letter(world):
    letter = a_letter(world).pk
    return twice(world, "second_unit", lambda act: supervision.sign_for(act, Letter.objects.get(pk=letter)))


@race
def two_answer_a_letter(world):
    letter, proof = letters.signed(world.cast, a_letter(world), "second_unit"), letters.proof()
    return twice(
        world,
        "second_unit",
        lambda act: supervision.answer(act, Letter.objects.get(pk=letter.pk), "已补报", [proof]).letter,
    )


@race
def one_accepts_an_answer_and_one_returns_it(world):
    letter = letters.signed(world.cast, a_letter(world), "second_unit")
    reply, first, second = letters.answered(world.cast, letter, "second_unit").pk, *offices(world)
    return (
        lambda: supervision.check_reply(first, Reply.objects.get(pk=reply), True).pk,
        lambda: supervision.check_reply(second, Reply.objects.get(pk=reply), False, "请附证明").pk,
    )


@race
def two_withdraw_a_letter(world):
    letter = a_letter(world).pk
    return twice(world, "office", lambda act: supervision.withdraw(act, Letter.objects.get(pk=letter), "已电话说明"))


@race
def two_open_a_round(world):
    plan = ledger.adopt(world.cast.act("office"), bring(world.cast, PLAN.replace("3号", "90号"))).pk
    return twice(world, "office", lambda act: dispatch.open_round(act, Plan.objects.get(pk=plan), AUGUST).plan)


@race
def two_report_the_same(world):
    round, science = silent(world), Unit.objects.get(pk=world.cast.units["science"].pk)
    row = Row(rounds.ask_of(round, 2).pk, words="正在申报")
    return twice(world, "unit", lambda act: dispatch.submit_reports(act, round, science, [row]))


@race
def one_accepts_a_report_and_one_returns_it(world):
    round, first, second = silent(world), *offices(world)
    report = rounds.reported(world.cast.act("unit"), round, 2, words="正在申报")
    return (
        lambda: dispatch.review_reports(first, round, [Review(report.pk, True)]).pk,
        lambda: dispatch.review_reports(second, round, [Review(report.pk, False, "请写明进度")]).pk,
    )


@race
def one_reports_while_one_closes(world):
    round, science = silent(world), Unit.objects.get(pk=world.cast.units["science"].pk)
    row = Row(rounds.ask_of(round, 2).pk, words="正在申报")
    reporting, closing = act_of(world.cast, "unit"), act_of(world.cast, "office")
    return (
        lambda: dispatch.submit_reports(reporting, round, science, [row]).pk,
        lambda: dispatch.close_round(closing, round).pk,
    )


@race
def two_begin_a_bulletin(world):
    round = bulletins.closed(world.cast, silent(world).plan).pk
    return twice(world, "office", lambda act: publishing.draft(act, Round.objects.get(pk=round)).round)


@race
def two_publish_a_bulletin(world):
    bulletin = a_bulletin(world).pk
    return twice(world, "leader", lambda act: publishing.publish(act, Bulletin.objects.get(pk=bulletin)))


@race
def one_publishes_while_one_writes(world):
    """Who wrote the words does not publish them, and nothing is written into what is published."""
    draft, writing, signing = a_bulletin(world), act_of(world.cast, "office"), act_of(world.cast, "leader")
    return (
        lambda: publishing.rewrite(writing, draft, "抓落实力度加大。").pk,
        lambda: publishing.publish(signing, draft).pk,
    )


@race
def two_bulk_acts_over_the_same_tasks_in_another_order(world):
    plan = ledger.adopt(world.cast.act("office"), bring(world.cast, PLAN.replace("3号", "91号")))
    tasks = list(Task.objects.filter(plan=plan, state="ready").order_by("no"))
    first, second, reform = *offices(world), world.cast.units["reform"]
    soon = LATER.date() + timedelta(days=7)
    return (
        lambda: ledger.assign_lead(first, tasks, reform, "会议定", soon).task.plan_id,
        lambda: ledger.assign_lead(second, tasks[::-1], reform, "会议定", soon).task.plan_id,
    )


@race
def two_propose_what_a_table_changes(world):
    data = edited(table_of(world.cast), (3, "deadline", "2026-12-20"))
    upload = ledger.bring_sheet(world.cast.act("office"), county(world), "台账.xlsx", data)
    seen = look_at(book_in(data), upload, world.cast.reach("office"), TODAY).preview.digest
    wish = Wish("会议定", TODAY + timedelta(days=7), seen)
    acts = [world.cast.act("office"), world.cast.act("office")]
    return tuple(lambda act=act: ledger.apply_sheet(act, upload, wish).pk for act in acts)


def offices(world: World) -> tuple[Any, Any]:
    return act_of(world.cast, "office"), act_of(world.cast, "office")


@pytest.mark.parametrize("name", RACES)
def test_one_wins_and_the_other_is_told(world, name):
    said = at_once(*RACES[name](world))
    assert sorted(type(one).__name__ for one in said) == ["int", "str"], said
    assert {"Conflict", "Invalid"} & set(said)  # Invalid where the whole table is looked at again


def shared_round(world: World) -> Round:
    """A round that asks two units, each for its own target of one task; both reports are in review."""
    plan = ledger.adopt(world.cast.act("office"), bring(world.cast, SHARED.replace("3号", "92号")))
    task = Task.objects.get(plan=plan, no=3)
    leads = [world.cast.units["science"].pk, world.cast.units["farming"].pk]
    split = Split(dict(zip(task.targets.order_by("no").values_list("pk", flat=True), leads, strict=True)))
    ledger.split_task(world.cast.act("office"), task, split, "专题会议定")
    round = letters.round_of(world.cast, plan)
    for ask in Ask.objects.filter(round=round, task=task).order_by("target"):
        row = Row(ask.pk, {ask.target_id: Decimal(1)}, "已推进")
        person = {leads[0]: "unit", leads[1]: "second_unit"}[ask.unit_id]
        dispatch.submit_reports(world.cast.act(person), round, Unit.objects.get(pk=ask.unit_id), [row])
    return round


def test_two_reviews_of_two_targets_of_a_task_are_both_in_its_light(world):
    """Each judges the task's light anew: the second must see what the first has accepted."""
    round = shared_round(world)
    reports = Report.objects.filter(round=round).values_list("pk", flat=True)
    reviews = [Review(report, True) for report in reports]

    def accept(act, review):
        return lambda: dispatch.review_reports(act, round, [review]).pk

    said = at_once(*(accept(act, review) for act, review in zip(offices(world), reviews, strict=True)))
    assert said == [round.pk] * 2
    task = Task.objects.get(plan=round.plan_id, no=3)
    assert list(stale_among([task.pk], LATER.date())) == []


for room in CLICKED_TWICE:
    import_module(f"tests.crash.{room}")
#: What one person may click twice: every act of these rooms, by its scenario of death.
CLICKED = [name for name in SCENARIOS if name.startswith(CLICKED_TWICE)]


@pytest.mark.parametrize("name", CLICKED)
def test_a_double_click_does_an_act_once_and_gives_both_the_same_row(world, monkeypatch, name):
    monkeypatch.setattr(f"tests.crash.{name.split('.')[0]}.KEY", f"clicked: {name}")  # acts that are not taken back
    perform, before = SCENARIOS[name](world), LogEntry.objects.filter(act=name, n=0).count()
    first, second = at_once(*[lambda: perform().pk] * 2)
    assert (first, LogEntry.objects.filter(act=name, n=0).count()) == (second, before + 1)
