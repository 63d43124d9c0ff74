"""The words of the alignment: what was matched, by which evidence, and what became of the numbers."""

from __future__ import annotations

from dataclasses import dataclass

from luoshi.reading.errors import gettext_noop
from luoshi.reading.model import Target, Task

SCHEMA = "luoshi.alignment/1"
#: What may become of a number, in words.
CHANGES = {
    "same": gettext_noop("same"),
    "raised": gettext_noop("raised"),
    "lowered": gettext_noop("lowered"),
    "missing": gettext_noop("missing there"),
    "unlike": gettext_noop("counted otherwise"),
}


@dataclass(frozen=True)
class Evidence:
    """Why two lines were matched: the words that both have, rarest first, units of one family, indicators of both."""

    words: tuple[str, ...] = ()
    units: tuple[tuple[str, str], ...] = ()  # of the upper and of the lower line
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True)
class Match:
    """A line of the lower plan that carries out a line of the upper one; `score` is from 0 to 1.

    `doubtful` where little speaks for it but that both lines have no other partner.
    """

    upper: Task
    lower: Task
    score: float
    evidence: Evidence
    doubtful: bool = False


@dataclass(frozen=True)
class FigureChange:
    """What became of a number of the upper plan in the lines that carry out its line.

    `change` is a key of CHANGES; unlike where the units of measure cannot be compared.
    """

    task: Task  # of the upper plan
    upper: Target
    lower: Target | None
    change: str


@dataclass(frozen=True)
class Alignment:
    """All matches in the order of the upper plan, the upper lines that nobody carries out, its own ones."""

    matches: tuple[Match, ...]
    missing: tuple[Task, ...]
    added: tuple[Task, ...]
    figures: tuple[FigureChange, ...]
