"""The table as a plain function of kinds: may this sender write this to that addressee, and what to do if not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

#: A hint in the inbox (提示), a rung of the ladder, a letter between equals (函), a notice of business (业务通知).
LETTERS = ("hint", "rung", "letter", "notice")
#: What a leader wrote on a task (批示), which its units answer by a day.
INSTRUCTION = "instruction"
#: Who writes, and what at all: an office of supervision by whom it serves, both, a department, a town; a leader.
WRITINGS: Mapping[str, tuple[str, ...]] = {
    "government_office": LETTERS,
    "party_office": LETTERS,
    "both_offices": LETTERS,
    "department": LETTERS,
    "township": LETTERS,
    "government_leader": (INSTRUCTION,),
    "party_leader": (INSTRUCTION,),
}
SENDERS = tuple(WRITINGS)
#: What kinds of unit are written to; a name that no unit answers to yet is one of them.
ADDRESSEES = (
    "party",
    "government",
    "vertical",
    "court",
    "township",
    "enterprise",
    "body",
    "collective",
    "unconfirmed",
)
#: What to do instead; each has its sentence in `sentences`.
INSTEAD = (
    "party_office",
    "letter_only",
    "notice_only",
    "office",
    "court",
    "party_leader",
    "asked_by_letter",
    "court_is_apart",
    "body",
    "collective",
    "unconfirmed",
)


@dataclass(frozen=True)
class Ruling:
    """Whether something may be written, and by which key it is said what to do instead ("" where it may)."""

    may: bool
    instead: str = ""


@dataclass(frozen=True)
class Table:
    """A version of the table, complete: each sender with each addressee once."""

    version: int
    effective_on: date
    rows: Mapping[tuple[str, str], tuple[frozenset[str], str]]

    def rule(self, sender: str, addressee: str, writing: str) -> Ruling:
        """May a sender of this kind write this to a unit of that kind?"""
        may, instead = self.rows[sender, addressee]
        return Ruling(True) if writing in may else Ruling(False, instead)

    def anyone_may(self, addressee: str, writing: str) -> bool:
        """Whether there is any sender who may write this to a unit of that kind."""
        return any(self.rule(sender, addressee, writing).may for sender in SENDERS)


def table_of(body: Mapping[str, Any]) -> Table:
    """The table from its data; raises ValueError with every fault at once."""
    faults = list(_faults(body))
    if faults:
        raise ValueError("; ".join(faults))
    rows = {pair: (frozenset(row["may"]), row.get("instead", "")) for row in body["rows"] for pair in _pairs(row)}
    return Table(body["version"], date.fromisoformat(body["effective_on"]), rows)


def _pairs(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    return product(row["from"], row["to"])


def _faults(body: Mapping[str, Any]) -> Iterator[str]:
    times = Counter(pair for row in body["rows"] for pair in _pairs(row))
    for pair in product(SENDERS, ADDRESSEES):
        if times[pair] != 1:
            yield f"{pair[0]} to {pair[1]} stands {times[pair]} times"
    for pair in times.keys() - set(product(SENDERS, ADDRESSEES)):
        yield f"{pair[0]} to {pair[1]}: unknown"
    for row in body["rows"]:
        yield from _faults_of(row)


def _faults_of(row: Mapping[str, Any]) -> Iterator[str]:
    written = {writing for sender in row["from"] for writing in WRITINGS.get(sender, ())}
    unknown = set(row["may"]) - written
    if unknown:
        yield f"unknown writing {', '.join(sorted(unknown))}"
    if written - set(row["may"]) and row.get("instead") not in INSTEAD:
        yield f"{row['from']} to {row['to']}: says not what to do instead"
