"""The passwords of an account: each is kept as its hash, so that it does not come back and does not grow too old."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.hashers import check_password, is_password_usable
from django.utils.crypto import salted_hmac

from luoshi.organizations.accounts.models import KeptPassword
from luoshi.organizations.models import User
from luoshi.records.log import Entry


def seal(password: str) -> str:
    """A digest of a hashed password under the installation's key: the database alone cannot make one."""
    return salted_hmac("organizations.password", password, algorithm="sha256").hexdigest()


def keep(entry: Entry, user: User, at: datetime) -> None:
    """Notes that an account got its password at a moment, and forgets the oldest beyond the history."""
    if not is_password_usable(user.password):
        return
    entry.add(KeptPassword(user=user, password=user.password, seal=seal(user.password), set_at=at))
    for old in kept_by(user)[max(settings.PASSWORD_HISTORY, 1) :]:
        if old.password:
            entry.change(old, password="")


def kept_by(user: User) -> list[KeptPassword]:
    """The passwords of an account, the newest first."""
    return list(KeptPassword.objects.filter(user=user).order_by("-pk"))


def was_used(user: User, password: str) -> bool:
    """Whether a password is among the last that the account had."""
    last = kept_by(user)[: settings.PASSWORD_HISTORY] if user.pk else []
    return any(check_password(password, one.password) for one in last if one.password)


def too_old(user: User, now: datetime) -> bool:
    """Whether an account's password is to be changed before anything else is done."""
    newest = KeptPassword.objects.filter(user=user).order_by("-pk").first()
    days: int = settings.PASSWORD_DAYS
    return bool(days and newest and newest.set_at + timedelta(days=days) <= now)
