"""Names of units: what is one, where a list of them parts, and what a damaged name was.

`Units` knows one document: the names that stand in its notes, and the level (县, 市, 省 …) it speaks for.
The grammar of names is in `units_grammar`, of lists in `units_lists`, the restoring of lost
characters in `units_restore`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from luoshi.reading.expressions import expression
from luoshi.reading.findings.units_grammar import ENDS_AS_UNIT, is_department, is_unit
from luoshi.reading.findings.units_lists import Piece, names_of, split
from luoshi.reading.findings.units_restore import Restorer
from luoshi.reading.flow import Span
from luoshi.reading.outline import fold

_PLACES = expression(r"各?[省市县区州乡镇]{1,3}(?:[(〔][^()〔〕]*[)〕])?")
_OF_PLACES = expression(rf"{_PLACES.pattern}等?(?P<body>人民政府|政府|管委会)")
_PLACE = expression(r"(?!各)[\u4e00-\u9fff]{1,5}[市县区州旗盟乡镇](?<!示范区)(?<!新区)")
_OF_PLACE = expression(rf"{_PLACE.pattern}等?(?P<body>人民政府|政府)")
#: 甲乡、乙乡等人民政府: the governments of those that are named.
_AND_SUCH = expression(r"(?<=[市县区州旗乡镇])等(?=(?:人民)?政府$)")
_OF_ZONE = expression(r"[区城园](?P<body>(?:党工委和)?(?:管委会|管理委员会))$")

#: How a body that writes calls itself.
_OWN = expression(r"[我本][局委办厅部院]")

_LEVELS = ("省", "市", "州", "县", "区")
_GOVERNMENTS = ("政府", "管委会")
_LONGEST_BARE = 3  # characters of a name that lacks its ending

__all__ = ["Piece", "Unit", "Units", "is_unit", "split"]


@dataclass(slots=True)
class Unit:
    """A unit as the ledger calls it, where it was written, and what was restored (None for nothing)."""

    name: str
    as_written: str
    span: Span
    restored: str | None = None


class Units:
    """The units of one document. `lists` are the stretches that name units; `level` is 县, 市, 省, 区 or None."""

    def __init__(self, text: str, lists: Iterable[Span], level: str | None, issuer: str | None = None) -> None:
        self._text = text
        self._issuer = issuer or ""
        names = [name for span in lists for name in names_of(text[span.start : span.end])]
        self._restorer = Restorer(names, level)

    def named_in(self, span: Span) -> list[Unit]:
        """The units that a list names, in its order, each once."""
        found: dict[str, Unit] = {}
        pieces = [
            part for piece in split(self._text, span) for part in self._restorer.parted(piece, self._written(piece))
        ]
        for piece, shared in zip(pieces, _shared_endings([piece.name for piece in pieces]), strict=True):
            name, why = self._restored(_AND_SUCH.sub("", piece.name + shared))
            found.setdefault(
                name, Unit(name, self._written(piece), piece.span, f"{shared} was shared" if shared else why)
            )
        return list(found.values())

    def _restored(self, name: str) -> tuple[str, str | None]:
        if _OWN.fullmatch(name):
            is_issuer = self._issuer.endswith(name[-1])
            return (self._issuer, "the issuer speaks of itself") if is_issuer else (name, None)
        return self._restorer.restored(name)

    def _written(self, piece: Piece) -> str:
        return self._text[piece.span.start : piece.span.end]


def _shared_endings(names: list[str]) -> list[str]:
    """What each name shares with those behind it: 甲市、乙市、丙州人民政府 are three governments."""
    endings = [""] * len(names)
    for at in reversed(range(len(names) - 1)):
        endings[at] = _shared_ending(names[at], names[at + 1] + endings[at + 1])
    return endings


def _shared_ending(name: str, after: str) -> str:
    """The ending that two names in a row share (各市、各县人民政府; 东片、西片管理局), or nothing."""
    if len(name) > _LONGEST_BARE and not name.endswith("区") and not after.endswith(_GOVERNMENTS):
        return ""
    government = _OF_PLACES.fullmatch(fold(after)) if _PLACES.fullmatch(fold(name)) else None
    government = government or (_OF_PLACE.fullmatch(fold(after)) if _PLACE.fullmatch(fold(name)) else None)
    zone = _OF_ZONE.search(after) if name.endswith("区") and not name.startswith("各") else None
    if government or zone:
        return (government or zone)["body"]  # type: ignore[index]
    cut = (
        name.endswith(_LEVELS) and after[len(name) - 1 : len(name)] != name[-1]
    )  # inside a word: 成都市, 经|济和信息化厅
    rest = "" if cut else after[len(name) :]
    is_whole = is_unit(name) or is_department(name) or ENDS_AS_UNIT.search(name)
    return rest if not is_whole and len(name) <= _LONGEST_BARE and len(rest) >= 4 and is_unit(rest) else ""
