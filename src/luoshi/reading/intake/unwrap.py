"""Unwrapping: texts copied from a PDF, whose lines end where the page did and not where a paragraph does."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FEWEST_LINES = 10
_NARROWEST = 36  # columns; what is shorter is verse, a list or a column of a table
_SLACK = 5  # columns by which a full line may stay behind the widest, since no mark begins a line
_SHARE = 0.3  # of full lines, from which on a text counts as wrapped
_OUTSIZE = 0.03  # of lines wider than that, up to which it does
_WIDE = re.compile(r"[^\x00-\xff]")
_ENDS = re.compile(r"[。！？!?:：]\s*$")
_PAGE_NUMBER = re.compile(r"\s*(?:[—–－-]+\s*\d{1,4}\s*[—–－-]+|第\s*\d+\s*页(?:\s*共\s*\d+\s*页)?|\d{1,3})\s*")
#: What begins a line of its own: an indent, a number, a label.
_BEGINS = re.compile(
    r"\s{2}|\u3000|\s*(?:第?[一二三四五六七八九十]+[、.．部章]|[(（]\s*(?:[一二三四五六七八九十]+|\d{1,2})\s*[)）]"
    r"|\d{1,3}\s*(?:[、．]|\.(?!\d))|[①-⑳]|附件|[^\s:：]{2,6}(?:单位|部门|领导|时限)[:：])"
)


class Wrapping:
    """How a text was wrapped; `goes_on` says whether a line is continued by the next."""

    def __init__(self, lines: Sequence[str]) -> None:
        widths = sorted(filter(None, map(_width, lines)))
        self._full = widths[int(len(widths) * 0.9)] - _SLACK if len(widths) >= _FEWEST_LINES else 0
        full = sum(width >= self._full for width in widths)
        outsize = sum(width > self._full + 2 * _SLACK for width in widths)
        self.is_wrapped = (
            self._full >= _NARROWEST - _SLACK and full >= _SHARE * len(widths) and outsize <= _OUTSIZE * len(widths)
        )

    def goes_on(self, line: str, following: str) -> bool:
        """Whether a sentence runs over the end of a line."""
        return (
            self.is_wrapped
            and _width(line) >= self._full
            and not _ENDS.search(line)
            and bool(following.strip())
            and not _BEGINS.match(following)
        )

    def is_page_number(self, line: str) -> bool:
        """Whether a line of a wrapped text is the number of its page."""
        return self.is_wrapped and bool(_PAGE_NUMBER.fullmatch(line))


def _width(line: str) -> int:
    """The columns that a line takes."""
    words = line.strip()
    return len(words) + len(_WIDE.findall(words))
