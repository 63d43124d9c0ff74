"""The body of a docx document: its paragraphs as Word shows them, a line each, and its tables.

Words that were deleted while changes were tracked, hidden words and text boxes are left out; inserted words stay.
"""

from __future__ import annotations

from typing import IO

from luoshi.reading.errors import gettext_noop
from luoshi.reading.flow import Flow
from luoshi.reading.intake.docx_numbering import Numbering
from luoshi.reading.intake.docx_styles import Styles, is_on, level_of
from luoshi.reading.intake.docx_table import OpenTable
from luoshi.reading.intake.weave import ODD_SPACES, ZERO_WIDTH
from luoshi.reading.intake.xml_parts import Attributes, parse

#: Elements with everything inside them: what was before a change, drawings, what is said twice, pronunciation.
_SKIPPED = frozenset(
    (
        *("pPrChange", "rPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange", "tblGridChange"),
        *("sectPrChange", "numberingChange", "del", "moveFrom", "drawing", "pict", "object", "Fallback", "rt", "sdtPr"),
    )
)
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_UNSEEN = {ord(each): None for each in ZERO_WIDTH} | {ord(each): "\u3000" for each in ODD_SPACES}

HIDDEN = gettext_noop("Hidden words of the document were left out.")
BOXES = gettext_noop("The words in text boxes were left out. If they belong to it, move them into the text.")
CHANGES = gettext_noop("The document holds tracked changes: it was read as if all of them were accepted.")


class TooLong(Exception):
    """A document beyond all measure."""


class BodyReader:
    """A body on its way through the parser; `flow` gives what it says."""

    def __init__(self, styles: Styles, numbering: Numbering, longest: int) -> None:
        self._styles, self._numbering, self._longest = styles, numbering, longest
        self.doubts: set[str] = set()
        self._lines: list[str] = []
        self._length = 0
        self._inside: list[str] = [""]
        self._skipped: list[bool] = [False]
        self._words: list[str] = []  # of the paragraph
        self._open: list[OpenTable] = []
        self._closed: list[OpenTable] = []
        self._row_deleted = False
        self._run_hides: bool | None = None
        self._begin_paragraph()

    def read(self, part: IO[bytes]) -> None:
        """Walks the part. Raises what the parser raises, and TooLong."""
        parse(part, self.start, self.end, self.text)

    def flow(self) -> Flow:
        """The lines that were read, and the data tables among them."""
        text = "".join(self._lines)
        tables = [table for each in self._closed if (table := each.table(text))]
        return Flow(text, tables=tuple(sorted(tables, key=lambda table: table.span)))

    def start(self, tag: str, attributes: Attributes) -> None:
        around = self._inside[-1]
        self._inside.append(tag)
        skipped = self._skipped[-1] or (tag in _SKIPPED and around not in ("rPr", "trPr"))
        self._skipped.append(skipped or (tag == "tc" and self._row_deleted))
        if tag in ("del", "ins", "moveFrom", "moveTo"):
            self.doubts.add(CHANGES)
        if skipped:
            return
        if tag in _BREAKS and around == "r":
            self._say(_BREAKS[tag])
        elif around in ("pPr", "numPr") or tag == "p":
            self._paragraph_says(tag, attributes.get("val"))
        elif around == "rPr":
            self._run_says(tag, attributes.get("val"))
        else:
            self._table_says(tag, around, attributes.get("val"))

    def text(self, data: str) -> None:
        if self._inside[-1] != "t":
            return
        if not self._skipped[-1]:
            self._say(data)
        elif "txbxContent" in self._inside and data.strip():
            self.doubts.add(BOXES)

    def end(self, tag: str) -> None:
        self._inside.pop()
        if self._skipped.pop():
            return
        if tag == "p":
            self._end_paragraph()
        elif tag == "r":
            self._run_hides = None
        elif tag == "tc" and self._open:
            self._write()
            self._open[-1].close_cell(self._length)
        elif tag == "body":
            self._write()
        elif tag == "tbl" and self._open:
            self._closed.append(self._open.pop())

    def _begin_paragraph(self) -> None:
        self._style: str | None = None
        self._list: str | None = None
        self._level: int | None = None
        self._runs_on = False  # its mark was deleted: the next one goes on with its words

    def _paragraph_says(self, tag: str, value: str | None) -> None:
        if tag == "p":
            self._begin_paragraph()
        elif tag == "pStyle":
            self._style = value
        elif tag == "numId":
            self._list = value
        elif tag == "ilvl":
            self._level = level_of(value)

    def _run_says(self, tag: str, value: str | None) -> None:
        if self._inside[-3] == "pPr":
            self._runs_on = self._runs_on or tag in ("del", "moveFrom")
        elif tag == "vanish":
            self._run_hides = is_on(value)
        elif tag == "rStyle" and self._run_hides is None:
            self._run_hides = self._styles.hides(value)

    def _table_says(self, tag: str, around: str, value: str | None) -> None:
        if tag == "tbl":
            if self._open:
                self._open[-1].nests = True
            self._open.append(OpenTable())
        elif self._open:
            self._row_says(self._open[-1], tag, around, value)

    def _row_says(self, table: OpenTable, tag: str, around: str, value: str | None) -> None:
        if tag == "tr":
            self._row_deleted = False
            table.open_row()
        elif tag == "tc":
            table.open_cell(self._length)
        elif tag == "gridBefore":
            table.skip(value)
        elif tag == "gridSpan":
            table.widen(value)
        elif tag == "vMerge" and value != "restart":
            table.go_on()
        elif tag == "del" and around == "trPr":
            self._row_deleted = True

    def _say(self, words: str) -> None:
        hidden = self._styles.hides(self._style) if self._run_hides is None else self._run_hides
        if hidden:
            self.doubts.add(HIDDEN)
        elif not (self._open and self._open[-1].goes_on):
            self._words.append(words)

    def _end_paragraph(self) -> None:
        """Writes the paragraph, unless its mark was deleted; an empty one may still show a number."""
        if not self._runs_on:
            self._write(*self._numbering.label(self._list, self._level, self._style))

    def _write(self, label: str = "", glued: bool = True) -> None:
        """Writes the words that wait as a line, behind their number."""
        words = "".join(self._words).translate(_UNSEEN).strip("\n")
        self._words.clear()
        if label and not (self._open and self._open[-1].goes_on):
            gap = " " if not glued and (label[-1].isalnum() or words[:1].isdecimal()) else ""
            words = label + gap + words.lstrip()
        if words.strip():
            self._lines.append(words + "\n")
            self._length += len(words) + 1
        if self._length > self._longest:
            raise TooLong
