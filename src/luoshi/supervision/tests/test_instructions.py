"""What a leader wrote on a task, from his hand to the answer that he accepts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from luoshi.core import clock
from luoshi.core.errors import Conflict, Forbidden, Invalid, Unknown
from luoshi.organizations import actions as organizations
from luoshi.organizations.models import Unit
from luoshi.records.models import LogEntry, Notice
from luoshi.supervision import instructions
from luoshi.supervision.actions import answer_instruction, check_instruction, instruct, take_back
from luoshi.supervision.actions.instructing import Wording
from luoshi.supervision.models import Instruction
from tests.support.instructions import WORDS, answered, post_of
from tests.support.instructions import given as given_by_the_leader
from tests.support.letters import LATER, act_of

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

TODAY = LATER.date()
WORDING = Wording(WORDS, TODAY, date(2026, 10, 30))


@pytest.fixture
def task(plan, later):
    """The first task: the bureau of science leads it, the bureau of development joins."""
    return plan.tasks.get(no=1)


@pytest.fixture
def post(cast):
    return post_of(cast)


@pytest.fixture
def given(cast, task):
    """An instruction of the leader himself to the bureau of science."""
    return given_by_the_leader(cast, task)


def development(task):
    """The bureau that leads the first task beside the bureau of science."""
    return Unit.objects.get(
        pk=next(unit for unit, name in instructions.units_in(task, TODAY).items() if "发展" in name)
    )


def told(what):
    return list(Notice.objects.filter(key__startswith=what).order_by("pk").values_list("recipient__username", "text"))


def test_a_leader_writes_and_the_unit_is_told(cast, given, task):
    assert (given.state, given.due_on, given.unit_name_then, given.source) == (
        "given",
        date(2026, 10, 30),
        "县科学技术局",
        "",
    )
    assert told("supervision.instructed") == [
        (cast.unit.username, "%(leader)s wrote on “%(task)s”. Answer by %(day)s.")
    ]
    entry = LogEntry.objects.get(act="supervision.instruct")
    assert (entry.subject_type, entry.subject_id) == ("supervision.instruction", given.pk)
    assert list(instructions.to_answer(cast.reach("unit"))) == [given]
    assert list(instructions.to_answer(cast.reach("second_unit"))) == []


def test_answered_looked_at_and_carried_out(cast, given):
    reply = answered(cast, given)
    assert (reply.n, reply.state, reply.on_time, reply.proofs.get().name) == (1, "in_check", True, "整改说明.txt")
    assert told("supervision.instruction_answered") == [
        (cast.leader.username, "%(unit)s answered your instruction on “%(task)s”.")
    ]
    assert list(instructions.to_check(cast.reach("leader"))) == [reply]
    check_instruction(act_of(cast, "leader"), reply, True)
    assert Instruction.objects.get().state == "closed"
    assert told("supervision.instruction_checked") == [
        (cast.unit.username, "Your answer to the instruction on “%(task)s” was accepted.")
    ]


def test_returned_with_a_message_it_waits_again(cast, given):
    reply = answer_instruction(act_of(cast, "unit"), given, "正在推进。")
    with pytest.raises(Invalid):
        check_instruction(act_of(cast, "leader"), reply, False)
    check_instruction(act_of(cast, "leader"), reply, False, "没有数字")
    assert (Instruction.objects.get().state, reply.state, reply.message) == ("given", "returned", "没有数字")
    second = answer_instruction(act_of(cast, "unit"), given, "已走访6家。")
    assert (second.n, [one.pk for one in instructions.to_check(cast.reach("office"))]) == (2, [second.pk])


def test_what_is_wrong_stands_at_its_field(cast, given, task, post, sign_in):
    reply = answer_instruction(act_of(cast, "unit"), given, "正在推进。")
    far = {"post": post.pk, "words": WORDS, "units": [cast.units["science"].pk], "due_on": "2036-10-30"}
    with clock.frozen(LATER):
        leader = sign_in("leader")
        returned = leader.post(f"/letters/instructions/replies/{reply.pk}/check/", {"return": "1"})
        written = leader.post(f"/letters/instructions/on/{task.pk}/", far)
        assert returned.content.decode().count('name="return"') == 1  # what was meant can be done, and not the other
    errors = [(one.status_code, list(one.context["form"].errors)) for one in (returned, written)]
    assert errors == [(422, ["message"]), (422, ["due_on"])]


@pytest.mark.usefixtures("english")
def test_what_is_entered_a_year_too_early_is_noticed(cast, task, post):
    wrong = Wording(WORDING.words, TODAY - timedelta(days=400), WORDING.due_on, "阅批件第31号")
    with pytest.raises(Invalid) as refused:
        instruct(act_of(cast, "office"), task, post, [cast.units["science"]], wrong)
    assert [one.field for one in refused.value.reasons] == ["given_on"]


@pytest.mark.usefixtures("english")
def test_what_stands_on_paper_is_entered_with_its_source(cast, task, post):
    units = list(Unit.objects.filter(pk__in=[cast.units["science"].pk, development(task).pk]).order_by("pk"))
    with pytest.raises(Invalid) as refused:
        instruct(act_of(cast, "office"), task, post, units, WORDING)
    assert [str(one) for one in refused.value.reasons] == [
        "Say where the instruction stands on paper: its file and page, or the meeting."
    ]
    on_paper = Wording(WORDING.words, TODAY - timedelta(days=2), WORDING.due_on, "阅批件第31号")
    instruct(act_of(cast, "office"), task, post, units, on_paper)
    rows = Instruction.objects.order_by("pk").values_list("unit_name_then", "source", "given_on")
    assert list(rows) == [
        ("县科学技术局", "阅批件第31号", TODAY - timedelta(days=2)),
        ("县发展和改革局", "阅批件第31号", TODAY - timedelta(days=2)),
    ]


@pytest.mark.usefixtures("english")
def test_what_is_entered_wrongly_is_said_all_at_once(cast, task, post):
    wrong = Wording(" ", TODAY + timedelta(days=1), TODAY - timedelta(days=1))
    with pytest.raises(Invalid) as refused:
        instruct(act_of(cast, "leader"), task, post, [cast.units["farming"]], wrong)
    assert [str(one) for one in refused.value.reasons] == [
        "Write what the leader wants.",
        "An instruction on a task goes to units that lead or join it; name another unit in the ledger first.",
        "An instruction is entered on the day on which it was written, or later.",
        "Thu 22 Oct 2026 cannot be right: choose a day from Fri 23 Oct 2026 to Sun 28 Feb 2027.",
    ]


@pytest.mark.parametrize(
    ("person", "unit", "role"),
    [
        ("leader", "government", "leader"),  # another leader's post
        ("office", "next_supervision", "leader"),  # of the neighbour's region
        ("office", "supervision", "office"),  # no leader's
    ],
)
@pytest.mark.usefixtures("english")
def test_nobody_gives_one_in_a_post_that_is_not_his_to_give_it_in(cast, task, person, unit, role):
    post = organizations.open_post(cast.act("system"), cast.units[unit], role, "副职")
    with pytest.raises(Invalid) as refused:
        instruct(act_of(cast, person), task, post, [cast.units["science"]], replace(WORDING, source="阅批件第31号"))
    assert [str(one) for one in refused.value.reasons] == [
        "A leader gives instructions in his own post; the supervision office enters those of its region's leaders."
    ]


@pytest.mark.parametrize(("kind", "said"), [("party", "is a party body"), ("court", "decides by itself")])
@pytest.mark.usefixtures("english")
def test_a_leader_instructs_whom_the_table_allows(cast, task, post, kind, said):
    science = cast.units["science"]
    grounds = organizations.Grounds("机构改革")
    organizations.rename_unit(cast.act("office"), science, "县科学技术局", kind, grounds)
    with pytest.raises(Invalid, match=said):
        instruct(act_of(cast, "leader"), task, post, [science], WORDING)
    names, refused = instructions.to_instruct(task, [post], TODAY)
    assert (list(names.values()), [said in one for one in refused].count(True)) == (["县发展和改革局"], 1)


def test_nobody_checks_the_answer_of_his_own_unit(cast, given):
    reply = answer_instruction(act_of(cast, "unit"), given, "已走访6家。")
    with pytest.raises(Forbidden):
        check_instruction(act_of(cast, "unit"), reply, True)
    with pytest.raises(Unknown):
        check_instruction(act_of(cast, "second_unit"), reply, True)
    with pytest.raises(Conflict):
        answer_instruction(act_of(cast, "unit"), given, "再答一次")


def test_taken_back_with_a_reason_what_was_answered_is_returned(cast, given):
    reply = answer_instruction(act_of(cast, "unit"), given, "已走访6家。")
    take_back(act_of(cast, "leader"), given, "事项并入专班")
    reply.refresh_from_db()
    assert (given.state, given.void_reason, reply.state) == ("void", "事项并入专班", "returned")
    assert list(instructions.to_check(cast.reach("office"))) == []
    with pytest.raises(Conflict):
        take_back(act_of(cast, "leader"), given, "又一次")


def test_a_leaders_page_counts_what_is_open_overdue_and_answered(cast, given, task, post):
    second = instruct(act_of(cast, "leader"), task, post, [development(task)], WORDING)
    answer_instruction(act_of(cast, "unit"), given, "已走访6家。")
    standing = instructions.standing_of(post.pk, cast.reach("leader"), date(2026, 11, 2))
    assert (standing.open, standing.answered, standing.overdue, standing.carried_out) == ((second,), (given,), 1, 0)
