"""Deaths in the acts of invitations, second factors, signing in and sessions."""

from __future__ import annotations

from datetime import timedelta

from luoshi.core.acts import Act
from luoshi.organizations import actions as organizations
from luoshi.organizations.accounts import arriving, codes, factors, invitations, sealing
from luoshi.organizations.accounts.models import Authenticator, Invitation, Session
from luoshi.organizations.models import User
from tests.crash.scenario import KEY, scenario
from tests.support.cast import MOMENT

SECRET = b"a secret of the tests"


def newcomer(world) -> User:
    """Somebody who has just been registered, so that what follows finds the cast as it was."""
    return organizations.register_person(world.cast.act("system"), f"newcomer{User.objects.count()}", "任远")


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


@scenario("organizations.invite")
def _(world):
    act, user = world.cast.act("system", KEY), newcomer(world)
    invitations.invite(world.cast.act("system"), [user])
    return lambda: invitations._invite(act, [fresh(user)], {user.pk: codes.digest("the second one")})


@scenario("organizations.revoke_invitation")
def _(world):
    act, user = world.cast.act("system", KEY), newcomer(world)
    invitations.invite(world.cast.act("system"), [user])
    return lambda: invitations.revoke_invitation(act, Invitation.objects.get(user=user))


@scenario("organizations.accept_invitation")
def _(world):
    user = world.cast.people["invited"] = newcomer(world)
    invitations.invite(world.cast.act("system"), [user])
    act = world.cast.act("invited", KEY)
    return lambda: invitations._accept_invitation(act, Invitation.objects.get(user=user), "md5$salt$hash")


def admitted(world, person: str) -> None:
    digests = [codes.digest("a recovery code")]
    factors._enrol_factor(world.cast.act(person), world.cast.people[person], sealing.sealed(SECRET), 1, digests)


@scenario("organizations.enrol_factor")
def _(world):
    act, kept = world.cast.act("unit", KEY), sealing.sealed(SECRET)
    digests = [codes.digest(word) for word in "ab"]
    return lambda: factors._enrol_factor(act, fresh(world.cast.unit), kept, 2, digests)


@scenario("organizations.reset_factor")
def _(world):
    admitted(world, "town")
    act = world.cast.act("security", KEY)
    return lambda: factors.reset_factor(act, fresh(world.cast.people["town"]))


@scenario("organizations.sign_in")
def _(world):
    if not Authenticator.objects.filter(user=world.cast.auditor, ended_at=None).exists():
        admitted(world, "auditor")
    act = world.cast.act("auditor", KEY)
    return lambda: organizations.sign_in(act, fresh(world.cast.auditor), "a recovery code")


@scenario("organizations.refuse_sign_in")
def _(world):
    act = Act(None, "", MOMENT, "web", key=KEY)
    return lambda: arriving.refuse_sign_in(act, fresh(world.cast.unit), "password")


@scenario("organizations.sign_out")
def _(world):
    act = world.cast.act("unit", KEY)
    return lambda: arriving.sign_out(act, fresh(world.cast.unit))


def seated(world, person: str) -> Session:
    """A session of somebody."""
    key = f"session-{Session.objects.count()}"
    until = MOMENT + timedelta(hours=1)
    return Session.objects.create(session_key=key, expire_date=until, user=world.cast.people[person], began_at=MOMENT)


@scenario("organizations.end_session")
def _(world):
    act, session = world.cast.act("unit", KEY), seated(world, "unit")
    return lambda: arriving.end_session(act, fresh(world.cast.unit), session)


@scenario("organizations.end_other_sessions")
def _(world):
    seated(world, "unit")
    act = world.cast.act("unit", KEY)
    return lambda: arriving.end_other_sessions(act, fresh(world.cast.unit), "this one")


@scenario("organizations.end_sessions")
def _(world):
    seated(world, "unit")
    act = world.cast.act("system", KEY)
    return lambda: arriving.end_sessions(act, fresh(world.cast.unit))


@scenario("organizations.close_account")
def _(world):
    user = newcomer(world)
    world.cast.people["leaver"] = user
    invitations.invite(world.cast.act("system"), [user])
    admitted(world, "leaver")
    seated(world, "leaver")
    act = world.cast.act("system", KEY)
    return lambda: organizations.close_account(act, fresh(user))
