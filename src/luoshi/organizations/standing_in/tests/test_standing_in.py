"""A delegate acts as the post from one day to another, and is one hand with whom he stands in for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from luoshi.core import clock
from luoshi.core.errors import Conflict, Forbidden, Unknown
from luoshi.organizations import actions
from luoshi.organizations.acting import act_in
from luoshi.organizations.actions import Grounds, Heir
from luoshi.organizations.models import Holding
from luoshi.organizations.reach import Principal, Reach, reach
from luoshi.organizations.standing_in.hands import Hands, is_own_work
from luoshi.organizations.standing_in.models import Delegation
from luoshi.organizations.telling import Told, heads_and_liaisons, to_tell
from luoshi.records.models import LogEntry, Notice
from tests.support.cast import MOMENT, TODAY

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
UNTIL = TODAY + 7 * DAY


def held_by(cast, person):
    return Holding.objects.get(user=cast.people[person])


def lent(cast, holder="leader", to="auditor", by=None, valid_from=TODAY, valid_to=UNTIL):
    away = actions.Absence(valid_from, valid_to, "外出学习")
    return actions.delegate(cast.act(by or holder), held_by(cast, holder), cast.people[to], away)


def in_place_of(cast, person, holder, at=MOMENT):
    """An act of a person in the place of another."""
    user = cast.people[person]
    post = held_by(cast, holder).post_id
    return act_in(reach(user, TODAY, post), user, at, "test")


def test_a_delegate_reaches_what_the_post_reaches_and_nothing_of_his_own(cast, django_assert_num_queries):
    lent(cast)
    own, leader = cast.reach("auditor"), cast.reach("leader")
    [post] = leader.held
    with django_assert_num_queries(3):
        acting = reach(cast.auditor, TODAY, post.post)
    as_lent = replace(post, principal=Principal(cast.leader.pk, "韩远", UNTIL))
    assert acting == Reach(cast.auditor.pk, TODAY, (as_lent,), leader.below, leader.above, others=own.held)
    assert (own.roles(), own.others) == ({"auditor"}, (as_lent,))
    assert own.hands == acting.hands == {cast.auditor.pk, cast.leader.pk}
    assert cast.reach("leader").hands == {cast.leader.pk}


@pytest.mark.parametrize(("day", "stands"), [(TODAY - DAY, False), (TODAY, True), (UNTIL - DAY, True), (UNTIL, False)])
def test_it_begins_and_ends_by_itself(cast, day, stands):
    lent(cast)
    assert bool(reach(cast.auditor, day).others) == stands


def test_a_post_that_is_not_lent_is_not_chosen(cast):
    post = held_by(cast, "leader").post_id
    assert reach(cast.auditor, TODAY, post) == cast.reach("auditor")


def test_it_ends_with_the_holding(cast):
    lent(cast)
    actions.dismiss(cast.act("security"), held_by(cast, "leader"), TODAY + DAY)
    assert reach(cast.auditor, TODAY).others != ()
    assert reach(cast.auditor, TODAY + DAY).others == ()


def test_the_log_names_both(cast):
    lent(cast, "second_unit", "unit")
    act = in_place_of(cast, "unit", "second_unit")
    actions.change_password(act, cast.unit, "Quiet-River-28")
    entry = LogEntry.objects.latest("seq")
    printed = entry.actor_name, entry.post_name, entry.unit_name
    assert printed == ("梁舟（代丁禾）", "农业农村局联络员", "县农业农村局")
    assert f'"stands_in_for":{cast.second_unit.pk}' in entry.body.replace(" ", "")


def test_both_are_told_and_he_who_named_is_not_told_what_he_did(cast):
    lent(cast, by="security")
    rows = Notice.objects.filter(key__regex=r"^organizations\.(standing-in|lent):")
    told = set(rows.values_list("recipient__name", flat=True))
    assert told == {"郑鹤", "韩远"}


def test_ended_early_it_is_over_at_once(cast):
    delegation = lent(cast)
    with clock.frozen(MOMENT + timedelta(hours=1)):
        actions.end_delegation(cast.act("leader"), delegation)
    assert cast.reach("auditor").others == ()
    with pytest.raises(Conflict):
        actions.end_delegation(cast.act("security"), Delegation.objects.get())


REFUSED = [
    ({"to": "leader"}, Conflict, "by security"),
    ({"valid_from": TODAY - DAY}, Conflict, "leader"),
    ({"valid_to": TODAY}, Conflict, "leader"),
    ({"to": "public"}, Conflict, "leader"),
    ({"to": "neighbour"}, Conflict, "leader"),
    ({"to": "system"}, Conflict, "leader"),
    ({"holder": "audit"}, Conflict, "by security"),
    ({}, Forbidden, "by office"),
    ({}, Unknown, "by neighbour"),
    ({"to": "security"}, Forbidden, "by security"),
]


@pytest.mark.parametrize(("change", "refusal", "who"), REFUSED)
def test_what_is_refused(cast, change, refusal, who):
    by = who.removeprefix("by ")
    with pytest.raises(refusal):
        lent(cast, **{"by": by} | change)
    assert not Delegation.objects.exists()


def test_one_stands_in_at_a_time(cast):
    lent(cast)
    with pytest.raises(Conflict) as refused:
        lent(cast, to="unit", valid_from=UNTIL - DAY, valid_to=UNTIL + DAY)
    assert "郑鹤" in str(refused.value.reasons[0])
    assert lent(cast, to="unit", valid_from=UNTIL, valid_to=UNTIL + DAY).delegate == cast.unit


def test_what_was_lent_is_not_lent_on(cast):
    lent(cast, "leader", "auditor")
    with pytest.raises(Forbidden):
        own = held_by(cast, "auditor")
        actions.delegate(in_place_of(cast, "auditor", "leader"), own, cast.unit, actions.Absence(TODAY, UNTIL))


EARLIER, LATER = MOMENT - timedelta(hours=1), MOMENT + timedelta(hours=1)
AFTER = MOMENT + 8 * DAY


@pytest.mark.parametrize(
    ("doer", "done", "decider", "decided", "one"),
    [
        ("auditor", LATER, "auditor", AFTER, True),
        ("leader", EARLIER, "auditor", LATER, True),  # a delegate approves what his principal proposed
        ("auditor", LATER, "leader", AFTER, True),  # and the principal what was done in his time
        ("leader", EARLIER, "auditor", AFTER, False),  # he stands in no more
        ("auditor", EARLIER, "leader", LATER, False),  # he did not stand in yet
        ("leader", EARLIER, "unit", LATER, False),
    ],
)
def test_whose_hand_it_is(cast, doer, done, decider, decided, one):
    lent(cast)
    people = cast.people[doer].pk, cast.people[decider].pk
    assert Hands(people).are_one(people[0], done, people[1], decided) == one
    assert is_own_work(replace(cast.act(decider), at=decided), people[0], done) == one


def test_two_who_stand_in_for_the_same_are_one_hand(cast):
    lent(cast, to="auditor", valid_to=TODAY + DAY)
    lent(cast, to="unit", valid_from=TODAY + DAY)
    people = cast.auditor.pk, cast.unit.pk
    assert Hands(people).are_one(people[0], LATER, people[1], MOMENT + DAY)


def test_whose_hand_it_is_costs_one_query(cast, django_assert_num_queries):
    lent(cast)
    act = cast.act("auditor")
    with django_assert_num_queries(1):
        assert is_own_work(act, cast.leader.pk, MOMENT)


def test_a_post_that_moves_to_an_heir_stays_lent(cast):
    lent(cast, "second_unit", "unit")
    actions.merge_units(cast.act("office"), [cast.units["farming"]], Heir(cast.units["reform"]), Grounds("机构改革"))
    [other] = cast.reach("unit").others
    assert (other.unit_name, other.principal) == ("县发展和改革局", Principal(cast.second_unit.pk, "丁禾", UNTIL))


def test_what_concerns_a_unit_or_a_post_is_told_to_who_stands_in_too(cast):
    lent(cast, "unit", "second_unit")
    science = cast.units["science"].pk
    both = [Told(cast.unit, science), Told(cast.second_unit, science)]
    assert heads_and_liaisons([science], TODAY) == both
    assert heads_and_liaisons([science], UNTIL) == both[:1]
    assert to_tell(held_by(cast, "unit").post_id, TODAY) == [cast.unit, cast.second_unit]
