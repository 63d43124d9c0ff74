"""Passwords: which are good enough, and how one is made ready to be kept."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from luoshi.core.errors import Invalid
from luoshi.organizations.accounts import keeping
from luoshi.organizations.models import User

KINDS: tuple[Callable[[str], bool], ...] = (
    str.islower,
    str.isupper,
    str.isdigit,
    lambda letter: not (letter.islower() or letter.isupper() or letter.isdigit()),
)


def kinds_in(password: str) -> int:
    """How many of the four kinds (small letters, capitals, digits, others) a password has."""
    return sum(any(map(kind, password)) for kind in KINDS)


class ThreeKindsValidator:
    """At least three kinds of characters, as 等保 asks."""

    def validate(self, password: str, user: User | None = None) -> None:
        if kinds_in(password) < 3:
            raise ValidationError(self.get_help_text(), code="password_too_plain")

    def get_help_text(self) -> str:
        return _("A password needs at least three of these: small letters, capital letters, digits, other characters.")


class NotUsedBeforeValidator:
    """Not one of the last passwords of the account."""

    def validate(self, password: str, user: User | None = None) -> None:
        if user and keeping.was_used(user, password):
            raise ValidationError(_("You had this password before. Choose one that is new."), code="password_used")

    def get_help_text(self) -> str:
        return _("A password is not one of the last that you had.")


def fresh_password() -> str:
    """A first password that nobody can guess: three kinds of characters, readable aloud."""
    return f"Luoshi-{secrets.token_hex(6)}-{secrets.randbelow(90) + 10}"


def prepared(password: str, user: User) -> str:
    """A good password as it is kept; raises Invalid with everything that is wrong with it.

    Hashing takes its time on purpose, so it is done before a transaction begins.
    """
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Invalid(*error.messages) from error
    return make_password(password)
