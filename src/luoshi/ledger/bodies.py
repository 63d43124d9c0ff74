"""What a body with members from several units answers for, on the body's page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from luoshi.core import clock
from luoshi.core.lists import shape_of
from luoshi.core.registry import Slot, slots
from luoshi.ledger.columns import columns_known, rows_of
from luoshi.ledger.narrowing import Filters, narrowed
from luoshi.ledger.queries import tasks_visible_to, with_parts
from luoshi.organizations.acting import reach_of
from luoshi.organizations.bodies.models import Body

COLUMNS = ("number", "title", "plan", "lead", "deadline", "state", "light")
#: So many tasks stand on the page; the list has them all.
FIRST = 50


def tasks_of(request: HttpRequest, body: Body) -> dict[str, Any]:
    """The tasks in which a body has a part, as far as the reader sees them, with their lights."""
    on, shape = clock.today(), shape_of(columns_known(), COLUMNS)
    found = narrowed(tasks_visible_to(reach_of(request)), Filters(unit=body.unit_id), on)
    rows = rows_of(with_parts(shape.applied(found), on)[:FIRST], on)
    return {"body": body, "columns": shape.columns, "rows": rows, "total": found.count()}


slots.add("organizations.body", Slot("ledger/_of_body.html", tasks_of))
