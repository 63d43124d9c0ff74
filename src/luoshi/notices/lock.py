"""One sender at a time: whoever holds the lock knows that all who were sending before are gone."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

#: The number of the lock in a PostgreSQL, which several machines may share.
NUMBER = 5_071_201


@contextmanager
def alone() -> Iterator[bool]:
    """Whether this process alone sends until the block ends; the lock goes with the process, however that dies."""
    with (_in_database if connection.vendor == "postgresql" else _in_folder)() as mine:
        yield mine


@contextmanager
def _in_database() -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [NUMBER])
        mine = bool(cursor.fetchone()[0])
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [NUMBER])


@contextmanager
def _in_folder() -> Iterator[bool]:
    with (Path(settings.DATA_DIR) / "sending.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
