"""The values of a line's cells: a region, a day, a word of a list; or the trouble with them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from stdnum.cn import uscc as social_credit

from luoshi.core.sheets.cells import BadCell, day_of, plain
from luoshi.core.sheets.grid import Place
from luoshi.core.sheets.troubles import Trouble
from luoshi.organizations.models import RegionVersion
from luoshi.organizations.setting_up.layout import BETWEEN, BROADER
from luoshi.organizations.setting_up.opening import Line
from luoshi.organizations.setting_up.standing import Standing

_COMMAS, _BREAKS = re.compile(r"[、,，]"), re.compile(r"[;；\n]")


class Reader:
    """Reads the cells of lines, and collects what cannot be taken."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.troubles: list[Trouble] = []
        self._refused: set[Place] = set()

    def refuse(self, line: Line, key: str, what: str) -> None:
        """Names what is wrong with a cell; the first thing is enough, the others follow from it."""
        trouble = line.trouble(key, what)
        if trouble.place not in self._refused:
            self._refused.add(trouble.place)
            self.troubles.append(trouble)

    def text(self, line: Line, key: str, most: int) -> str:
        """The text of a cell; a needed one that is empty, or one that is too long, cannot be taken."""
        given = line.text(key)
        if not given and line.sheet.by_key[key].needed:
            self.refuse(line, key, _("This cell is empty. Fill it in, or take the whole line away."))
        if len(given) > most:
            told = {"given": len(given), "most": most}
            self.refuse(line, key, _("This has %(given)s characters; at most %(most)s are taken. Shorten it.") % told)
        return given[:most]

    def day(self, line: Line, key: str = "since") -> date | None:
        """The day in a cell; None for an empty one."""
        if not line.text(key):
            return None
        try:
            return day_of(line.raw(key), self.on.year)
        except BadCell as bad:
            self.refuse(line, key, str(bad))
            return None

    def word(self, line: Line, key: str, known: Mapping[str, str]) -> str:
        """The value that a cell's word means."""
        given = self.text(line, key, 50)
        value = known.get(plain(given), "")
        if given and not value:
            self.refuse(line, key, _not_in_list(given, line.sheet.by_key[key].words))
        return value

    def words(self, line: Line, key: str, known: Mapping[str, str], offered: Sequence[tuple[str, Any]]) -> list[str]:
        """The values that several words of a cell mean."""
        whole = plain(line.text(key)) in known
        given = [line.text(key)] if whole else split(line.text(key))
        for word in given:
            if plain(word) not in known:
                self.refuse(line, key, _not_in_list(word, offered))
        return [known[plain(word)] for word in given if plain(word) in known]

    def credit_code(self, line: Line) -> str:
        """A unified social credit code with a right check character."""
        given = "".join(line.text("uscc").upper().split())
        if given and not social_credit.is_valid(given):
            what = _("“%(given)s” has a slip: its check character does not fit. Compare it with the certificate.")
            self.refuse(line, "uscc", what % {"given": given})
            return ""
        return given


class PlacedReader(Reader):
    """The same for lines that stand in a region."""

    def __init__(self, standing: Standing) -> None:
        super().__init__(standing.on)
        self.standing = standing

    def region(self, line: Line) -> RegionVersion | None:
        """The region that a cell names by code or name."""
        given = self.text(line, "region", 50)
        found = self.standing.regions.get(given)
        if given and not found:
            what = _("No region here has the code or name “%(given)s”. Correct it, or open the region first.")
            self.refuse(line, "region", what % {"given": given})
        return found


def _not_in_list(given: str, words: Sequence[tuple[str, Any]]) -> str:
    known = "；".join(str(label) for _value, label in words)
    return _("“%(given)s” is not in the list. Choose one of: %(known)s.") % {"given": given, "known": known}


def split(words: str) -> list[str]:
    """The names in a cell that holds several, each once: between ；, which goes before 、, for names that hold one."""
    between = _BREAKS if _BREAKS.search(words) else _COMMAS
    return list(dict.fromkeys(name.strip() for name in between.split(words) if name.strip()))


def joined(names: Sequence[Any]) -> str:
    """Names as a cell shows them, so that `split` gives them again."""
    given = [str(name) for name in names]
    if not any(_COMMAS.search(name) for name in given):
        return BETWEEN.join(given)
    return BROADER.join(given) if len(given) > 1 else f"{given[0]}{BROADER}"
