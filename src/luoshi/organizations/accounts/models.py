"""What an account has: one-time invitations, the passwords it had, its second factor, its sessions.

Codes, passwords and secrets stay out of the log; so a row holds the digest, the hash or the sealed secret only.
"""

from __future__ import annotations

import secrets

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Q

from luoshi.records.models import Recorded

PERSON = "organizations.User"


class Invitation(Recorded):
    """A one-time code with which a person sets his password: the first, or another one when it is forgotten."""

    UNLOGGED = ("digest",)

    user = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(used_at__isnull=True, revoked_at__isnull=True), name="one_open_invitation"
            ),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(revoked_at__isnull=True), name="invitation_used_or_revoked"
            ),
        ]


class KeptPassword(Recorded):
    """A password that an account has or had, as its hash, so that it does not come back; forgotten ones are empty.

    `seal` stands in the log: it tells whether the account's password is the one that an act has set.
    """

    UNLOGGED = ("password",)

    user = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="passwords")
    password = models.CharField(max_length=128, blank=True)
    seal = models.CharField(max_length=64)
    set_at = models.DateTimeField()


class Authenticator(Recorded):
    """An app that shows six digits, as second factor; `secret` is sealed, `step` the last half minute that was used."""

    UNLOGGED = ("secret", "step")

    user = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="authenticators")
    secret = models.CharField(max_length=200)
    step = models.BigIntegerField()
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user"], condition=Q(ended_at__isnull=True), name="one_authenticator")
        ]


class RecoveryCode(Recorded):
    """A code that stands in for the app once."""

    UNLOGGED = ("digest",)

    authenticator = models.ForeignKey(Authenticator, on_delete=models.PROTECT, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)


def fresh_number() -> int:
    """A number that cannot be guessed and tells nothing."""
    return secrets.randbits(52)


class Session(AbstractBaseSession):
    """A session in the database, with what its person wants to see of it. Not of the log: signing in is, and ending."""

    number = models.BigIntegerField(db_index=True, default=fresh_number)
    user = models.ForeignKey(PERSON, on_delete=models.CASCADE, null=True, related_name="+")
    began_at = models.DateTimeField(null=True)
    address = models.CharField(max_length=45, blank=True)
    browser = models.CharField(max_length=200, blank=True)

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        from luoshi.organizations.accounts.sessions import SessionStore

        return SessionStore
