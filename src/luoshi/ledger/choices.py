"""What the filters of the list offer a person, asked in statements that are composed once for each reach."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from luoshi.core.statements import Statement
from luoshi.ledger.leaders import called, posts_visible_to, with_holder
from luoshi.ledger.queries import plans_visible_to
from luoshi.organizations.queries import visible_units
from luoshi.organizations.reach import Reach

#: How many readers keep their statements.
KEPT = 1000
PLANS_OFFERED = slice(100)


class Choices:
    """The plans, units and leaders by which a person may narrow the list on a day."""

    def __init__(self, reach: Reach, on: date) -> None:
        self._plans = Statement(lambda: plans_visible_to(reach).values_list("pk", "title"))
        self._units = Statement(lambda: visible_units(reach, on).values_list("unit", "name"))
        posts = "pk", "title", "holder"
        self._posts = Statement(lambda: with_holder(posts_visible_to(reach), on).values_list(*posts))

    def plans(self) -> list[tuple[int, str]]:
        return self._plans.rows(PLANS_OFFERED)

    def units(self) -> list[tuple[int, str]]:
        return self._units.rows()

    def leaders(self) -> list[tuple[int, str]]:
        return [(row.pk, called(row.title, row.holder or "")) for row in self._posts.rows()]


@lru_cache(maxsize=KEPT)
def choices_for(reach: Reach, on: date) -> Choices:
    """The statements of what a person is offered: their SQL is kept, never an answer."""
    return Choices(reach, on)
