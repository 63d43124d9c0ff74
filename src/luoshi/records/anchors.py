"""Anchors: the chain's end written outside the database, so that a tail that was cut off is missed."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from luoshi.core import clock
from luoshi.records import chain


class Anchor(NamedTuple):
    seq: int
    hash: str


def file() -> Path:
    return Path(settings.DATA_DIR) / "anchors.log"


def drop() -> Anchor:
    """Writes the chain's present end as a line `date seq hash`, unless the last line says the same."""
    head = chain.head_of()
    anchor = Anchor(head.seq, head.hash)
    if anchor.seq and anchor not in dropped()[-1:]:
        file().parent.mkdir(parents=True, exist_ok=True)
        with file().open("a", encoding="ascii") as lines:
            lines.write(f"{clock.today().isoformat()} {anchor.seq} {anchor.hash}\n")
    return anchor


def dropped() -> list[Anchor]:
    """All anchors, oldest first."""
    if not file().exists():
        return []
    rows = (line.split() for line in file().read_text("ascii").splitlines())
    return [Anchor(int(seq), hash) for _date, seq, hash in rows]
