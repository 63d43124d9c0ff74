"""Deaths: an act is done in a child process that ends, as by a power cut, before its n-th statement.

    for _point in deaths(perform):  # what comes before is committed, so that the child sees it
        assert everything() == before and end_state(perform) == undisturbed

Whatever the child had written is rolled back by the database when it finds the child gone.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction

DIED, REACHED_COMMIT, BROKE = 41, 42, 43

#: Values that differ from one doing of an act to the next, and everything that is made of them.
RANDOM = {"LogEntry": {"entry", "prev", "hash"}, "LogHead": {"hash"}}


def dies_before(n: int, perform: Callable[[], object]) -> bool:
    """Does an act in a child that ends before its n-th statement; False when it ended before its COMMIT instead."""
    connection.close()  # parent and child must not speak through one connection
    child = os.fork()
    if not child:
        _die(n, perform)
    _pid, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (DIED, REACHED_COMMIT), "the act broke in the child: see its traceback above"
    return code == DIED


def _die(n: int, perform: Callable[[], object]) -> None:
    """The child's whole life."""
    left = n

    def count_down(execute: Callable, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        nonlocal left
        left -= 1
        if not left:
            os._exit(DIED)
        return execute(sql, params, many, context)

    connection.commit = lambda: os._exit(REACHED_COMMIT)
    try:
        with connection.execute_wrapper(count_down):
            perform()
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(BROKE)


def deaths(perform: Callable[[], object]) -> Iterator[int]:
    """1, 2, 3, …: each after a death before that statement; the last one before the COMMIT itself."""
    n = 1
    while dies_before(n, perform):
        yield n
        n += 1
    yield n


def end_state(*performs: Callable[[], object]) -> dict[str, list[dict[str, Any]]]:
    """What the database would hold after these acts, which are taken back again."""
    _reset_numbers()
    with transaction.atomic():
        for perform in performs:
            perform()
        found = state()
        transaction.set_rollback(True)
    return found


def _reset_numbers() -> None:
    """Row numbers go on from the highest that is there: PostgreSQL does not give back those of a dead act."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(statement)


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every value in the database."""
    with connection.cursor() as cursor:
        return {table: _values(cursor, table) for table in connection.introspection.django_table_names()}


def _values(cursor: Any, table: str) -> list[tuple[Any, ...]]:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} ORDER BY 1")
    return list(cursor.fetchall())


def state() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table; ids of log entries are replaced by the key and place under which they were made."""
    entries = apps.get_model("records", "LogEntry").objects.values_list("entry", "key", "n")
    names = {entry: f"{key} {n}" for entry, key, n in entries}
    return {model._meta.label: _rows(model, names) for model in apps.get_models()}


def _rows(model: type[models.Model], names: dict[Any, str]) -> list[dict[str, Any]]:
    kept = [f.attname for f in model._meta.concrete_fields if f.name not in RANDOM.get(model.__name__, ())]
    rows = model._base_manager.order_by("pk").values(*kept)
    return [row | {"act": names.get(row["act"], row["act"])} if "act" in row else row for row in rows]
