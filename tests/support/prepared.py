"""A migrated database lies in .cache under the digest of all migrations; each process takes a copy of it.

On SQLite it is a file, on PostgreSQL a database of the wheel's server that CREATE DATABASE takes as its template.

Migrations are run all the same, and find nothing left to do. Whatever makes the database another one gives it another
name: a migration, a package, the sample app of the tests.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import postgresql

TOP = Path(__file__).resolve().parents[2]
FOLDER = TOP / ".cache" / "prepared"
TEMPLATES = "prepared_"
MAKERS = ("src/luoshi/*/migrations/*.py", "tests/support/sample/*.py", "constraints.txt")


def prepared(top: Path = TOP) -> Path:
    """Where the database lies that the present migrations make."""
    return FOLDER / f"{digest_of_makers(top)}.sqlite3"


def template() -> str:
    """The name of the same on PostgreSQL."""
    return f"{TEMPLATES}{digest_of_makers(TOP)}"


def digest_of_makers(top: Path) -> str:
    """32 signs that are others as soon as any of the makers is."""
    digest = hashlib.sha256()
    for path in sorted(path for pattern in MAKERS for path in top.glob(pattern)):
        digest.update(f"{path.relative_to(top)}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:32]


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings) -> bool:
    """Whether migrations begin with a copy of the prepared database."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    if "sqlite3" not in database["ENGINE"]:
        database["TEST"]["TEMPLATE"] = template() if postgresql.has(template()) else None
        return False
    try:
        shutil.copyfile(prepared(), database["TEST"]["NAME"])
    except FileNotFoundError:  # never made, or taken away by a run that knows other migrations
        return False
    return True


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_keepdb, django_db_blocker) -> Iterator[None]:
    """Lays down the database for the next run where it was made from the start."""
    from django.db import connection

    with django_db_blocker.unblock():
        if connection.vendor == "sqlite" and not django_db_keepdb:
            connection.ensure_connection()
            lay_down(connection.connection, prepared())
        elif postgresql.OURS in os.environ and not connection.settings_dict["TEST"]["TEMPLATE"]:
            connection.close()
            postgresql.lay_down(connection.settings_dict["NAME"], template(), TEMPLATES)
    yield


def lay_down(source: sqlite3.Connection, place: Path) -> None:
    """Copies a database to its place, whole or not at all, and takes the older ones away."""
    place.parent.mkdir(parents=True, exist_ok=True)
    new = place.with_suffix(f".{os.getpid()}")
    with sqlite3.connect(new) as copy:
        source.backup(copy)
    copy.close()
    new.replace(place)
    for old in set(place.parent.glob("*.sqlite3")) - {place}:
        old.unlink(missing_ok=True)
