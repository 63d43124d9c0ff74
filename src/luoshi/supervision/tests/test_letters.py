"""A letter from the rule that proposes it to the hand that closes it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest

from luoshi.core.errors import Conflict, Forbidden, Invalid, Unknown
from luoshi.records.models import LogEntry, Notice
from luoshi.supervision import queries
from luoshi.supervision.actions import answer, check_reply, dismiss, issue, sign_for, withdraw
from luoshi.supervision.models import Letter, NumberSeries, Proposal, Reply
from luoshi.supervision.sweeps import look
from tests.support.letters import LATER, act_of

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


def told(person, what):
    return list(Notice.objects.filter(recipient=person, key__startswith=what).values_list("text", flat=True))


def test_a_unit_that_is_silent_after_its_days_of_grace_is_proposed_once(proposals):
    science = proposals["县科学技术局"]
    days = (science.round.due_on.isoformat(), science.round.grace_until.isoformat())
    assert (science.rule, science.step, science.state) == ("missing", "reminder", "open")
    assert [(fact["number"], fact["due_on"], fact["grace_until"]) for fact in science.facts] == [
        ("1", *days),
        ("2", *days),
    ]
    assert look(LATER) == 0
    assert look(LATER + timedelta(days=1)) == 0


def test_a_letter_gets_its_number_its_words_and_its_unit_told(cast, letter, proposals):
    assert (letter.label, letter.number, letter.state) == ("青督函〔2026〕1号", 1, "issued")
    assert letter.unit_name_then == "县科学技术局"
    paper = json.loads(letter.snapshot)["paper"]
    assert (paper["addressee"], paper["number"], paper["day"]) == ("县科学技术局", letter.label, "2026年10月23日")
    assert told(cast.unit, "supervision.issued") == ["A letter to your unit: %(letter)s. Please sign for it."]
    assert list(letter.facts.values_list("open", flat=True)) == [True, True]
    entry = LogEntry.objects.get(act="supervision.issue")
    assert (entry.subject_type, entry.subject_id) == ("supervision.letter", letter.pk)
    assert Proposal.objects.get(pk=proposals["县科学技术局"].pk).state == "issued"


def test_numbers_follow_each_other_and_a_withdrawn_one_stays(cast, letter, proposals):
    withdraw(act_of(cast, "office"), letter, "县科技局已电话说明")
    second = issue(act_of(cast, "office"), proposals["县农业农村局"])
    assert list(Letter.objects.order_by("number").values_list("number", "state", "void_reason")) == [
        (1, "void", "县科技局已电话说明"),
        (2, "issued", ""),
    ]
    assert (second.label, NumberSeries.objects.get().next) == ("青督函〔2026〕2号", 3)
    assert list(letter.facts.values_list("open", flat=True)) == [False, False]


def test_the_working_days_run_from_the_day_after_it_was_signed_for(cast, letter):
    signed = sign_for(act_of(cast, "unit"), letter)
    assert (signed.state, signed.due_on, signed.provisional) == ("signed_for", date(2026, 10, 30), False)


def test_answered_with_proof_and_closed_by_another_hand(cast, letter, proof):
    sign_for(act_of(cast, "unit"), letter)
    reply = answer(act_of(cast, "unit"), letter, "系统操作不熟，已补报。", [proof])
    assert (reply.n, reply.state, reply.on_time) == (1, "in_check", True)
    check_reply(act_of(cast, "office"), reply, True)
    closed = Letter.objects.get()
    assert (closed.state, Reply.objects.get().state) == ("closed", "accepted")
    assert list(closed.facts.values_list("open", flat=True)) == [False, False]
    assert told(cast.unit, "supervision.checked") == ["Your answer to %(letter)s was accepted; the letter is closed."]


def test_an_answer_that_will_not_do_is_returned_and_given_again(cast, letter, proof):
    sign_for(act_of(cast, "unit"), letter)
    first = answer(act_of(cast, "unit"), letter, "已知悉。", [proof])
    with pytest.raises(Invalid):
        check_reply(act_of(cast, "office"), first, False)
    check_reply(act_of(cast, "office"), first, False, "请说明原因")
    assert Letter.objects.get().state == "signed_for"
    late = act_of(cast, "unit", LATER + timedelta(days=10))
    second = answer(late, Letter.objects.get(), "人员变动未交接，已补报。", [proof])
    assert (second.n, second.on_time) == (2, False)


def test_an_answer_needs_words_and_proof(cast, letter):
    sign_for(act_of(cast, "unit"), letter)
    with pytest.raises(Invalid) as refused:
        answer(act_of(cast, "unit"), letter, " ", [])
    assert len(refused.value.reasons) == 2


@pytest.mark.parametrize("person, refusal", [("second_unit", Unknown), ("neighbour", Unknown), ("office", Forbidden)])
def test_nobody_else_signs_for_a_letter(cast, letter, person, refusal):
    with pytest.raises(refusal):
        sign_for(act_of(cast, person), letter)


def test_a_letter_is_answered_after_it_was_signed_for(cast, letter, proof):
    with pytest.raises(Conflict):
        answer(act_of(cast, "unit"), letter, "已补报。", [proof])


def test_no_letter_is_sent_for_a_stated_reason(cast, proposals):
    with pytest.raises(Invalid):
        dismiss(act_of(cast, "office"), proposals["县农业农村局"], "  ")
    done = dismiss(act_of(cast, "office"), proposals["县农业农村局"], "防汛期间，应急免报")
    assert (done.state, done.reason) == ("dismissed", "防汛期间，应急免报")
    with pytest.raises(Conflict):
        issue(act_of(cast, "office"), done)


def test_what_was_reported_in_time_to_decide_is_not_held_against_a_unit(cast, later, proposals):
    report_all(cast, later)
    with pytest.raises(Conflict):
        issue(act_of(cast, "office"), proposals["县科学技术局"])
    assert look(LATER) == 1
    assert Proposal.objects.get(pk=proposals["县科学技术局"].pk).state == "overtaken"
    assert not Letter.objects.exists() and not NumberSeries.objects.exists()


def report_all(cast, round):
    """The bureau of science reports everything that it was asked, late."""
    from luoshi.dispatch.actions import submit_reports
    from luoshi.dispatch.models import Ask
    from luoshi.dispatch.reports import Row

    science = cast.units["science"]
    asks = Ask.objects.filter(round=round, unit=science).select_related("task")
    rows = [Row(ask.pk, {target.pk: Decimal(1) for target in ask.task.targets.all()}, "已推进") for ask in asks]
    submit_reports(act_of(cast, "unit"), round, science, rows)


def test_who_sees_a_letter(cast, letter):
    seen = {who: [one.pk for one in queries.letters_visible_to(cast.reach(who))] for who in cast.people}
    assert {who for who, letters in seen.items() if letters == [letter.pk]} == {"office", "leader", "auditor", "unit"}
    assert {tuple(letters) for letters in seen.values()} == {(letter.pk,), ()}


def test_a_party_body_gets_no_letter_from_the_governments_office(cast, later):
    from luoshi.organizations.queries import units_on
    from luoshi.supervision.addressees import require_may_write

    with pytest.raises(Forbidden):
        require_may_write(cast.act("office"), units_on(later.due_on).get(unit=cast.units["organization"]))
    require_may_write(cast.act("office"), units_on(later.due_on).get(unit=cast.units["river_town"]))
