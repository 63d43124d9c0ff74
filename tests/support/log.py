"""The guarded log in tests: a transactional test ends by emptying every table, which the guards rightly refuse."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import SimpleNamespace
from typing import Any

from django.core.management.commands.flush import Command as Flush
from django.db import connection

GUARDS = import_module("luoshi.records.migrations.0002_heads_and_guards")


def _editor() -> Any:
    """What the migration's functions ask of a schema editor."""
    return SimpleNamespace(connection=connection, execute=lambda sql: connection.cursor().execute(sql))


@contextmanager
def unguarded() -> Iterator[None]:
    """Lets the log be changed, as somebody could who has the database itself in his hands."""
    GUARDS.unguard(None, _editor())
    try:
        yield
    finally:
        GUARDS.guard(None, _editor())


def make_heads() -> None:
    from django.apps import apps

    GUARDS.make_heads(apps, None)


def pytest_configure() -> None:
    """`flush` passes the guards, and leaves the log as the migrations leave it: guarded, with its heads."""
    flush = Flush.handle

    def flush_unguarded(self: Flush, **options: Any) -> None:
        with unguarded():
            flush(self, **options)
        make_heads()

    Flush.handle = flush_unguarded  # type: ignore[method-assign]
