"""What must hold in the records; each breach is a sentence that names the place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps

from luoshi.core import clock
from luoshi.core.registry import register_check
from luoshi.records import anchors, chain, files, vault
from luoshi.records.models import File, LogEntry, LogHead, Look, PersonalDatum, Recorded
from luoshi.records.snapshots import row_name, snapshot

RESTORE = "Restore the database from the last good backup and compare; nobody edits these tables by hand."


@register_check("records.chain", "The log is one unbroken chain from its first entry to its head.", RESTORE)
def unbroken(full: bool) -> Iterator[str]:
    yield from _whole(LogEntry, chain.ACTS)
    yield from _whole(Look, chain.LOOKS)


def _whole(model: type[LogEntry] | type[Look], which: int) -> Iterator[str]:
    links = model._default_manager.order_by("seq")
    yield from chain.breaks(links.iterator(2000))
    last = links.last()
    head = LogHead._default_manager.get(pk=which)
    if (head.seq, head.hash) != ((last.seq, last.hash) if last else (0, "")):
        yield f"the head of chain {which} says {head.seq}, the last entry is {last.seq if last else 0}"


@register_check("records.anchor", "Every anchor in anchors.log still fits the log.", RESTORE)
def anchored(full: bool) -> Iterator[str]:
    for seq, digest in anchors.dropped() if full else anchors.dropped()[-1:]:
        if not LogEntry._default_manager.filter(seq=seq, hash=digest).exists():
            yield f"the log no longer holds entry {seq} as it was anchored: its tail was cut off or rewritten"


def recorded_models() -> list[type[Recorded]]:
    """Every model whose rows only acts write."""
    return [model for model in apps.get_models() if issubclass(model, Recorded)]


@register_check("records.rows", "Every row is as the act left it that wrote it last.", RESTORE)
def rows_fit(full: bool) -> Iterator[str]:
    written = _written()
    for model in recorded_models():
        yield from _misfits(model, written)
    for name, (seq, _entry, _values) in written.items():
        yield f"{name} is gone: entry {seq} wrote it and no act removed it"


Written = dict[str, tuple[int, str, dict[str, Any]]]


def _written() -> Written:
    """By row name: the last entry that wrote it, and the values that it left."""
    written: Written = {}
    for seq, entry, body in LogEntry._default_manager.order_by("seq").values_list("seq", "entry", "body").iterator(500):
        try:
            rows = json.loads(body)["rows"]
        except (ValueError, KeyError, TypeError):
            continue  # an altered body: the chain check names it
        written.update({name: (seq, str(entry), values) for name, values in rows.items()})
    return written


def _misfits(model: type[Recorded], written: Written) -> Iterator[str]:
    """Breaches among one model's rows; takes what it has seen out of `written`."""
    for row in model._default_manager.order_by("pk").iterator(2000):
        name = row_name(row)
        if name not in written:
            yield f"{name} was written behind the acts' back: no entry of the log knows it"
            continue
        seq, entry, values = written.pop(name)
        changed = sorted(key for key, value in snapshot(row).items() if values.get(key) != value)
        if str(row.act) != entry:
            changed.append("act")
        if changed:
            yield f"{name} was changed behind the acts' back: {', '.join(changed)} differ from entry {seq}"


@register_check(
    "records.files",
    "Every kept file has its bytes, and they have its digest.",
    "Put the file back from a backup of the data folder's `files`; until then its document cannot be shown.",
)
def files_there(full: bool) -> Iterator[str]:
    for file in File._default_manager.order_by("pk").iterator(500):
        path = files.path_of(file.sha256)
        if not path.exists():
            yield f"the bytes of file {file.sha256[:12]} are missing"
        elif path.stat().st_size != file.size or (full and _digest(path.read_bytes()) != file.sha256):
            yield f"the bytes of file {file.sha256[:12]} were altered"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@register_check(
    "records.vault",
    "No personal datum outlives its time, and each still fits its digest.",
    "Run `luoshi serve` so that the nightly sweep erases what is due; a datum that does not fit was edited by hand.",
)
def vault_kept(full: bool) -> Iterable[str]:
    for datum in PersonalDatum._default_manager.filter(value__isnull=False).iterator(500):
        if datum.erase_on and datum.erase_on < clock.today():
            yield f"datum {datum.pk} was due to be erased on {datum.erase_on}"
        if vault.keyed_digest(datum.value or "") != datum.digest:
            yield f"datum {datum.pk} does not fit its digest"
