"""Word's own numbering: the numbers that Word shows before paragraphs and keeps in no text, counted as it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import IO

from luoshi.reading.expressions import expression
from luoshi.reading.intake.docx_numerals import written
from luoshi.reading.intake.docx_styles import Styles, is_on, level_of
from luoshi.reading.intake.xml_parts import Attributes, parse

_LEVELS = 9
_PLACE = expression(r"%([1-9])")
_LONGEST = 100  # characters of a level's pattern


@dataclass
class _Level:
    """How one level is counted and written: `%1、` with the numbers of the levels in their places."""

    start: int = 0
    style: str = "decimal"
    pattern: str = ""
    glued: bool = False  # nothing stands between the number and the words
    digits: bool = False  # all levels in digits
    restart: int | None = None  # the level, from 1, behind which it starts again; 0 for never
    paragraphs: str | None = None  # the style of its paragraphs


@dataclass
class _List:
    """A list as it was laid out, its levels and where each has got to."""

    levels: dict[int, _Level] = field(default_factory=dict)
    link: str | None = None  # the style that has the levels of this list
    counts: dict[int, int] = field(default_factory=dict)


@dataclass
class _Use:
    """A use of a list, which may start levels elsewhere or write them in another way."""

    list: str = ""
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)
    is_begun: bool = False


class Numbering:
    """All lists of a document; `label` counts on."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._uses: dict[str, _Use] = {}
        self._list, self._use, self._level = _List(), _Use(), _Level()
        self._at = 0
        self._in_use = False

    def start(self, tag: str, attributes: Attributes) -> None:
        """One tag of the part."""
        value = attributes.get("val")
        if tag == "abstractNum":
            self._in_use = False
            self._list = self._lists.setdefault(attributes["abstractNumId"], _List())
        elif tag == "num":
            self._in_use = True
            self._use = self._uses.setdefault(attributes["numId"], _Use())
        elif tag == "abstractNumId":
            self._use.list = value or ""
        elif tag == "numStyleLink":
            self._list.link = value
        elif tag == "lvlOverride":
            self._at = level_of(attributes["ilvl"])
        elif tag == "startOverride":
            self._use.starts[self._at] = int(value or 0)
        elif tag == "lvl":
            self._level = _Level()
            (self._use if self._in_use else self._list).levels[level_of(attributes["ilvl"])] = self._level
        else:
            _describe(self._level, tag, value)

    def label(self, key: str | None, level: int | None, style: str | None) -> tuple[str, bool]:
        """The number of the next paragraph of a list, and whether words follow it without a gap.

        `key` and `level` are what the paragraph says, `style` is its style, which may number it too.
        """
        if key is None and (numbering := self._styles.numbering(style)):
            key = numbering.numbering
            level = numbering.level if level is None else level
            level = self._level_of_style(key, numbering.key) if level is None else level
        use = self._uses.get(key or "")
        laid = self._laid(use) if use else None
        if use is None or laid is None:
            return "", True
        return self._counted(use, laid, level or 0)

    def _level_of_style(self, key: str | None, style: str) -> int:
        use = self._uses.get(key or "")
        levels = self._laid(use).levels if use else {}
        return next((at for at, level in levels.items() if level.paragraphs == style), 0)

    def _laid(self, use: _Use) -> _List:
        """The list that a use counts in; one may have lent its levels from a style."""
        laid = self._lists.get(use.list, _List())
        style = self._styles.numbering(laid.link) if laid.link else None
        lender = self._uses.get(style.numbering or "") if style else None
        return self._lists.get(lender.list, laid) if lender else laid

    def _counted(self, use: _Use, laid: _List, at: int) -> tuple[str, bool]:
        levels = {**laid.levels, **use.levels}
        if not use.is_begun:
            use.is_begun = True
            for each in use.starts:
                laid.counts.pop(each, None)
        for each in range(at + 1):
            start = use.starts.get(each, levels.get(each, _Level()).start)
            laid.counts[each] = laid.counts.get(each, start - (each == at)) + (each == at)
        for each in range(at + 1, _LEVELS):
            behind = levels.get(each, _Level()).restart
            if at < (each if behind is None else behind):
                laid.counts.pop(each, None)
        level = levels.get(at, _Level())
        return _label(level, levels, laid.counts), level.glued


def numbering_of(part: IO[bytes] | None, styles: Styles) -> Numbering:
    """The lists that a part of the package defines; none without it."""
    numbering = Numbering(styles)
    if part:
        parse(part, numbering.start)
    return numbering


def _describe(level: _Level, tag: str, value: str | None) -> None:
    """What one tag says about a level."""
    if tag == "start":
        level.start = int(value or 0)
    elif tag == "numFmt":
        level.style = value or "decimal"
    elif tag == "lvlText":
        level.pattern = (value or "")[:_LONGEST]
    elif tag == "suff":
        level.glued = value == "nothing"
    elif tag == "isLgl":
        level.digits = is_on(value)
    elif tag == "lvlRestart":
        level.restart = int(value or 0)
    elif tag == "pStyle":
        level.paragraphs = value


def _label(level: _Level, levels: dict[int, _Level], counts: dict[int, int]) -> str:
    """The pattern of a level with the numbers in their places."""

    def number(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        style = levels.get(at, _Level()).style
        return written(counts.get(at, 0), "decimal" if level.digits and style not in ("none", "bullet") else style)

    return "" if level.style == "bullet" else _PLACE.sub(number, level.pattern).strip()
