"""The database tests on the PostgreSQL versions that the system has: offices run those, not the newest."""

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts.checks import ALL_ON_POSTGRESQL
from tests.guards.house import TOP
from tests.support.site import clean_environment

pytestmark = pytest.mark.slow
INSTALLED = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
#: PostgreSQL refuses to run as root; Debian's package brings this user.
SERVER_USER = {"user": "postgres"} if os.geteuid() == 0 else {}


@contextmanager
def server(binaries):
    """A server of that version on a unix socket in a folder of its own; its URL."""
    folder = Path(tempfile.mkdtemp(prefix="luoshi-postgresql-"))
    if SERVER_USER:
        shutil.chown(folder, SERVER_USER["user"])
    data = folder / "data"
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"

    def call(*command):
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, **SERVER_USER)

    call(binaries / "initdb", "-D", data, "-U", "tests", "--auth=trust", "--encoding=UTF8", "--no-sync")
    call(binaries / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    try:
        yield f"postgresql://tests@/postgres?host={folder}"
    finally:
        call(binaries / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder)


@pytest.mark.parametrize("binaries", INSTALLED, ids=lambda path: f"PostgreSQL {path.parent.name}")
def test_the_database_tests_pass_on(binaries):
    with server(binaries) as url:
        done = subprocess.run(
            [sys.executable, "-m", *ALL_ON_POSTGRESQL.command],
            cwd=TOP,
            env=clean_environment(LUOSHI_ENGINE="postgresql", LUOSHI_TEST_DATABASE_URL=url),
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stdout[-3000:]
