"""Amendments: proposed by one, decided by another, and what stands on every day."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from luoshi.core.errors import Conflict, Forbidden, Invalid, Unknown
from luoshi.ledger import queries
from luoshi.ledger.actions import decide_amendment, propose_amendment
from luoshi.ledger.changes import Change, asked_from
from luoshi.ledger.models import Amendment, Responsibility
from luoshi.ledger.slots import undecided
from luoshi.ledger.states import AMENDMENT_TRANSITIONS, AmendmentKind, AmendmentState
from luoshi.ledger.story import story_of
from luoshi.organizations.reach import on_day
from luoshi.records.models import LogEntry, Notice
from tests.support.cast import MOMENT, TODAY

pytestmark = pytest.mark.django_db

LATER = TODAY + timedelta(days=7)
NEW_DATE = Change(AmendmentKind.DEADLINE, {"deadline": "2026-11-30"})


def task_of(plan, no=2):
    return plan.tasks.get(no=no)


def lead_to(cast, unit="farming"):
    return Change(AmendmentKind.LEAD, unit=cast.units[unit])


def figure(target, amount, due_on=None, sign=">="):
    return Change(AmendmentKind.TARGET, asked_from(sign, amount, due_on), target=target)


def propose(cast, task, change, on=LATER, person="office"):
    return propose_amendment(cast.act(person), task, change, " 常务会议定 ", on)


def approve(cast, amendment, person="leader"):
    return decide_amendment(cast.act(person), amendment, True)


def mains(task, on):
    held = Responsibility.objects.filter(on_day(on), task=task, role="main", target=None)
    return list(held.values_list("unit", flat=True))


def test_a_proposal_is_kept_and_changes_nothing(cast, plan):
    task = task_of(plan)
    before = mains(task, LATER)
    one = propose(cast, task, lead_to(cast))
    assert (one.kind, one.state, one.before, one.value) == ("lead", "proposed", {"units": before}, {})
    assert (one.unit, one.target, one.reason, one.effective_on) == (cast.units["farming"], None, "常务会议定", LATER)
    assert (one.proposed_by, one.proposed_at, one.decided_by) == (cast.office, MOMENT, None)
    assert mains(task, LATER) == before == [cast.units["science"].pk]


def test_an_approved_lead_leads_from_its_day_and_both_units_are_told(cast, plan, english):
    task = task_of(plan)
    Notice.objects.all().delete()
    one = approve(cast, propose(cast, task, lead_to(cast)))
    assert (one.state, one.decided_by, one.decided_at, one.remark) == ("approved", cast.leader, MOMENT, "")
    assert [mains(task, LATER - timedelta(days=1)), mains(task, LATER)] == [
        [cast.units["science"].pk],
        [cast.units["farming"].pk],
    ]
    told = {notice.recipient.username: notice.text for notice in Notice.objects.select_related("recipient")}
    lead = "“%(task)s” is led by %(unit)s from %(day)s on."
    assert told == {"office": "Your change to “%(task)s” was approved.", "unit": lead, "second_unit": lead}
    entries = LogEntry.objects.filter(subject_type="ledger.amendment", subject_id=one.pk).order_by("seq")
    assert list(entries.values_list("act", "actor_id")) == [
        ("ledger.propose_amendment", cast.office.pk),
        ("ledger.decide_amendment", cast.leader.pk),
    ]


def test_after_any_changes_of_lead_there_is_one_main_lead_on_every_day(cast, plan):
    task = task_of(plan)
    for days, unit in ((1, "farming"), (5, "auditing"), (6, "science"), (30, "farming")):
        approve(cast, propose(cast, task, lead_to(cast, unit), TODAY + timedelta(days=days)))
    names = {unit.pk: name for name, unit in cast.units.items()}
    days = [[names[unit] for unit in mains(task, TODAY + timedelta(days=n))] for n in range(40)]
    told = [(lead, len(list(group))) for lead, group in itertools.groupby(days)]
    assert told == [(["science"], 1), (["farming"], 4), (["auditing"], 1), (["science"], 24), (["farming"], 10)]


def test_a_co_lead_that_becomes_main_lead_is_no_co_lead_any_more(cast, plan):
    task = task_of(plan, 1)
    approve(cast, propose(cast, task, lead_to(cast, "reform")))
    held = task.responsibilities.filter(on_day(LATER), unit=cast.units["reform"])
    assert list(held.values_list("role", flat=True)) == ["main"]


def test_an_approved_figure_is_a_new_version_from_its_day(cast, plan):
    target = task_of(plan, 1).targets.earliest("no")
    old = target.versions.get()
    approve(cast, propose(cast, target.task, figure(target, old.low + 2, date(2026, 12, 31))))
    new = target.versions.get(n=2)
    assert (new.comparator, new.low, new.high, new.due_on) == (">=", 8, None, date(2026, 12, 31))
    assert (new.effective_on, new.reason, new.proposed_by, new.approved_by) == (
        LATER,
        "常务会议定",
        cast.office,
        cast.leader,
    )
    shown = [
        queries.with_parts(queries.tasks_visible_to(None).filter(pk=target.task_id), on).get().aims[0].newest_first[0]
        for on in (TODAY, LATER)
    ]
    assert shown == [old, new]


def test_an_approved_date_stands(cast, plan):
    task = task_of(plan)
    one = approve(cast, propose(cast, task, NEW_DATE, TODAY))
    task.refresh_from_db()
    assert (one.before, task.deadline) == ({"deadline": "2026-10-31"}, date(2026, 11, 30))


def test_a_refused_change_leaves_what_stood_and_says_why(cast, plan):
    task = task_of(plan)
    one = decide_amendment(cast.act("leader"), propose(cast, task, lead_to(cast)), False, " 不同意 ")
    assert (one.state, one.remark, mains(task, LATER)) == ("refused", "不同意", [cast.units["science"].pk])
    notice = Notice.objects.get(key__startswith="ledger.decided")
    assert (notice.recipient, notice.params["remark"]) == (cast.office, "不同意")


def test_a_refusal_needs_its_reason(cast, plan, english):
    one = propose(cast, task_of(plan), lead_to(cast))
    with pytest.raises(Invalid, match="Say why the change is refused"):
        decide_amendment(cast.act("leader"), one, False, " ")


def test_nobody_decides_on_his_own(cast, plan, english):
    one = propose(cast, task_of(plan), lead_to(cast))
    with pytest.raises(Forbidden, match="another person decides"):
        approve(cast, one, "office")
    with pytest.raises(IntegrityError), transaction.atomic():
        Amendment.objects.filter(pk=one.pk).update(decided_by=cast.office)


@pytest.mark.parametrize("state", ["approved", "refused"])
def test_what_is_decided_stays_decided(cast, plan, state):
    one = decide_amendment(cast.act("leader"), propose(cast, task_of(plan), lead_to(cast)), state == "approved", "定")
    assert (one.state, AMENDMENT_TRANSITIONS[AmendmentState(one.state)]) == (state, ())
    with pytest.raises(Conflict):
        approve(cast, one)


@pytest.mark.parametrize(
    ("person", "refusal"),
    [("leader", Forbidden), ("auditor", Forbidden), ("unit", Forbidden), ("town", Unknown), ("neighbour", Unknown)],
)
def test_who_may_not_propose(cast, plan, person, refusal):
    with pytest.raises(refusal):
        propose(cast, task_of(plan), lead_to(cast), person=person)
    assert not Amendment.objects.exists()


@pytest.mark.parametrize(
    ("person", "refusal"),
    [("unit", Forbidden), ("auditor", Forbidden), ("town", Unknown), ("neighbour", Unknown), ("system", Unknown)],
)
def test_who_may_not_decide(cast, plan, person, refusal):
    one = propose(cast, task_of(plan), lead_to(cast))
    with pytest.raises(refusal):
        approve(cast, one, person)


@pytest.mark.parametrize("no", [5, 6], ids=["unled", "support"])
def test_a_task_without_a_lead_is_not_amended(cast, plan, no):
    with pytest.raises(Conflict):
        propose(cast, task_of(plan, no), lead_to(cast))


@pytest.mark.parametrize("kind", ["lead", "deadline", "target"])
def test_one_change_of_a_kind_is_open_at_a_time(cast, plan, kind):
    task = task_of(plan)
    target = task.targets.earliest("no")
    change = {"lead": lead_to(cast), "deadline": NEW_DATE, "target": figure(target, target.versions.get().low)}[kind]
    one = propose(cast, task, change, TODAY if kind == "deadline" else LATER)
    with pytest.raises(Conflict, match=r"."):
        propose(cast, task, change, TODAY if kind == "deadline" else LATER)
    one.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        one.save()


def test_what_was_approved_in_the_meantime_is_not_run_over(cast, plan, english):
    """A day that lies before what stands by now is refused, when it is proposed and when it is decided."""
    task = task_of(plan)
    early = propose(cast, task, lead_to(cast, "farming"), LATER)
    Amendment.objects.filter(pk=early.pk).update(effective_on=TODAY)
    early.refresh_from_db()
    with pytest.raises(Conflict, match="What stood has changed"):
        approve(cast, early)
    with pytest.raises(Invalid, match="Choose Fri 25 Sep 2026 or a later day"):
        decide_amendment(cast.act("leader"), early, False, "重提")
        propose(cast, task, lead_to(cast, "farming"), TODAY)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (Change(AmendmentKind.LEAD), "Choose the unit"),
        (Change(AmendmentKind.DEADLINE, {"deadline": "soon"}), "Give the new date"),
        (Change(AmendmentKind.DEADLINE, {"deadline": "2026-10-31"}), "stands already"),
        (Change(AmendmentKind.TARGET, {"comparator": "=", "low": "many"}), "Choose the target"),
    ],
)
def test_what_cannot_be_taken_is_named(cast, plan, english, change, says):
    with pytest.raises(Invalid, match=says):
        propose(cast, task_of(plan), change, TODAY)


def test_a_town_that_is_named_among_the_shares_is_no_main_lead_yet(cast, plan, english):
    with pytest.raises(Invalid, match="no main lead yet"):
        propose(cast, task_of(plan, 4), lead_to(cast, "science"))


def test_it_waits_for_who_may_decide_and_not_for_its_proposer(cast, plan):
    one = propose(cast, task_of(plan), lead_to(cast))
    waiting = {person: list(undecided(cast.reach(person), TODAY)) for person in cast.people}
    assert {person: [item.url for item in items] for person, items in waiting.items() if items} == {
        "leader": [f"/ledger/amendments/{one.pk}/"]
    }
    approve(cast, one)
    assert list(undecided(cast.reach("leader"), TODAY)) == []


def test_the_story_says_what_stood_and_what_stands(cast, plan, english):
    task = task_of(plan)
    approve(cast, propose(cast, task, lead_to(cast)))
    decide_amendment(cast.act("leader"), propose(cast, task, NEW_DATE, TODAY), False, "太晚")
    assert [(chapter.what, chapter.reason) for chapter in story_of(task)] == [
        ("Adopted into the ledger", ""),
        ("Proposed, from Thu 1 Oct 2026 on. Main lead: 县科学技术局 → 县农业农村局", "常务会议定"),
        ("Approved, from Thu 1 Oct 2026 on. Main lead: 县科学技术局 → 县农业农村局", ""),
        ("Proposed, from Thu 24 Sep 2026 on. Deadline: Sat 31 Oct 2026 → Mon 30 Nov 2026", "常务会议定"),
        ("Refused. Deadline: Sat 31 Oct 2026 → Mon 30 Nov 2026", "太晚"),
    ]
