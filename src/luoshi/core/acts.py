"""The context of an act: who acts, in which post, when, from where."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from luoshi.core.errors import Forbidden


def fresh_key() -> str:
    return uuid.uuid4().hex


@dataclass(frozen=True)
class Act:
    """Who answers for an act. Ids and printed names as they were at that moment.

    `key` makes a repeat harmless: the same act with the same key is done once. `reach` is what the
    actor may reach (an `organizations.Reach`), which the rooms' rules read; None stands for the
    installation itself (via "setup"), which asks nobody.
    """

    actor_id: int | None
    actor_name: str
    at: datetime
    via: str  # web | api | cli | demo | setup
    post_id: int | None = None
    post_name: str = ""
    unit_id: int | None = None
    unit_name: str = ""
    region_id: int | None = None
    ip: str | None = None
    key: str = field(default_factory=fresh_key)
    reach: Any = None
    principal_id: int | None = None  # for whom the actor stands in
    principal_name: str = ""

    @property
    def printed_name(self) -> str:
        """Who did it, as the log prints it: a delegate with the name of the person for whom he stands in."""
        return f"{self.actor_name}（代{self.principal_name}）" if self.principal_id else self.actor_name

    @property
    def person(self) -> int:
        """Whoever answers for it; raises Forbidden where the installation itself acts."""
        if self.actor_id is None:
            raise Forbidden(_("This is done by a person."))
        return self.actor_id
