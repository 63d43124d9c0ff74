"""What time brings to the records: anchors, stray bytes, personal data that are due."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from luoshi.core.registry import Sweep, sweeps
from luoshi.records import anchors, files, vault
from luoshi.records.models import File, PersonalDatum

BATCH = 500


def anchor(now: datetime) -> int:
    """Drops an anchor where the chain has grown."""
    before = anchors.dropped()[-1:]
    return int([anchors.drop()] != before and anchors.dropped()[-1:] != before)


def stray_bytes(now: datetime) -> int:
    """Takes away bytes of more than a day that no row names: what a crash left between laying down and commit."""
    old = (now - timedelta(days=1)).timestamp()
    strays = [path for path in files.folder().glob("*/*") if path.stat().st_mtime < old]
    known = set(File._default_manager.filter(pk__in=[path.name for path in strays]).values_list("pk", flat=True))
    gone = [path for path in strays if path.name not in known][:BATCH]
    for path in gone:
        path.unlink()
    return len(gone)


def due_data(now: datetime) -> int:
    """Erases personal data whose time has come."""
    due = PersonalDatum._default_manager.filter(value__isnull=False, erase_on__lt=timezone.localdate(now))[:BATCH]
    for datum in due:
        vault.erase(datum)
    return len(due)


sweeps.add("records.anchor", Sweep("records.anchor", 60, anchor))
sweeps.add("records.stray-bytes", Sweep("records.stray-bytes", 24 * 60, stray_bytes))
sweeps.add("records.due-data", Sweep("records.due-data", 24 * 60, due_data))
