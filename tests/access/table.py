"""All rows of all rooms."""

from tests.access import (
    accounts,
    api,
    dispatch,
    documents,
    ledger_levels,
    ledger_lines,
    ledger_lists,
    notices,
    organizations,
    publishing,
    supervision,
    web,
)

ROOMS = (
    web,
    organizations,
    accounts,
    notices,
    documents,
    ledger_levels,
    ledger_lines,
    ledger_lists,
    dispatch,
    supervision,
    publishing,
    api,
)
TABLE = [attempt for room in ROOMS for attempt in room.TABLE]
