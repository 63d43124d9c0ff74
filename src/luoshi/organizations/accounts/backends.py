"""Who is signed in: asked at every request, in a statement that is composed once."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db import DEFAULT_DB_ALIAS

from luoshi.core.statements import Statement, given
from luoshi.organizations.models import User

FIELDS = [field.attname for field in User._meta.concrete_fields]
PERSON = Statement(lambda: User.objects.filter(pk=given("pk"), is_active=True).values_list(*FIELDS))


class People(ModelBackend):
    """Django's accounts with a password."""

    def get_user(self, user_id: Any) -> User | None:
        """The person of a session, as long as the account is open."""
        found = PERSON.rows(pk=user_id)
        return User.from_db(DEFAULT_DB_ALIAS, FIELDS, found[0]) if found else None
