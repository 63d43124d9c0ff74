"""Amendments of co-leads, participants and wordings: the whole list at once, and what else moves with it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from luoshi.core.errors import Conflict, Invalid
from luoshi.ledger.actions import decide_amendment, propose_amendment
from luoshi.ledger.changes import Change
from luoshi.ledger.comparing import differences
from luoshi.ledger.models import Task
from luoshi.ledger.states import AmendmentKind
from luoshi.ledger.story import story_of
from luoshi.organizations.reach import on_day
from tests.support.cast import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

LATER = TODAY + timedelta(days=7)


def units(cast, kind, *names):
    return Change(kind, {"units": [cast.units[name].pk for name in names]})


def propose(cast, task, change, on=LATER):
    return propose_amendment(cast.act("office"), task, change, "会议定", on)


def approve(cast, amendment):
    return decide_amendment(cast.act("leader"), amendment, True)


def held(cast, task, on):
    names = {unit.pk: name for name, unit in cast.units.items()}
    rows = task.responsibilities.filter(on_day(on), target=None, unit__in=names).order_by("role", "no", "pk")
    return [(role, names[unit]) for role, unit in rows.values_list("role", "unit")]


@pytest.fixture
def task(plan):
    return plan.tasks.get(no=1)


def test_a_new_list_holds_from_its_day(cast, task):
    approve(cast, propose(cast, task, units(cast, AmendmentKind.CO_LEADS, "farming", "auditing")))
    assert held(cast, task, LATER - timedelta(days=1))[0] == ("co_lead", "reform")
    assert held(cast, task, LATER) == [
        ("co_lead", "farming"),
        ("co_lead", "auditing"),
        ("main", "science"),
        ("participant", "all_towns"),
    ]


def test_who_joins_as_a_co_lead_participates_no_more(cast, task):
    approve(cast, propose(cast, task, units(cast, AmendmentKind.PARTICIPANTS, "reform")))
    assert held(cast, task, LATER) == [("main", "science"), ("participant", "reform")]


def test_the_main_lead_is_listed_only_when_it_is_to_go(cast, task):
    swap = units(cast, AmendmentKind.CO_LEADS, "science")
    with pytest.raises(Invalid, match="One of these units is the main lead already"):
        propose(cast, task, swap)
    lead = propose(cast, task, Change(AmendmentKind.LEAD, unit=cast.units["reform"]))
    co_leads = propose(cast, task, swap)
    with pytest.raises(Conflict, match="Decide on the change of the main lead first"):
        approve(cast, co_leads)
    co_leads.refresh_from_db()
    approve(cast, lead)
    approve(cast, co_leads)
    assert held(cast, task, LATER)[:2] == [("co_lead", "science"), ("main", "reform")]


def test_what_stands_otherwise_by_now_is_not_run_over(cast, task):
    early = propose(cast, task, units(cast, AmendmentKind.CO_LEADS, "farming"), LATER + timedelta(days=9))
    type(early).objects.filter(pk=early.pk).update(state="refused", decided_by=cast.leader)
    approve(cast, propose(cast, task, units(cast, AmendmentKind.CO_LEADS, "auditing")))
    type(early).objects.filter(pk=early.pk).update(state="proposed", decided_by=None)
    early.refresh_from_db()
    with pytest.raises(Conflict, match="What stood has changed"):
        approve(cast, early)


@pytest.mark.parametrize(
    ("kind", "names", "says"),
    [
        (AmendmentKind.CO_LEADS, ["all_towns"], "A collective addressee leads nothing"),
        (AmendmentKind.CO_LEADS, ["reform"], "These units stand already"),
    ],
)
def test_what_cannot_be_listed_is_named(cast, task, kind, names, says):
    with pytest.raises(Invalid, match=says):
        propose(cast, task, units(cast, kind, *names))


@pytest.mark.parametrize(
    ("title", "on", "says"),
    [
        ("", TODAY, "Give the new wording"),
        ("培育创新企业", TODAY, "This is the wording that stands already"),
        ("长" * 301, TODAY, "The wording has 301 characters"),
        ("培育企业", LATER, "holds from today at the latest"),
    ],
)
def test_a_wording_that_cannot_be_taken_is_named(cast, task, title, on, says):
    with pytest.raises(Invalid, match=says):
        propose(cast, task, Change(AmendmentKind.TITLE, {"title": title}), on)


def test_the_story_and_the_comparison_tell_lists_and_wordings(cast, task):
    approve(cast, propose(cast, task, units(cast, AmendmentKind.CO_LEADS, "farming")))
    approve(cast, propose(cast, task, Change(AmendmentKind.TITLE, {"title": "培育科技企业"}), TODAY))
    task = Task.objects.select_related("plan").get(pk=task.pk)
    assert [chapter.what for chapter in story_of(task)][2::2] == [
        "Approved, from Thu 1 Oct 2026 on. Co-lead: 县发展和改革局 → 县农业农村局",
        "Approved, from Thu 24 Sep 2026 on. Wording: 培育创新企业 → 培育科技企业",
    ]
    assert [(one.label, one.then, one.now) for one in differences([task], TODAY, LATER)] == [
        ("Co-lead", "县发展和改革局", "县农业农村局")
    ]
