"""Notes that say which items they hold for (第4项责任单位:…;第5项…, 以上1—10项由…牵头)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from luoshi.reading.expressions import expression
from luoshi.reading.findings.notes import Group, Note
from luoshi.reading.quantities import number_of

_SCOPE = expression(
    r"第?(?P<first>\d{1,3})(?:\s?[-—–~至到]\s?第?(?P<last>\d{1,3}))?(?P<more>(?:\s?[、,和]\s?第?\d{1,3}){0,40})\s?项"
)
#: How many of the items before a note it holds for (以上两项牵头单位:…); a sentence before the note that speaks of
#: two grants (不得同时享受以上两项补贴。) says nothing of it.
_LAST = expression(r"(?:以上|上述|前述)(?P<many>[一二两三四五六七八九十]{1,2}|\d{1,2})\s?项(?![^。;!\n]{0,24}[。;!])")
_BEFORE = 16  # characters of what may stand before a label
_NUMBER = expression(r"\d+")
_LONGEST = 60  # items that one note covers


class Scoped(NamedTuple):
    """A note, or the part of one, with the numbers of the items that it names."""

    numbers: frozenset[int]
    note: Note


def scoped(folded: str, note: Note) -> list[Scoped]:
    """The parts of a note that name items, in order; nothing where the note names none."""
    found = list(_with_scopes(folded, note))
    parts = dict.fromkeys(numbers for numbers, _ in found if numbers)
    return [
        Scoped(part, replace(note, groups=tuple(group for numbers, group in found if numbers == part)))
        for part in parts
    ]


def last_of(folded: str, note: Note) -> int:
    """How many of the last items a note says that it holds for; 0 where it does not say."""
    units = note.groups[0].units.start if note.groups else note.span.end
    said = _LAST.search(folded, max(note.span.start - _BEFORE, 0), units)
    return int(number_of(said["many"])) if said else 0


def _with_scopes(folded: str, note: Note) -> Iterator[tuple[frozenset[int], Group]]:
    start, numbers = note.span.start, frozenset[int]()
    for group in note.groups:
        named = _SCOPE.search(folded, start, group.units.start)
        numbers = _numbers(named) if named else numbers
        yield numbers, group
        start = group.units.end


def _numbers(named: re.Match[str]) -> frozenset[int]:
    first, last = int(named["first"]), int(named["last"] or named["first"])
    more = map(int, _NUMBER.findall(named["more"]))
    return frozenset([*range(first, min(last, first + _LONGEST) + 1), *more])
