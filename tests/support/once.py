"""What many tests begin with is made by acts once, and its statements are repeated from the very same state.

The chain's newest digest answers for everything that acts have written, and the counters of the tables for the keys
that come next. On SQLite these go back with their transaction; on PostgreSQL they are set to the rows that are there.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any, NamedTuple, TypeVar

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection

T = TypeVar("T")
WRITES = ("INSERT", "UPDATE", "DELETE")
COUNTERS = {
    "sqlite": "SELECT name, seq FROM sqlite_sequence ORDER BY name",
    "postgresql": "SELECT sequencename, last_value FROM pg_sequences ORDER BY sequencename",
}


class Made(NamedTuple):
    """The statements that made something, and what came of it."""

    statements: list[tuple[str, Any, bool]]
    result: Any


_made: dict[tuple[str, Any], Made] = {}


def once(name: str, make: Callable[[], T]) -> T:
    """What `make` gives and writes; where it was made from this state before, the same rows with the same keys."""
    reset_numbers()
    state = name, state_of_database()
    if state in _made:
        _repeat(_made[state].statements)
    else:
        _made[state] = _recorded(make)
    return deepcopy(_made[state].result)


def reset_numbers() -> None:
    """Row numbers go on from the highest that is there: PostgreSQL does not give back those of a dead act."""
    models = apps.get_models(include_auto_created=True)
    if statements := connection.ops.sequence_reset_sql(no_style(), models):
        with connection.cursor() as cursor:
            cursor.execute(" ".join(statements))


def state_of_database() -> tuple[Any, ...]:
    """The newest digest of the chain, and every table's counter."""
    from luoshi.records.models import LogEntry

    newest = LogEntry.objects.order_by("seq").values_list("hash", flat=True).last()
    with connection.cursor() as cursor:
        cursor.execute(COUNTERS[connection.vendor])
        return newest, *cursor.fetchall()


def _recorded(make: Callable[[], Any]) -> Made:
    statements: list[tuple[str, Any, bool]] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(WRITES):
            statements.append((sql, params, many))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        result = make()
    return Made(statements, deepcopy(result))


def _repeat(statements: list[tuple[str, Any, bool]]) -> None:
    with connection.cursor() as cursor:
        for sql, params, many in statements:
            (cursor.executemany if many else cursor.execute)(sql, params)
