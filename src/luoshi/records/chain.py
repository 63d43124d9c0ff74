"""The chain: each log entry holds the digest of the one before, so that none can be altered or taken out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from luoshi.records.models import Link, LogEntry, LogHead, Look
from luoshi.records.snapshots import canonical

ACTS, LOOKS = 1, 2

#: The chains by number, and what their links are.
MODELS: dict[int, type[Link]] = {ACTS: LogEntry, LOOKS: Look}


def digest(link: Link) -> str:
    """SHA-256 over every stored column of a link except its own hash (`prev` and `seq` among them)."""
    values = [_text(getattr(link, column)) for column in _columns(type(link))]
    return hashlib.sha256(canonical(values).encode()).hexdigest()


@cache
def _columns(model: type[Link]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if field.name != "hash"]


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)


def append(links: Sequence[Link], chain: int = ACTS) -> None:
    """Gives links their place at the end of a chain. The last statements of a transaction.

    The head's row is locked until the transaction ends (on SQLite BEGIN IMMEDIATE holds the lock
    already), so two transactions never take the same place.
    """
    if not links:
        return
    head = _locked_head(chain)
    for link in links:
        head.seq += 1
        link.seq, link.prev = head.seq, head.hash
        link.hash = head.hash = digest(link)
    type(links[0])._default_manager.bulk_create(links)
    head.save(update_fields=["seq", "hash"])


def _locked_head(chain: int) -> LogHead:
    heads = LogHead._default_manager.all()
    if connection.features.has_select_for_update:
        heads = heads.select_for_update()
    return heads.get(pk=chain)


def breaks(links: Iterable[Link], seq: int = 0, prev: str = "") -> Iterator[str]:
    """What is wrong with links in order, the first of which should follow (`seq`, `prev`)."""
    for link in links:
        place = {"seq": link.seq, "before": seq}
        if link.seq != seq + 1:
            yield _("entries are missing: %(before)s is followed by %(seq)s") % place
        elif link.prev != prev:
            yield _("entry %(seq)s does not follow from entry %(before)s") % place
        if digest(link) != link.hash:
            yield _("entry %(seq)s was altered: its digest does not fit its words") % place
        seq, prev = link.seq, link.hash


def head_of(chain: int = ACTS) -> LogHead:
    """The end of a chain; an empty one where its row was taken away."""
    return LogHead._default_manager.filter(pk=chain).first() or LogHead(pk=chain)
