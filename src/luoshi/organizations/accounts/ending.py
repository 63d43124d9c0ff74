"""What opens an account, and how all of it is shut at once."""

from __future__ import annotations

from datetime import datetime

from luoshi.organizations.accounts.models import Authenticator, Invitation, Session
from luoshi.organizations.contact_details.models import ContactDetail
from luoshi.organizations.models import Token, User
from luoshi.records import vault
from luoshi.records.log import Entry


def shut(entry: Entry, user: User, at: datetime) -> None:
    """Nothing opens an account any more: neither session nor key, code nor second factor; nor is its person reached."""
    for token in Token.objects.filter(user=user, revoked_at=None):
        entry.change(token, revoked_at=at)
    for invitation in Invitation.objects.filter(user=user, used_at=None, revoked_at=None):
        entry.change(invitation, revoked_at=at)
    for factor in Authenticator.objects.filter(user=user, ended_at=None):
        entry.change(factor, ended_at=at)
    for detail in ContactDetail.objects.filter(user=user, datum__value__isnull=False).select_related("datum"):
        vault.erase(detail.datum)
    end_sessions(user)


def end_sessions(user: User, but: str | None = None) -> int:
    """Ends the sessions of a person, but for the one of that key; how many there were."""
    sessions = Session.objects.filter(user=user).exclude(session_key=but)
    ended, _by_table = sessions.delete()
    return ended


def end_session(user: User, session: Session) -> None:
    """Ends one session of a person."""
    sessions = Session.objects.filter(user=user, session_key=session.session_key)
    sessions.delete()
