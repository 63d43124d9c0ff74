"""Damage to letters and instructions that the checks of supervision notice."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection

from luoshi.supervision.actions import check_reply, confirm_jointly, issue
from luoshi.supervision.models import Instruction, JointDraft, LadderRuleSet, Letter, LetterFact, NumberSeries, Reply
from tests.support import instructions, letters
from tests.support.corruptions.table import corrupts
from tests.support.letters import act_of


def issued(world):
    """A letter to the bureau of science."""
    round = letters.round_of(world.cast, world.plan)
    return issue(act_of(world.cast, "office"), letters.proposed_to(world.cast, round, "science"))


def signed(world):
    return letters.signed(world.cast, issued(world), "unit")


@corrupts("records.rows", "supervision.numbers")
def a_number_that_was_jumped(world):
    issued(world)
    NumberSeries.objects.update(next=7)


@corrupts("records.rows", "supervision.numbers")
def a_letter_with_another_number(world):
    Letter.objects.filter(pk=issued(world).pk).update(number=4)


@corrupts("supervision.snapshots")
def a_letter_with_other_words(world):
    letter = issued(world)
    Letter.objects.filter(pk=letter.pk).update(snapshot=letter.snapshot.replace("5个工作日", "50个工作日"))


@corrupts("records.rows", "supervision.rules")
def rules_with_more_patience(world):
    issued(world)
    one = LadderRuleSet.objects.get()
    one.body["rules"][0]["reply_days"] = 50
    LadderRuleSet.objects.filter(pk=one.pk).update(body=one.body)


@corrupts("records.rows", "supervision.facts")
def a_fact_that_was_dropped(world):
    LetterFact.objects.filter(letter=issued(world)).update(open=False)


@corrupts("records.rows", "supervision.joint")
def a_joint_letter_that_nobody_confirmed(world):
    letters.party_office(world.cast)
    drafted = letters.drafted_jointly(world.cast, letters.round_of(world.cast, world.plan), "science")
    confirm_jointly(act_of(world.cast, "party"), drafted)
    JointDraft.objects.filter(pk=drafted.pk).update(state="ended")


@corrupts("records.rows", "supervision.due")
def a_letter_with_more_time(world):
    letter = signed(world)
    Letter.objects.filter(pk=letter.pk).update(due_on=letter.due_on + timedelta(days=9))


@corrupts("records.rows", "supervision.another-hand", engine="postgresql")
def an_answer_checked_by_its_author(world):
    """On SQLite no constraint can be taken away while a transaction runs."""
    reply = letters.answered(world.cast, signed(world), "unit")
    check_reply(act_of(world.cast, "office"), reply, True)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("ALTER TABLE supervision_reply DROP CONSTRAINT reply_checked_by_another")
    Reply.objects.filter(pk=reply.pk).update(checked_by=world.cast.unit)


@corrupts("records.rows", "supervision.instructions")
def an_instruction_that_nobody_answered_is_carried_out(world):
    one = instructions.given(world.cast, world.plan.tasks.get(no=1))
    Instruction.objects.filter(pk=one.pk).update(state="closed")
