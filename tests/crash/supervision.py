"""Deaths in the acts of letters and proposals."""

from __future__ import annotations

from datetime import date

from luoshi.core.acts import Act
from luoshi.organizations.models import Unit
from luoshi.supervision import actions as supervision
from luoshi.supervision.finding import missing_on
from luoshi.supervision.models import Instruction, InstructionReply, JointDraft, Letter, Proposal, Reply
from luoshi.supervision.rulebook import rules
from tests.crash.scenario import KEY, scenario, silent
from tests.support import calendars, instructions, letters
from tests.support.letters import LATER, act_of
from tests.support.world import World


def a_letter(world: World, unit: str):
    return supervision.issue(act_of(world.cast, "office"), letters.proposed_to(world.cast, silent(world), unit))


@scenario("supervision.propose")
def _(world):
    round, farming = silent(world), Unit.objects.get(pk=world.cast.units["farming"].pk)
    facts = missing_on(LATER.date())[farming.pk, round.pk]
    act = Act(None, "", LATER, "sweep", key=KEY)
    return lambda: supervision.propose(act, round, farming, rules().rules[0], facts)


@scenario("supervision.overtake")
def _(world):
    proposal = letters.proposed_to(world.cast, silent(world), "farming")
    act = Act(None, "", LATER, "sweep", key=KEY)
    return lambda: supervision.overtake(act, Proposal.objects.get(pk=proposal.pk))


@scenario("supervision.issue")
def _(world):
    proposal = letters.proposed_to(world.cast, silent(world), "farming")
    act = act_of(world.cast, "office", key=KEY)
    return lambda: supervision.issue(act, Proposal.objects.get(pk=proposal.pk))


def a_joint_draft(world: World) -> int:
    letters.party_office(world.cast)
    return letters.drafted_jointly(world.cast, silent(world), "farming").pk


@scenario("supervision.draft_jointly")
def _(world):
    letters.party_office(world.cast)
    proposal = letters.proposed_to(world.cast, silent(world), "farming")
    act = act_of(world.cast, "office", key=KEY)
    return lambda: supervision.draft_jointly(act, Proposal.objects.get(pk=proposal.pk))


@scenario("supervision.confirm_jointly")
def _(world):
    drafted = a_joint_draft(world)
    act = act_of(world.cast, "party", key=KEY)
    return lambda: supervision.confirm_jointly(act, JointDraft.objects.get(pk=drafted))


@scenario("supervision.end_jointly")
def _(world):
    drafted = a_joint_draft(world)
    act = act_of(world.cast, "party", key=KEY)
    return lambda: supervision.end_jointly(act, JointDraft.objects.get(pk=drafted), "由政府办发函")


@scenario("supervision.dismiss")
def _(world):
    proposal = letters.proposed_to(world.cast, silent(world), "farming")
    act = act_of(world.cast, "office", key=KEY)
    return lambda: supervision.dismiss(act, Proposal.objects.get(pk=proposal.pk), "防汛")


@scenario("supervision.withdraw")
def _(world):
    letter, act = a_letter(world, "farming"), act_of(world.cast, "office", key=KEY)
    return lambda: supervision.withdraw(act, Letter.objects.get(pk=letter.pk), "电话说明")


@scenario("supervision.sign_for")
def _(world):
    letter, act = a_letter(world, "farming"), act_of(world.cast, "second_unit", key=KEY)
    return lambda: supervision.sign_for(act, Letter.objects.get(pk=letter.pk))


@scenario("supervision.answer")
def _(world):
    letter = letters.signed(world.cast, a_letter(world, "farming"), "second_unit")
    act, proof = act_of(world.cast, "second_unit", key=KEY), letters.proof()
    return lambda: supervision.answer(act, Letter.objects.get(pk=letter.pk), "已补报", [proof])


@scenario("supervision.check_reply")
def _(world):
    letter = letters.signed(world.cast, a_letter(world, "farming"), "second_unit")
    reply = letters.answered(world.cast, letter, "second_unit")
    act = act_of(world.cast, "office", key=KEY)
    return lambda: supervision.check_reply(act, Reply.objects.get(pk=reply.pk), True)


@scenario("supervision.reckon_again")
def _(world):
    letter = letters.signed(world.cast, a_letter(world, "farming"), "second_unit")
    calendars.announced(world.cast, date(2026, 10, 27), at=LATER)
    act = Act(None, "", LATER, "sweep", key=KEY)
    return lambda: supervision.reckon_again(act, Letter.objects.get(pk=letter.pk))


def an_instruction(world: World):
    return instructions.given(world.cast, world.plan.tasks.get(no=1))


@scenario("supervision.instruct")
def _(world):
    task = world.plan.tasks.get(no=1)
    return lambda: instructions.given(world.cast, task, KEY)


@scenario("supervision.answer_instruction")
def _(world):
    one = an_instruction(world)
    return lambda: instructions.answered(world.cast, Instruction.objects.get(pk=one.pk), KEY)


@scenario("supervision.check_instruction")
def _(world):
    reply = instructions.answered(world.cast, an_instruction(world))
    act = act_of(world.cast, "leader", key=KEY)
    return lambda: supervision.check_instruction(act, InstructionReply.objects.get(pk=reply.pk), False, "没有数字")


@scenario("supervision.take_back")
def _(world):
    one = an_instruction(world)
    instructions.answered(world.cast, one)
    act = act_of(world.cast, "office", key=KEY)
    return lambda: supervision.take_back(act, Instruction.objects.get(pk=one.pk), "并入专班")
