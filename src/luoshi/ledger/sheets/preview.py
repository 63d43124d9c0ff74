"""What a table that came back would change, as a page shows it; nothing of it is written."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from luoshi.core.sheets.grid import Place
from luoshi.core.sheets.troubles import Trouble
from luoshi.ledger.sheets.layout import BY_KEY


@dataclass(frozen=True)
class Edit:
    """A cell that says something else than the ledger. `stood` is set where the ledger, too, was changed since."""

    place: Place
    task: int
    title: str
    target: int | None
    key: str
    before: str
    after: str
    now: Any  # the plain value that stands
    value: Any  # the plain value that would stand
    stood: str | None = None
    about: str = ""  # what the target counts

    @property
    def label(self) -> str:
        return str(BY_KEY[self.key].label)

    @property
    def what(self) -> str:
        """Which fact of the task changes."""
        return f"{self.about} {self.label}".strip()


@dataclass(frozen=True)
class Line:
    """A row of the table that no task or target of the ledger answers to."""

    place: Place
    words: str


@dataclass
class Preview:
    """What a table that came back would change; nothing of it is written."""

    edits: list[Edit] = field(default_factory=list)
    clashes: list[Edit] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    added: list[Line] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)  # columns and sheets that hold nothing of the ledger's
    unchanged: int = 0
    newer: int = 0  # cells that were not touched, and that the ledger changed since
    two_way: bool = False  # the values that stood are not known

    @property
    def digest(self) -> str:
        """By which it is known whether the same changes are still meant that were looked at."""
        seen = [[str(one.place), one.task, one.target, one.key, one.now, one.value] for one in self.all_edits()]
        return hashlib.sha256(json.dumps(seen, default=str).encode()).hexdigest()

    @property
    def tasks(self) -> set[int]:
        """The tasks that something would change of."""
        return {one.task for one in self.all_edits()}

    def all_edits(self) -> list[Edit]:
        return [*self.edits, *self.clashes]
