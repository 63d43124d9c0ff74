"""A file of regions beside those of here: what would become of them, and what is wrong with a line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from luoshi.core.sheets.grid import Place
from luoshi.core.sheets.troubles import Trouble
from luoshi.organizations.models import RegionVersion
from luoshi.organizations.regions.layout import levels_by_word
from luoshi.organizations.regions.standing import RegionsStanding, regions_standing
from luoshi.organizations.setting_up.cells import Reader, split
from luoshi.organizations.setting_up.opening import Content, Line
from luoshi.organizations.states import Level

LONGEST_NAME = 50

RENAMED = pgettext_lazy("region", "renamed")
RECODED = pgettext_lazy("region", "has another code")
MOVED = pgettext_lazy("region", "lies in another region")
RAISED = pgettext_lazy("region", "has another level")
MERGED = pgettext_lazy("region", "merged into it")


@dataclass(eq=False)
class WantedRegion:
    """A region as a line says it. `stands` is what it is (None: it is opened), `merged` what ends in it."""

    place: Place
    code: str
    name: str
    level: int
    above: str  # the code of the region in which it lies
    since: date
    was: list[str]
    stands: RegionVersion | None = None
    merged: list[RegionVersion] = field(default_factory=list)
    changes: list[tuple[Any, str, str]] = field(default_factory=list)  # (what, before, after)

    @property
    def level_label(self) -> str:
        return str(Level(self.level).label)


@dataclass
class RegionsProposal:
    """What a file of regions would change."""

    opened: list[WantedRegion] = field(default_factory=list)
    changed: list[WantedRegion] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)  # regions of here that no line names
    same: int = 0
    outside: int = 0  # lines about regions in which nobody works here

    @property
    def to_make(self) -> int:
        return len(self.opened) + len(self.changed)

    @property
    def digest(self) -> str:
        """By which it is known whether the same is still meant that was looked at."""
        told = [
            [one.code, one.name, one.level, one.above, str(one.since), one.stands and one.stands.pk]
            + [version.pk for version in one.merged]
            for one in [*self.opened, *self.changed]
        ]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def regions_proposal(content: Content, on: date) -> RegionsProposal:
    """What a file would change, in a fixed number of queries."""
    compared = _Regions(content.units, regions_standing(on))
    wanted, stands = compared.wanted, compared.standing
    named = {one.stands.region_id for one in wanted if one.stands} | {
        version.region_id for one in wanted for version in one.merged
    }
    troubles = [*content.troubles, *compared.troubles]
    return RegionsProposal(
        opened=sorted((one for one in wanted if one.stands is None), key=lambda one: (one.level, one.code)),
        changed=sorted((one for one in wanted if one.changes), key=lambda one: (one.level, one.code)),
        troubles=sorted(troubles, key=lambda one: (one.place.sheet, one.place.row, one.place.column)),
        missing=[f"{one.code} {one.name}" for pk, one in stands.versions.items() if pk not in named],
        same=sum(1 for one in wanted if one.stands and not one.changes),
        outside=compared.outside,
    )


class _Regions(Reader):
    """The regions that a file wants."""

    def __init__(self, lines: Iterable[Line], standing: RegionsStanding) -> None:
        super().__init__(standing.on)
        self.standing = standing
        self.outside = 0
        self._by_code: dict[str, WantedRegion] = {}
        self._lines: dict[str, Line] = {}
        read = [(line, one) for line in lines if (one := self._read(line))]
        said = {one.code for _line, one in read}
        for line, one in sorted(read, key=lambda pair: (pair[1].level, pair[1].code)):
            self._take(line, one, said)
        for one in self.wanted:
            self._compare(self._lines[one.code], one)

    @property
    def wanted(self) -> list[WantedRegion]:
        return list(self._by_code.values())

    def _read(self, line: Line) -> WantedRegion | None:
        """The facts of a line; a region in which nobody works here is left aside, whatever is wrong with it."""
        code, was = line.text("code"), split(line.text("was"))
        if not self._concerns_us(code, line.text("parent"), was):
            self.outside += 1
            return None
        name, level = self.text(line, "name", LONGEST_NAME), self.word(line, "level", levels_by_word())
        since = self.day(line)
        if not line.text("since"):
            self.text(line, "since", 20)
        if not (code.isdigit() and len(code) in {6, 9, 12}):
            self.refuse(line, "code", _("A code has 6, 9 or 12 digits. Compare it with the list."))
        if not (name and level and since):
            return None
        return WantedRegion(line.place("code"), code, name, int(level), line.text("parent"), since, was)

    def _concerns_us(self, code: str, above: str, was: list[str]) -> bool:
        """Whether a line is about a region of here, or about a new one under one in which work is done."""
        known = self.standing.by_code
        if not code or any(one in known for one in (code, *was)):
            return True
        return self._opens_under(above)

    def _opens_under(self, above: str) -> bool:
        """Towns lie in counties and villages in towns: the code itself says in what, whether the line stands first."""
        upper = self.standing.by_code.get(above)
        shorter = self.standing.by_code.get(above[:6])
        return any(one and self.standing.is_served(one.region_id) for one in (upper, shorter))

    def _take(self, line: Line, one: WantedRegion, said: set[str]) -> None:
        if one.code in self._by_code:
            told = {"place": self._by_code[one.code].place}
            self.refuse(line, "code", _("%(place)s is about the same region. Keep one of the two lines.") % told)
            return
        before = [self.standing.by_code[code] for code in one.was if code in self.standing.by_code and code not in said]
        one.stands = self.standing.by_code.get(one.code) or next(iter(before), None)
        one.merged = [version for version in before if version != one.stands]
        self._by_code[one.code] = one
        self._lines[one.code] = line

    def _compare(self, line: Line, one: WantedRegion) -> None:
        self._check_above(line, one)
        for version in one.merged:
            self._check_merged(line, one, version)
        if one.stands:
            one.changes = list(self._changes(one, one.stands))
            if one.changes and one.since <= one.stands.valid_from:
                what = _("What stands holds from %(day)s. A change begins later; correct the day.")
                self.refuse(line, "since", what % {"day": one.stands.valid_from})
            if one.changes and any(change[0] is MOVED for change in one.changes):
                self._check_moved(line, one, one.stands)

    def _check_above(self, line: Line, one: WantedRegion) -> None:
        upper = self._by_code.get(one.above) or self.standing.by_code.get(one.above)
        if one.above and upper is None:
            self.refuse(line, "parent", _("No region has this code, here or in the file. Correct it."))
        elif upper is not None and upper.level >= one.level:
            self.refuse(line, "level", _("A region lies under one of a higher level. Correct the level."))
        elif not one.above and one.stands is None:
            self.refuse(line, "parent", _("Say in which region it lies."))

    def _check_merged(self, line: Line, one: WantedRegion, version: RegionVersion) -> None:
        """A region ends only where nothing stands any more."""
        told = {"name": version.name, "day": version.valid_from}
        lower = set(self.standing.below(version.region_id)) - {version.region_id}
        staying = lower - self._leaving(version)
        if version.region_id in self.standing.peopled:
            what = _("Units stand in %(name)s. Merge or rename them first, then load the region's end.")
            self.refuse(line, "was", what % told)
        elif staying:
            self.refuse(line, "was", _("Other regions lie in %(name)s. Say of each where it lies now.") % told)
        elif one.since <= version.valid_from:
            self.refuse(line, "since", _("%(name)s is there since %(day)s. Correct the day.") % told)

    def _leaving(self, version: RegionVersion) -> set[int]:
        """The regions that the file puts elsewhere than into this one."""
        return {
            one.stands.region_id for one in self.wanted if one.stands and one.above and one.above != version.code
        } | {ended.region_id for one in self.wanted for ended in one.merged}

    def _check_moved(self, line: Line, one: WantedRegion, stands: RegionVersion) -> None:
        """What lies in a region moves along: nothing in it may be younger than the move."""
        lower = self.standing.below(stands.region_id)
        young = [span for pk in lower for span in self.standing.spans[pk] if span.valid_from >= one.since]
        if young:
            what = _("Something in %(name)s is there since %(day)s only. A move begins later; correct the day.")
            self.refuse(line, "since", what % {"name": stands.name, "day": max(span.valid_from for span in young)})

    def _changes(self, one: WantedRegion, stands: RegionVersion) -> Iterator[tuple[Any, str, str]]:
        if one.name != stands.name:
            yield RENAMED, stands.name, one.name
        if one.code != stands.code:
            yield RECODED, stands.code, one.code
        if one.level != stands.level:
            yield RAISED, str(stands.get_level_display()), one.level_label
        if one.above and self._is_elsewhere(one, stands):
            yield MOVED, self.standing.code_of(stands.parent_id), one.above
        for version in one.merged:
            yield MERGED, f"{version.code} {version.name}", one.name

    def _is_elsewhere(self, one: WantedRegion, stands: RegionVersion) -> bool:
        upper = self._by_code.get(one.above)
        version = (upper.stands if upper else None) or self.standing.by_code.get(one.above)
        return version is None or version.region_id != stands.parent_id
