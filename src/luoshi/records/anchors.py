"""Anchors: the chains' ends written outside the database, so that a tail that was cut off is missed.

`anchors.log` in the data folder has a line `day chain seq hash` for each; whoever keeps copies of it
elsewhere (a bulletin, a letter, another machine) can prove what the log said on that day.
"""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from luoshi.core import clock
from luoshi.records import chain

LINE = re.compile(r"(\d{4}-\d\d-\d\d) ([12]) (\d+) ([0-9a-f]{64})")


class Anchor(NamedTuple):
    day: date
    chain: int
    seq: int
    hash: str

    def line(self) -> str:
        return f"{self.day.isoformat()} {self.chain} {self.seq} {self.hash}\n"

    def fits(self) -> bool:
        """Whether the chain still holds this entry as it was anchored."""
        return chain.MODELS[self.chain]._default_manager.filter(seq=self.seq, hash=self.hash).exists()


def file() -> Path:
    return Path(settings.DATA_DIR) / "anchors.log"


def drop() -> int:
    """Anchors each chain that has grown since its last anchor; how many there were."""
    last = {anchor.chain: anchor.seq for anchor in latest()}
    heads = [chain.head_of(which) for which in chain.MODELS]
    grown = [Anchor(clock.today(), head.pk, head.seq, head.hash) for head in heads if head.seq > last.get(head.pk, 0)]
    if grown:
        _write("".join(anchor.line() for anchor in grown))
    return len(grown)


def _write(lines: str) -> None:
    """Appends lines so that they outlive a power cut, after a line of their own."""
    torn = file().exists() and not file().read_bytes().endswith(b"\n")
    with file().open("a", encoding="ascii") as anchors:
        anchors.write("\n" * torn + lines)
        anchors.flush()
        os.fsync(anchors.fileno())


def lines() -> list[str]:
    return file().read_text("ascii", "replace").splitlines() if file().exists() else []


def dropped() -> list[Anchor]:
    """All anchors, oldest first; lines that say nothing are passed over (`unreadable` counts them)."""
    return [anchor for line in lines() if (anchor := _anchor(line))]


def latest() -> list[Anchor]:
    """The last anchor of each chain."""
    return list({anchor.chain: anchor for anchor in dropped()}.values())


def unreadable() -> list[int]:
    """The numbers of the lines that are no anchor."""
    return [number for number, line in enumerate(lines(), 1) if line and not _anchor(line)]


def _anchor(line: str) -> Anchor | None:
    if not (found := LINE.fullmatch(line)):
        return None
    day, which, seq, hash = found.groups()
    return Anchor(date.fromisoformat(day), int(which), int(seq), hash)
