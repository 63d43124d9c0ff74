"""The data folder: made ready by whichever command comes first."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import gettext as _
from pathlib import Path

#: File systems of other machines: SQLite's locks do not hold there, and two writers would ruin the database.
NETWORK = frozenset(
    """nfs nfs4 cifs smb3 smbfs ncpfs afs 9p ceph glusterfs lustre beegfs gpfs davfs vboxsf drvfs
    fuse.sshfs fuse.davfs2 fuse.rclone fuse.glusterfs fuse.s3fs""".split()  # noqa: SIM905  a list to read
)
MOUNTS = Path("/proc/self/mounts")


def prepare() -> None:
    """Starts Django and brings the database up to date; an empty folder becomes a working one.

    Ends the process with a message where the folder cannot be used.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luoshi.web.settings")
    with alone(Path(os.environ.get("LUOSHI_DATA_DIR", "var")).resolve()):
        import django

        django.setup()  # the settings make the secret key, so they too are read alone
        from django.core.management import call_command

        _refuse_network()
        if behind():
            call_command("migrate", verbosity=0, interactive=False)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Two processes that prepare the same folder do it one after the other; the folder itself is what they lock."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".preparing").touch()  # tells whether it may be written
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        why = {"folder": folder, "why": error.strerror}
        raise SystemExit(
            _("The data folder %(folder)s cannot be written (%(why)s). Correct its rights, or set LUOSHI_DATA_DIR.")
            % why
        ) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _refuse_network() -> None:
    from django.conf import settings
    from django.db import connection

    if connection.vendor == "sqlite" and (share := network_share(settings.DATA_DIR)):
        raise SystemExit(
            _(
                "The data folder %(folder)s lies on a network share (%(share)s), where the embedded database would be "
                "ruined. Set LUOSHI_DATA_DIR to a folder on this machine, or use PostgreSQL (LUOSHI_DATABASE_URL)."
            )
            % {"folder": settings.DATA_DIR, "share": share}
        )


def network_share(folder: Path) -> str:
    """The kind of network file system that a folder lies on, or "" (also where the system does not tell)."""
    if not MOUNTS.exists():
        return ""
    mounts = [line.split() for line in MOUNTS.read_text("utf-8", "replace").splitlines()]
    over = [(place, kind) for _device, place, kind, *_rest in mounts if folder.is_relative_to(_unescaped(place))]
    kind = max(over, key=lambda mount: len(mount[0]), default=("", ""))[1]
    return kind if kind in NETWORK else ""


def _unescaped(place: str) -> str:
    """A mount point as it is called: the kernel writes spaces and the like as octal numbers."""
    return place.encode("latin-1", "replace").decode("unicode_escape")


def behind() -> bool:
    """Whether the database lacks a migration."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
