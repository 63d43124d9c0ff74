"""Keys to the API."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from luoshi.core.errors import Conflict, Invalid
from luoshi.organizations.actions.demands import refuse
from luoshi.organizations.models import Token, User
from luoshi.organizations.rules import PEOPLE, TOKENS
from luoshi.records.log import Log, act

LONGEST = timedelta(days=366)


@act("organizations.issue_token")
def issue_token(  # noqa: PLR0913
    log: Log, user: User, name: str, expires_on: date, may_write: bool, *, digest: str
) -> Token:
    """Admits a key of which the act sees the digest only (`keys.fresh_key`, `keys.digest`)."""
    PEOPLE.answer("issue_token", log.act.reach, user).require()
    today = timezone.localdate(log.act.at)
    refuse(
        Invalid,
        (not name.strip(), _("The key has no name. Enter what it is for.")),
        (expires_on <= today, _("The key would have expired already. Choose a later day.")),
        (expires_on > today + LONGEST, _("A key is good for a year at most. Choose an earlier day.")),
    )
    token = Token(user=user, name=name.strip(), digest=digest, may_write=may_write, expires_on=expires_on)
    return log.entry().add(token)


@act("organizations.revoke_token")
def revoke_token(log: Log, token: Token) -> Token:
    """Makes a key worthless from now on."""
    TOKENS.answer("revoke_token", log.act.reach, token).require()
    refuse(Conflict, (token.revoked_at, _("This key has been revoked already.")))
    return log.entry(token).change(token, revoked_at=log.act.at)
