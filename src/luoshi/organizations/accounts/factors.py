"""The second factor: six digits of an app (TOTP, RFC 6238), or a recovery code once, beside the password."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import quote, urlencode

from django.utils.translation import gettext as _
from django_otp.oath import TOTP

from luoshi.core.acts import Act
from luoshi.core.demands import refuse
from luoshi.core.errors import Conflict, Forbidden, Invalid
from luoshi.organizations.accounts import codes, ending, sealing
from luoshi.organizations.accounts.models import Authenticator, RecoveryCode
from luoshi.organizations.models import User
from luoshi.organizations.rules import PEOPLE
from luoshi.records.log import Entry, Log, act

SECRET_BYTES = 20
DIGITS = 6
TOLERANCE = 1  # half minutes before and after, for clocks that go wrong
RECOVERY_CODES = 10
RECOVERY_GROUPS = 3  # of four letters: 60 bits
ISSUER = "Luoshi"


def fresh_secret() -> bytes:
    return secrets.token_bytes(SECRET_BYTES)


def in_letters(secret: bytes) -> str:
    """A secret as it is typed into an app that cannot scan."""
    return base64.b32encode(secret).decode("ascii").rstrip("=")


def address(user: User, secret: bytes) -> str:
    """What an app reads from the picture (the otpauth key URI)."""
    facts = urlencode({"secret": in_letters(secret), "issuer": ISSUER})
    return f"otpauth://totp/{quote(f'{ISSUER}:{user.username}')}?{facts}"


def step_of(secret: bytes, code: str, at: datetime, after: int = -1) -> int | None:
    """The half minute to which a code belongs, if it is one of those near `at` and later than `after`."""
    digits = "".join(code.split())
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()):
        return None
    totp = TOTP(secret)
    totp.time = at.timestamp()
    return totp.t() if totp.verify(int(digits), TOLERANCE, after + 1) else None


def enrol_factor(act: Act, user: User, secret: bytes, code: str) -> list[str] | None:
    """Admits an app that shows the right code, in the place of the one before; gives the recovery codes.

    None where this was done before with the same form, when they were shown already. Raises Invalid for a wrong code.
    """
    PEOPLE.answer("enrol_factor", act.reach, user).require()
    step = step_of(secret, code, act.at)
    refuse(
        Invalid, (step is None, _("This is not the code that the app shows now. Wait for the next one and try again."))
    )
    fresh = [codes.fresh_code(RECOVERY_GROUPS) for _n in range(RECOVERY_CODES)]
    digests = [codes.digest(one) for one in fresh]
    kept = sealing.sealed(secret)
    factor = _enrol_factor(act, user, kept, step or 0, digests)
    return fresh if factor.secret == kept else None


@act("organizations.enrol_factor")
def _enrol_factor(log: Log, user: User, kept: str, step: int, digests: Sequence[str]) -> Authenticator:
    """A person admits the app on his telephone as second factor; the one before ends."""
    PEOPLE.answer("enrol_factor", log.act.reach, user).require()
    person = User.objects.select_for_update().get(pk=user.pk)
    entry = log.entry()
    for old in Authenticator.objects.filter(user=person, ended_at=None):
        entry.change(old, ended_at=log.act.at)
    factor = entry.add(Authenticator(user=person, secret=kept, step=step, since=log.act.at))
    entry.subject = factor
    entry.add_all(RecoveryCode(authenticator=factor, digest=one) for one in digests)
    return factor


@act("organizations.reset_factor")
def reset_factor(log: Log, user: User) -> Authenticator:
    """Takes away the second factor of somebody who has lost it, and ends his sessions; nobody does this for himself."""
    PEOPLE.answer("reset_factor", log.act.reach, user).require()
    refuse(
        Forbidden,
        (user.pk == log.act.actor_id, _("Nobody resets his own second factor. Ask another security administrator.")),
    )
    factor = Authenticator.objects.select_for_update().filter(user=user, ended_at=None).first()
    if factor is None:
        raise Conflict(_("There is no second factor to reset."))
    changed = log.entry(factor).change(factor, ended_at=log.act.at)
    ending.end_sessions(user)
    return changed


def take(entry: Entry, factor: Authenticator, code: str, at: datetime) -> str:
    """Takes a code of the app or a recovery code, so that it cannot be used again; says which it was.

    Raises Invalid for a code that is wrong, too old or used.
    """
    secret = sealing.opened(factor.secret)
    step = step_of(secret, code, at, factor.step) if secret else None
    if step is not None:
        entry.change(factor, step=step)
        return "totp"
    spare = RecoveryCode.objects.filter(authenticator=factor, digest=codes.digest(code), used_at=None).first()
    if spare is None:
        raise Invalid(_("This code is wrong or was used. Wait for the next one, or enter a recovery code."))
    entry.change(spare, used_at=at)
    return "recovery"


def codes_left(factor: Authenticator) -> int:
    """How many recovery codes have not been used."""
    return RecoveryCode.objects.filter(authenticator=factor, used_at=None).count()
