"""What somebody with the database in his hands could do to accounts."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.hashers import make_password

from luoshi.organizations import actions
from luoshi.organizations.accounts import codes, factors, invitations, sealing
from luoshi.organizations.accounts.models import Authenticator, Session
from luoshi.organizations.models import Token, User
from tests.support.cast import MOMENT
from tests.support.corruptions.table import corrupts


@corrupts("organizations.passwords")
def a_password_written_into_the_database(world):
    User.objects.filter(pk=world.cast.security.pk).update(password=make_password("Loud-River-27"))


def admitted(world):
    digests = [codes.digest("one")]
    return factors._enrol_factor(world.cast.act("unit"), world.cast.unit, sealing.sealed(b"x" * 20), 1, digests)


@corrupts("organizations.factors")
def a_second_factor_put_in_the_place_of_another(world):
    Authenticator.objects.filter(pk=admitted(world).pk).update(secret="gAAAAA")


def closed(world):
    """An account that was closed with all that opened it."""
    person = world.cast.people["public"]
    invitations.invite(world.cast.act("system"), [person])
    until = MOMENT.date() + timedelta(days=9)
    token = actions.issue_token(world.cast.act("public"), person, "读台账", until, False, digest="c" * 64)
    return actions.close_account(world.cast.act("system"), User.objects.get(pk=person.pk)), token


@corrupts("organizations.closed")
def a_session_of_a_closed_account(world):
    user, _token = closed(world)
    Session.objects.create(session_key="kept", expire_date=MOMENT + timedelta(hours=1), user=user)


@corrupts("records.rows", "organizations.closed")
def a_key_of_a_closed_account(world):
    _user, token = closed(world)
    Token.objects.filter(pk=token.pk).update(revoked_at=None)
