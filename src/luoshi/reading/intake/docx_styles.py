"""Styles of a docx package: what they say about numbering and hidden text, each with what it is based on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from luoshi.reading.intake.xml_parts import Attributes, parse

_DEEPEST = 20  # styles based on one another; more is a circle


@dataclass
class Style:
    """One style; None for what it leaves to the one it is based on."""

    key: str
    based_on: str | None = None
    numbering: str | None = None
    level: int | None = None
    hides: bool | None = None


class Styles:
    """The styles of a document by their keys."""

    def __init__(self) -> None:
        self._styles: dict[str, Style] = {}
        self._style = Style("")

    def start(self, tag: str, attributes: Attributes) -> None:
        """One tag of the part."""
        value = attributes.get("val")
        if tag == "style":
            key = attributes.get("styleId", "")
            self._style = self._styles.setdefault(key, Style(key))
        elif tag == "basedOn":
            self._style.based_on = value
        elif tag == "numId":
            self._style.numbering = value
        elif tag == "ilvl":
            self._style.level = level_of(value)
        elif tag == "vanish":
            self._style.hides = is_on(value)

    def numbering(self, key: str | None) -> Style | None:
        """The style that numbers paragraphs of this style."""
        return next((style for style in self._line(key) if style.numbering is not None), None)

    def hides(self, key: str | None) -> bool | None:
        """Whether words of this style are hidden; None where it does not say."""
        return next((style.hides for style in self._line(key) if style.hides is not None), None)

    def _line(self, key: str | None) -> Iterator[Style]:
        """A style, the one it is based on, and so on."""
        for _ in range(_DEEPEST):
            style = self._styles.get(key or "")
            if style is None:
                return
            yield style
            key = style.based_on


def styles_of(part: IO[bytes] | None) -> Styles:
    """The styles that a part of the package defines; none without it."""
    styles = Styles()
    if part:
        parse(part, styles.start)
    return styles


def is_on(value: str | None) -> bool:
    """Whether a switch that stands there is on: it is, unless it says no."""
    return value not in ("0", "false", "off")


def level_of(value: str | None) -> int:
    """A level of numbering, from 0 to 8. Raises ValueError for what is no number."""
    return min(max(int(value or 0), 0), 8)
