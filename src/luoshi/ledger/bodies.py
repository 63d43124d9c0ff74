"""What a body with members from several units answers for, on the body's page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from luoshi.core import clock
from luoshi.core.lists import shape_of
from luoshi.core.registry import Slot, slots
from luoshi.ledger.columns import columns_known
from luoshi.ledger.listed import Listed
from luoshi.ledger.narrowing import Filters
from luoshi.organizations.acting import reach_of
from luoshi.organizations.bodies.models import Body

COLUMNS = ("number", "title", "plan", "lead", "deadline", "state", "light")
#: So many tasks stand on the page; the list has them all.
FIRST = 50


def tasks_of(request: HttpRequest, body: Body) -> dict[str, Any]:
    """The tasks in which a body has a part, as far as the reader sees them, with their lights."""
    on, shape = clock.today(), shape_of(columns_known(), COLUMNS)
    found = Listed(reach_of(request), Filters(unit=body.unit_id), shape, on)
    return {"body": body, "columns": shape.columns, "rows": found[:FIRST], "total": len(found)}


slots.add("organizations.body", Slot("ledger/_of_body.html", tasks_of))
