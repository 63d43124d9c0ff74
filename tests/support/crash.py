"""Deaths: an act is done in a child process that ends, as by a power cut, before it writes for the n-th time.

    for _point in deaths(perform):  # what comes before is committed, so that the child sees it
        assert everything() == before

`dies_last` dies once, before its COMMIT: whatever was written outside of the act's transaction is there by then.

Whatever the child had written is rolled back by the database when it finds the child gone. Between two writes the act
only reads: to die before a read leaves behind what it leaves to die before the next write.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from tests.support.once import reset_numbers

DIED, REACHED_COMMIT, BROKE = 41, 42, 43
NEVER = -1

WRITES = ("INSERT", "UPDATE", "DELETE")

#: Columns that differ from one doing of an act to the next.
RANDOM = {"LogEntry": {"prev", "hash"}, "LogHead": {"hash"}}


def dies_last(perform: Callable[[], object]) -> None:
    """Does an act in a child that ends before its COMMIT."""
    assert not dies_before(NEVER, perform)


def dies_before(n: int, perform: Callable[[], object]) -> bool:
    """Does an act in a child that ends before its n-th write; False when it ended before its COMMIT instead."""
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
        left -= sql.lstrip().upper().startswith(WRITES)
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
    """1, 2, 3, …: each after a death before that write; the last one before the COMMIT itself."""
    n = 1
    while dies_before(n, perform):
        yield n
        n += 1
    yield n


def end_state(*performs: Callable[[], object]) -> Tables:
    """What the database would hold after these acts, which are taken back again."""
    reset_numbers()
    with transaction.atomic():
        for perform in performs:
            perform()
        found = state()
        transaction.set_rollback(True)
    return found


Tables = dict[str, list[tuple[Any, ...]]]


def everything() -> Tables:
    """Every value in the database."""
    return _tables({})


def state() -> Tables:
    """Every value but the random ones; for the id of a log entry stand its key and place in the act."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT entry, key, n FROM records_logentry")
        names = {entry: f"{key} {n}" for entry, key, n in cursor.fetchall()}
    tables = _tables(RANDOM)
    return {table: [tuple(names.get(value, value) for value in row) for row in rows] for table, rows in tables.items()}


def _tables(without: dict[str, set[str]]) -> Tables:
    models = [model for model in apps.get_models() if model._meta.managed]
    with connection.cursor() as cursor:
        return {model._meta.db_table: _rows(cursor, model, without.get(model.__name__, set())) for model in models}


def _rows(cursor: Any, model: type[models.Model], without: set[str]) -> list[tuple[Any, ...]]:
    columns = [field.column for field in model._meta.concrete_fields if field.column not in without]
    listed = ", ".join(connection.ops.quote_name(column) for column in columns)
    cursor.execute(f"SELECT {listed} FROM {model._meta.db_table} ORDER BY {model._meta.pk.column}")
    return list(cursor.fetchall())
