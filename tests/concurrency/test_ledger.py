"""Two at the same moment in the ledger and what is below it: one of them wins, the other is told."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from luoshi.core.apart import Limits
from luoshi.documents import actions as documents
from luoshi.documents import marking
from luoshi.documents.child import read_apart
from luoshi.documents.desk import desk_of
from luoshi.documents.models import Document
from luoshi.ledger import actions as ledger
from luoshi.ledger.changes import Change
from luoshi.ledger.models import Amendment, Plan, Responsibility, Task
from luoshi.ledger.states import AmendmentKind
from luoshi.organizations import actions as organizations
from luoshi.organizations.actions import people
from luoshi.organizations.models import Holding, Post, User
from luoshi.records import chain, files
from luoshi.records.models import LogEntry
from tests.support.cast import TODAY
from tests.support.site import clean_environment
from tests.support.together import at_once
from tests.support.world import OTHER_PLAN

pytestmark = pytest.mark.engines

LUOSHI = Path(sys.executable).with_name("luoshi")


def number(world, text: str) -> Document:
    """Another document on the desk, like the one of the world."""
    data = OTHER_PLAN.replace("4号", text).encode()
    return documents.bring(world.cast.act("office"), world.cast.regions["county"], "more.txt", data)


@pytest.mark.parametrize("turn", range(3))
def test_two_adoptions_of_one_document(world, turn):
    document = number(world, f"{turn + 10}号")
    acts = [world.cast.act("office"), world.cast.act("office")]
    said = at_once(*(lambda act=act: ledger.adopt(act, document).pk for act in acts))
    plan = Plan.objects.get(document=document)
    assert sorted(said, key=str) == sorted([plan.pk, "Conflict"], key=str)
    assert LogEntry.objects.filter(act="ledger.adopt", subject_type="ledger.plan", subject_id=plan.pk).count() == 1


@pytest.mark.parametrize("turn", range(3))
def test_a_double_click_adopts_once_and_both_see_the_plan(world, turn):
    document = number(world, f"{turn + 20}号")
    act = world.cast.act("office", f"double {turn}")
    said = at_once(*[lambda: ledger.adopt(act, document).pk] * 2)
    assert said == [Plan.objects.get(document=document).pk] * 2
    assert LogEntry.objects.filter(key=act.key, n=0).count() == 1


@pytest.mark.parametrize("turn", range(3))
def test_a_verdict_lands_before_an_adoption_or_not_at_all(world, turn):
    document = number(world, f"{60 + turn}号")
    marks = marking.reject(desk_of(document), "tasks.0")
    judging, adopting = world.cast.act("office"), world.cast.act("office")
    said = at_once(
        lambda: documents.judge(judging, document, marks).pk,
        lambda: ledger.adopt(adopting, document).pk,
    )
    plan = Plan.objects.get(document=document)
    first = {"judged": [document.pk, plan.pk], "adopted": ["Conflict", plan.pk]}
    assert said == first["judged" if plan.tasks.count() == 4 else "adopted"]


def test_two_uploads_of_one_file(world):
    data = OTHER_PLAN.replace("4号", "30号").encode()
    answer = read_apart(data, "twice.txt", Limits(2**30, 60))

    def receive(act):
        return lambda: documents.receive(act, world.cast.regions["county"], "twice.txt", files.store(data), answer).pk

    said = at_once(*(receive(world.cast.act("office")) for _twice in range(2)))
    document = Document.objects.get(name="twice.txt")
    assert sorted(said, key=str) == sorted([document.pk, "Conflict"], key=str)


def test_two_leads_named_for_one_task(world):
    task = Task.objects.get(plan=world.plan, no=5)
    units = [world.cast.units["science"], world.cast.units["farming"]]

    def name(act, unit):
        return lambda: ledger.name_lead(act, task, unit, "职责相近").pk

    said = at_once(*(name(world.cast.act("office"), unit) for unit in units))
    assert sorted(said, key=str) == sorted([task.pk, "Conflict"], key=str)
    assert Responsibility.objects.filter(task=task, role="main", valid_to=None).count() == 1


def test_two_changes_of_one_lead_and_two_decisions_on_it(world):
    """One change is open at a time, and it is decided once."""
    task = Task.objects.get(plan=world.plan, no=1)
    change = Change(AmendmentKind.LEAD, unit=world.cast.units["farming"])

    def propose(act):
        return lambda: ledger.propose_amendment(act, task, change, "会议定", TODAY + timedelta(days=7)).pk

    said = at_once(*(propose(world.cast.act("office")) for _twice in range(2)))
    one = Amendment.objects.get(task=task)
    assert sorted(said, key=str) == sorted([one.pk, "Conflict"], key=str)

    def decide(act, approve):
        return lambda: ledger.decide_amendment(act, Amendment.objects.get(pk=one.pk), approve, "定").pk

    said = at_once(*(decide(world.cast.act("leader"), approve) for approve in (True, False)))
    one.refresh_from_db()
    assert sorted(said, key=str) == sorted([one.pk, "Conflict"], key=str)
    held = Responsibility.objects.filter(task=task, role="main", unit=world.cast.units["farming"])
    assert held.exists() == (one.state == "approved")


def test_two_holders_for_one_post(world):
    post = organizations.open_post(world.cast.act("system"), world.cast.units["science"], "head", "局长")
    persons = [
        people._register_person(world.cast.act("system"), User(username=name, name=name, password="!"))
        for name in ("first", "second")
    ]

    def appoint(act, user):
        return lambda: organizations.appoint(act, Post.objects.get(pk=post.pk), user, TODAY).pk

    said = at_once(*(appoint(world.cast.act("security"), user) for user in persons))
    assert sorted(said, key=str) == sorted([Holding.objects.get(post=post).pk, "Conflict"], key=str)


def test_two_accounts_of_one_name(world):
    def register(act):
        return lambda: people._register_person(act, User(username="same", name="同名", password="!")).pk

    said = at_once(*(register(world.cast.act("system")) for _twice in range(2)))
    assert sorted(said, key=str) == sorted([User.objects.get(username="same").pk, "Conflict"], key=str)


def test_many_acts_of_four_processes_are_one_chain(world):
    """Acts that do next to nothing, so that they meet where the chain goes on."""
    before, user = chain.head_of().seq, world.cast.unit

    def sign_in_often(who):
        acts = [world.cast.act("unit") for _time in range(25)]
        return lambda: [organizations.sign_in(act, user).pk for act in acts]

    said = at_once(*(sign_in_often(who) for who in range(4)))
    assert said == [[user.pk] * 25] * 4
    entries = LogEntry.objects.filter(seq__gt=before).order_by("seq")
    assert [entry.seq for entry in entries] == list(range(before + 1, before + 101))


@pytest.mark.slow
def test_an_empty_data_folder_is_prepared_once_by_whoever_comes_first(tmp_path):
    environment = clean_environment(LUOSHI_DATA_DIR=str(tmp_path / "new"), LUOSHI_LANGUAGE="en")
    command = [LUOSHI, "check"]
    both = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) for _twice in range(2)]
    said = {process.communicate(timeout=300)[0][:3] for process in both}
    assert (said, [process.returncode for process in both]) == ({"OK:"}, [0, 0])
