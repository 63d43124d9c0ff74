"""Signing in, refusing to, and signing out: each leaves its line in the log."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from luoshi.core.demands import refuse
from luoshi.core.errors import Forbidden
from luoshi.organizations.accounts import ending, factors
from luoshi.organizations.accounts.models import Session
from luoshi.organizations.accounts.queries import authenticator_of
from luoshi.organizations.models import User
from luoshi.organizations.reach import Reach
from luoshi.organizations.rules import PEOPLE
from luoshi.records.log import Log, act

#: What somebody has to do before anything else, once he is in.
PASSWORD, FACTOR = "password", "factor"
#: Why a sign-in is refused.
REASONS = ("password", "code", "closed")


@act("organizations.sign_in")
def sign_in(log: Log, user: User, code: str = "", first: str = "password") -> User:
    """A person signs in: with the code of his second factor where he has one; raises Invalid when it does not fit."""
    PEOPLE.answer("sign_in", log.act.reach, user).require()
    refuse(Forbidden, (not user.is_active, _("This account is closed. Ask the system administrator.")))
    entry = log.entry(user)
    factor = authenticator_of(user)
    second = factors.take(entry, factor, code, log.act.at) if factor else ""
    entry.note(first=first, second=second)
    return user


@act("organizations.refuse_sign_in")
def refuse_sign_in(log: Log, user: User, reason: str) -> User:
    """The installation notes that somebody has tried to sign in as a person and was refused."""
    assert reason in REASONS
    refuse(Forbidden, (log.act.actor_id, _("The installation itself notes who was refused.")))
    log.entry(user).note(reason=reason)
    return user


@act("organizations.sign_out")
def sign_out(log: Log, user: User) -> User:
    """A person signs out."""
    PEOPLE.answer("sign_out", log.act.reach, user).require()
    log.entry(user)
    return user


@act("organizations.end_session")
def end_session(log: Log, user: User, session: Session) -> User:
    """A person ends one of his sessions, which runs on another machine."""
    PEOPLE.answer("end_session", log.act.reach, user).require()
    log.entry(user).note(session=session.number)
    ending.end_session(user, session)
    return user


@act("organizations.end_other_sessions")
def end_other_sessions(log: Log, user: User, but: str | None) -> User:
    """A person ends all of his sessions but the one he sits at."""
    PEOPLE.answer("end_session", log.act.reach, user).require()
    log.entry(user).note(ended=ending.end_sessions(user, but))
    return user


@act("organizations.end_sessions")
def end_sessions(log: Log, user: User) -> User:
    """The system administrator ends all sessions of a person, whose machine was lost."""
    PEOPLE.answer("end_sessions", log.act.reach, user).require()
    log.entry(user).note(ended=ending.end_sessions(user))
    return user


def owes_factor(user: User, reach: Reach) -> bool:
    """Whether one of the roles in which a person acts asks for a second factor, and he has none."""
    return bool(reach.roles() & set(settings.SECOND_FACTOR_ROLES)) and authenticator_of(user) is None
