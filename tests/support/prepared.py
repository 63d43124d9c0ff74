"""A migrated SQLite database lies in .cache under the digest of all migrations; each process takes a copy of it.

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

TOP = Path(__file__).resolve().parents[2]
FOLDER = TOP / ".cache" / "prepared"
MAKERS = ("src/luoshi/*/migrations/*.py", "tests/support/sample/*.py", "constraints.txt")


def prepared(top: Path = TOP) -> Path:
    """Where the database lies that the present migrations make."""
    digest = hashlib.sha256()
    for path in sorted(path for pattern in MAKERS for path in top.glob(pattern)):
        digest.update(f"{path.relative_to(top)}\n".encode() + path.read_bytes())
    return FOLDER / f"{digest.hexdigest()[:32]}.sqlite3"


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings) -> bool:
    """Whether migrations begin with a copy of the prepared database."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    if "sqlite3" not in database["ENGINE"]:
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

    if connection.vendor == "sqlite" and not django_db_keepdb:
        with django_db_blocker.unblock():
            connection.ensure_connection()
            lay_down(connection.connection, prepared())
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
