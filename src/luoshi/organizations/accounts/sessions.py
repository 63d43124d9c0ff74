"""Sessions that know whose they are, so that a person sees his own and they end with the account."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.http import HttpRequest

from luoshi.core import clock
from luoshi.core.statements import Statement, given
from luoshi.organizations.accounts.models import Session, fresh_number
from luoshi.organizations.acting import address_of

#: What a session holds, which every request asks.
HELD = Statement(
    lambda: Session.objects.filter(session_key=given("key"), expire_date__gt=given("now")).values_list("session_data")
)
#: Where a session keeps what its row shows.
SHOWN = "shown"
LONGEST_NAME = 200


def shown_of(request: HttpRequest) -> dict[str, Any]:
    """What a session that begins with this request shows of itself."""
    return {
        "number": fresh_number(),
        "began_at": clock.now().isoformat(),
        "address": address_of(request) or "",
        "browser": request.headers.get("User-Agent", "")[:LONGEST_NAME],
    }


class SessionStore(DatabaseStore):
    """Django's sessions in the database, in a table with the person in it."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing where there is none any more, and a new one may begin."""
        found = HELD.rows(key=self.session_key, now=clock.of_the_machine())
        if found:
            return self.decode(found[0].session_data)
        self._session_key = None
        return {}

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row of a session, with its person and what it shows."""
        made = super().create_model_instance(data)
        assert isinstance(made, Session)
        made.user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        for name, value in data.get(SHOWN, {}).items():
            setattr(made, name, datetime.fromisoformat(value) if name == "began_at" else value)
        return made
