"""One-time codes: made by the system administrator, used once by their person, good for some days."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from luoshi.core import clock
from luoshi.core.errors import Conflict, Forbidden, Invalid, Unknown
from luoshi.organizations import actions
from luoshi.organizations.accounts import codes
from luoshi.organizations.accounts.invitations import accept_invitation, invitation_of, invite, revoke_invitation
from luoshi.organizations.accounts.models import Invitation, KeptPassword
from luoshi.organizations.models import User
from luoshi.records.models import LogEntry
from tests.support.cast import MOMENT, PASSWORD

pytestmark = pytest.mark.django_db

NEW = "Loud-River-27"
LATER = MOMENT + timedelta(days=7)


def registered(cast, *names):
    return [actions.register_person(cast.act("system"), name, name) for name in names]


def accepted(cast, handed, password=NEW, key=None):
    cast.people["invited"] = handed.user
    return accept_invitation(cast.act("invited", key), invitation_of(handed.code, MOMENT), password)


def test_a_person_is_registered_invited_and_sets_his_password(cast):
    (user,) = registered(cast, "shijiang")
    assert not user.has_usable_password()
    (handed,) = invite(cast.act("system"), [user])
    assert (handed.user, handed.expires_at, len(codes.plain(handed.code))) == (user, LATER, 20)
    assert accepted(cast, handed).used_at == MOMENT
    assert User.objects.get(pk=user.pk).check_password(NEW)
    assert invitation_of(handed.code, MOMENT) is None


def test_many_are_invited_in_one_act_that_tells_no_code(cast):
    people = registered(cast, "a1", "a2", "a3")
    handed = invite(cast.act("system"), people)
    entry = LogEntry.objects.latest("seq")
    rows = json.loads(entry.body)["rows"]
    assert ([one.user for one in handed], len({one.code for one in handed}), len(rows)) == (people, 3, 3)
    assert [word for one in handed for word in (one.code, codes.digest(one.code)) if word in entry.body] == []


def test_a_code_is_understood_however_it_is_typed(cast):
    (handed,) = invite(cast.act("system"), registered(cast, "typist"))
    typed = handed.code.replace("-", " ").lower().replace("0", "o").replace("1", "l")
    assert invitation_of(typed, MOMENT).user == handed.user
    assert invitation_of(handed.code[:-1], MOMENT) is None


def test_a_second_code_takes_the_place_of_the_first(cast):
    people = registered(cast, "twice")
    first, second = (invite(cast.act("system"), people)[0] for _ in range(2))
    assert (invitation_of(first.code, MOMENT), invitation_of(second.code, MOMENT).user) == (None, people[0])


def test_a_code_expires_and_can_be_withdrawn(cast):
    first, second = invite(cast.act("system"), registered(cast, "late", "unwanted"))
    assert invitation_of(first.code, LATER) is None
    revoke_invitation(cast.act("system"), invitation_of(second.code, MOMENT))
    assert invitation_of(second.code, MOMENT) is None
    with pytest.raises(Conflict):
        revoke_invitation(cast.act("system"), Invitation.objects.get(user=second.user))


def test_codes_are_told_once(cast):
    act, people = replace(cast.act("system"), key="one sheet"), registered(cast, "once")
    invite(act, people)
    with pytest.raises(Conflict):
        invite(act, people)
    assert Invitation.objects.filter(user__in=people).count() == 1


def test_a_forgotten_password_is_replaced_the_same_way(cast):
    (handed,) = invite(cast.act("system"), [cast.unit])
    assert User.objects.get(pk=cast.unit.pk).check_password(PASSWORD)  # until the code is used
    accepted(cast, handed)
    assert User.objects.get(pk=cast.unit.pk).check_password(NEW)


@pytest.mark.parametrize("administrator", ["system", "security", "audit"])
def test_an_administrator_is_not_invited(cast, administrator):
    with pytest.raises(Conflict):
        invite(cast.act("system"), [cast.people[administrator]])


def test_a_code_from_before_the_post_of_an_administrator_opens_nothing(cast):
    (handed,) = invite(cast.act("system"), registered(cast, "second_audit"))
    post = actions.open_post(cast.act("system"), cast.units["supervision"], "audit", "审计管理员")
    actions.appoint(cast.act("security"), post, handed.user, MOMENT.date())
    with pytest.raises(Conflict):
        accepted(cast, handed)


@pytest.mark.parametrize("person", ["security", "audit", "office", "unit", "neighbour"])
def test_nobody_else_invites(cast, person):
    with pytest.raises(Forbidden):
        invite(cast.act(person), [cast.public])


def test_nobody_else_uses_a_code(cast):
    (handed,) = invite(cast.act("system"), [cast.unit])
    with pytest.raises(Unknown):
        accept_invitation(cast.act("second_unit"), invitation_of(handed.code, MOMENT), NEW)


def test_a_poor_password_leaves_the_code_open(cast):
    (handed,) = invite(cast.act("system"), registered(cast, "poor"))
    with pytest.raises(Invalid):
        accepted(cast, handed, "12345678")
    assert invitation_of(handed.code, MOMENT) is not None


def test_a_password_does_not_come_back(cast, settings):
    settings.PASSWORD_HISTORY = 2
    for password in (NEW, "Loud-River-28"):
        actions.change_password(cast.act("unit"), User.objects.get(pk=cast.unit.pk), password)
    with pytest.raises(Invalid):
        actions.change_password(cast.act("unit"), User.objects.get(pk=cast.unit.pk), NEW)
    kept = KeptPassword.objects.filter(user=cast.unit).order_by("pk").values_list("password", flat=True)
    assert [bool(one) for one in kept] == [False, True, True]
    actions.change_password(cast.act("unit"), User.objects.get(pk=cast.unit.pk), PASSWORD)


def test_closing_an_account_withdraws_its_code(cast):
    (handed,) = invite(cast.act("system"), [cast.public])
    actions.close_account(cast.act("system"), User.objects.get(pk=cast.public.pk))
    assert invitation_of(handed.code, clock.now()) is None
