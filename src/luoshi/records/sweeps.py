"""What time brings to the records: anchors, stray bytes, personal data that are due, the database's own statistics."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from django.db import connection
from django.utils import timezone

from luoshi.core.registry import Sweep, sweeps
from luoshi.records import anchors, files, vault
from luoshi.records.models import File, PersonalDatum

BATCH = 500
HOUR, DAY = 60, 24 * 60


def anchor(now: datetime) -> int:
    """Anchors the chains that have grown."""
    return anchors.drop()


def stray_bytes(now: datetime) -> int:
    """Takes away bytes of more than a day that no row names: what a crash left between laying down and commit."""
    a_day_ago = now - timedelta(days=1)
    strays = islice(_strays(a_day_ago), BATCH)
    return sum(files.take_away(path, a_day_ago) for path in strays)


def _strays(before: datetime) -> Iterator[Path]:
    """Files of that age whose name no row knows, folder by folder (a range: SQLite searches no prefix)."""
    for folder in sorted(files.folder().glob("*")):
        named = File._default_manager.filter(pk__gte=folder.name, pk__lt=f"{folder.name}g")
        known = set(named.values_list("pk", flat=True))
        yield from (path for path in sorted(folder.iterdir()) if path.name not in known and _is_older(path, before))


def _is_older(path: Path, moment: datetime) -> bool:
    try:
        return path.stat().st_mtime < moment.timestamp()
    except FileNotFoundError:  # a temporary file that has its name by now
        return False


def due_data(now: datetime) -> int:
    """Erases personal data on their last day."""
    due = PersonalDatum._default_manager.filter(value__isnull=False, erase_on__lte=timezone.localdate(now))[:BATCH]
    for datum in due:
        vault.erase(datum)
    return len(due)


def statistics(now: datetime) -> int:
    """Lets SQLite count what its tables hold, one after another, so that nobody waits long for his turn to write.

    By these counts it plans its questions; PostgreSQL counts by itself.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f"ANALYZE {connection.ops.quote_name(table)}")
    return 0


sweeps.add("records.anchor", Sweep("records.anchor", HOUR, anchor))
sweeps.add("records.stray-bytes", Sweep("records.stray-bytes", DAY, stray_bytes))
sweeps.add("records.due-data", Sweep("records.due-data", DAY, due_data))
sweeps.add("records.statistics", Sweep("records.statistics", DAY, statistics))
