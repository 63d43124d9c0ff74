"""The tags of a page, told apart in time that grows with the page and whatever it declares.

Python's parser looks for the end of each comment and section to the end of the page, and gives up a page that names a
section it does not know. Here what has no end is text, and an unknown section ends as any declaration does.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from luoshi.reading.expressions import expression

_COMMENT_END, _SECTION_END = expression(r"--\s*>"), expression(r"\]\s*\]\s*>")
_CONDITION_END = expression(r"\]\s*>")
_SECTION = expression(r"<!\[(?:temp|cdata|ignore|include|rcdata)\b", re.IGNORECASE)
_CONDITION = expression(r"<!\[(?:if|else|endif)\b", re.IGNORECASE)  # of Word
#: Stands for the `<` of what never ends; no character has this number.
_NO_TAG = "\ufdd0"


class TagParser(HTMLParser):
    """A parser of one page, whose words come through `as_written`."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self._last_comment = _last_of(_COMMENT_END, source)
        self._last_section = _last_of(_SECTION_END, source)
        self._last_condition = _last_of(_CONDITION_END, source)

    def at(self) -> int:
        """Where the parser stands in the source."""
        raise NotImplementedError

    def feed(self, data: str) -> None:
        """Parses the page; behind its last tag a `<` begins none."""
        end = data.rfind(">") + 1
        super().feed(data[:end] + data[end:].replace("<", _NO_TAG))

    def parse_comment(self, i: int, report: bool = True) -> int:
        """The end of a comment; -1 where it has none."""
        return super().parse_comment(i, report) if self.at() < self._last_comment else -1

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """The end of a section that Word or XML marks (`<![if …]>`)."""
        is_section = self.at() < self._last_section and _SECTION.match(self.rawdata, i)
        is_condition = self.at() < self._last_condition and _CONDITION.match(self.rawdata, i)
        if is_section or is_condition:
            return super().parse_marked_section(i, report)
        return self.parse_bogus_comment(i, report)


def as_written(words: str) -> str:
    """Words of the parser as they stand in the source."""
    return words.replace(_NO_TAG, "<")


def _last_of(end: re.Pattern[str], source: str) -> int:
    return max((found.start() for found in end.finditer(source)), default=-1)
