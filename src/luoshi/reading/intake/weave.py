"""Weaving: a Flow made of pieces of a source, each with the place it came from."""

from __future__ import annotations

from luoshi.reading.expressions import expression
from luoshi.reading.flow import Flow, Table

#: Characters without width: they break words for a reader of text, and nobody sees them.
ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_VISIBLE = expression(f"[^{ZERO_WIDTH}]+")
#: Spaces of all widths read as the one that Chinese texts indent with.
ODD_SPACES = "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f"
_IS_ODD = expression(f"[{ODD_SPACES}]")


class Weaver:
    """Collects the running text; `length` is where the next piece will stand."""

    def __init__(self) -> None:
        self.length = 0
        self.last = "\n"
        self._parts: list[str] = []
        self._segments: list[tuple[int, int]] = []

    def run(self, text: str, at: int) -> None:
        """Words that stand in the source exactly so, from `at`; characters without width fall out."""
        for piece in _VISIBLE.finditer(text):
            self._even(piece.group(), at + piece.start())

    def stand_in(self, text: str, start: int, end: int) -> None:
        """Characters that the source writes in another way, between `start` and `end` (`&amp;`, a block tag).

        Two segments at one place close them: the first says where their source ends.
        """
        if text := "".join(_VISIBLE.findall(text)):
            self._segments.append((self.length, start))
            self._append(text)
            self._segments += [(self.length, end), (self.length, end)]

    def blank(self, at: int, length: int) -> None:
        """One space for all the white space of the source at a place."""
        if length == 1:
            self._even(" ", at)
        else:
            self.stand_in(" ", at, at + length)

    def line_break(self, at: int) -> None:
        """Ends the line that is open, if one is."""
        if self.last != "\n":
            self.stand_in("\n", at, at)

    def flow(self, tables: tuple[Table, ...] = ()) -> Flow:
        return Flow("".join(self._parts), tuple(self._segments) or ((0, 0),), tables)

    def _even(self, text: str, at: int) -> None:
        if not self._segments or self._jumps_to(at):
            self._segments.append((self.length, at))
        self._append(text)

    def _jumps_to(self, at: int) -> bool:
        """Whether a new segment is needed for what stands at `at`."""
        flow_at, source_at = self._segments[-1]
        return source_at + self.length - flow_at != at

    def _append(self, text: str) -> None:
        self._parts.append(_IS_ODD.sub("\u3000", text))
        self.length += len(text)
        self.last = text[-1]
