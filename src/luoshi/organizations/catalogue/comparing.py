"""An edition beside what stands: the entries that it would open, change and end, or what is wrong with a line."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import pgettext

from luoshi.core.sheets.cells import plain
from luoshi.core.sheets.troubles import Trouble
from luoshi.organizations.catalogue.facts import Facts, differences, facts_of, part_in_words, units_in
from luoshi.organizations.catalogue.models import DutyBook, DutyVersion
from luoshi.organizations.catalogue.reading import DutyReader, WantedDuty
from luoshi.organizations.catalogue.standing import DutiesStanding, duties_standing
from luoshi.organizations.queries import names_of
from luoshi.organizations.setting_up.opening import Content
from luoshi.organizations.states import DutyKind


@dataclass
class DutiesProposal:
    """What an edition would change."""

    opened: list[WantedDuty] = field(default_factory=list)
    changed: list[WantedDuty] = field(default_factory=list)
    ended: list[DutyVersion] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    same: int = 0

    @property
    def to_take(self) -> int:
        return len(self.opened) + len(self.changed) + len(self.ended)

    @property
    def digest(self) -> str:
        """By which it is known whether the same is still meant that was looked at."""
        told: list[list[Any]] = [
            [one.stands and one.stands.pk, sorted(facts_wanted(one).items())] for one in [*self.opened, *self.changed]
        ]
        told.append([one.pk for one in self.ended])
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()

    @property
    def figures(self) -> Mapping[str, int]:
        """The counts that the act leaves in the log."""
        return {"opened": len(self.opened), "changed": len(self.changed), "ended": len(self.ended)}


def duties_proposal(content: Content, book: DutyBook, today: date) -> DutiesProposal:
    """What an edition would change on its first day, in a fixed number of queries.

    Its units are those of today, also where it has held for a while: what is open belongs to units that are there.
    """
    standing = duties_standing(book.region, max(book.since, today))
    reader = DutyReader(content.units, standing)
    _meet(reader, standing)
    _compare(reader.wanted, standing)
    ended = _missing(reader.wanted, standing)
    _refuse_earlier(reader, ended, book.since)
    troubles = [*content.troubles, *reader.troubles]
    return DutiesProposal(
        opened=[one for one in reader.wanted if one.stands is None],
        changed=[one for one in reader.wanted if one.changes],
        ended=ended,
        troubles=sorted(troubles, key=lambda one: (one.place.sheet, one.place.row, one.place.column)),
        unread=content.unread,
        same=sum(1 for one in reader.wanted if one.stands and not one.changes),
    )


def _meet(reader: DutyReader, standing: DutiesStanding) -> None:
    """Finds the entry that each line is about: by the hidden id where one line has it, else by its words."""
    times = Counter(one.mark for one in reader.wanted)
    by_mark = {one.duty_id: one for one in standing.versions}
    by_sign = {(one.kind, one.town_id, plain(one.words)): one for one in standing.versions}
    taken: dict[int, WantedDuty] = {}
    signs: dict[Any, WantedDuty] = {}
    for one in reader.wanted:
        marked = by_mark.get(one.mark) if times[one.mark] == 1 else None
        one.stands = marked or by_sign.get(one.sign)
        first = signs.setdefault(one.sign, one)
        if first is one and one.stands:
            first = taken.setdefault(one.stands.pk, one)
        if first is not one:
            what = pgettext("catalogue", "%(place)s is about the same entry. Keep one of the two lines.")
            reader.refuse(one.line, "words", what % {"place": first.place})


def _compare(wanted: Iterable[WantedDuty], standing: DutiesStanding) -> None:
    known = {one for version in standing.versions for one in units_in(version)}
    names = names_of(known, standing.on)
    for one in wanted:
        if one.stands:
            one.changes = list(differences(facts_of(one.stands, names), facts_wanted(one)))


def _missing(wanted: Sequence[WantedDuty], standing: DutiesStanding) -> list[DutyVersion]:
    """The entries of the lists that stand in the file that no line names."""
    lists = {one.of_list for one in wanted}
    named = {one.stands.pk for one in wanted if one.stands}
    return [one for one in standing.versions if (one.kind, one.town_id) in lists and one.pk not in named]


def _refuse_earlier(reader: DutyReader, ended: Iterable[DutyVersion], since: date) -> None:
    """An edition begins no earlier than what it changes or ends."""
    what = pgettext("catalogue", "What stands holds from %(day)s. Bring the edition again with a later first day.")
    for one in reader.wanted:
        if one.changes and one.stands and one.stands.valid_from > since:
            reader.refuse(one.line, "words", what % {"day": one.stands.valid_from})
    for gone in ended:
        first = next(one for one in reader.wanted if one.of_list == (gone.kind, gone.town_id))
        if gone.valid_from > since:
            reader.refuse(first.line, "kind", what % {"day": gone.valid_from})


def facts_wanted(one: WantedDuty) -> Facts:
    """What a line says, in words by column."""
    return {
        "kind": str(DutyKind(one.kind).label),
        "no": str(one.no or ""),
        "field": one.field,
        "words": one.words,
        "unit": one.unit.name if one.unit else "",
        "does": one.does,
        "parts": "\n".join(part_in_words(unit.name, does) for unit, does in one.parts),
        "town": one.town.name if one.town else "",
        "basis": one.basis,
    }
