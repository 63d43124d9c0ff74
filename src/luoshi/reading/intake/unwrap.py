"""Unwrapping: texts copied from a PDF, whose lines end where the page did and not where a paragraph does."""

from __future__ import annotations

from collections.abc import Sequence

from luoshi.reading.expressions import expression

_FEWEST_LINES = 6
_NARROWEST = 36  # columns; what is shorter is verse, a list or a column of a table
_SLACK = 5  # columns by which a full line may stay behind the widest, since no mark begins a line
_SHARE = 0.15  # of full lines that end inside a sentence, from which on a text counts as wrapped
_FEW, _OF_FULL = 0.05, 0.7  # or of few, where most lines stand apart and most full ones end so
_OUTSIZE = 0.03  # of lines wider than that, up to which it does
_STROKES = 2
_AFTER_ALL = tuple("。；;！？!?:：)）]］】〕|")
_AFTER_SENTENCE = tuple("。！？!?:：")
#: A bracket behind a unit or its part in the work closes a note, and a note its paragraph.
_CLOSES_NOTE = expression(r"[局委办部厅署会联社院行司心府队站街县区头责合与实施][)）\]］】〕]$")
PAGE_NUMBER = expression(r"\s*(?:[—–－-]+\s*\d{1,4}\s*[—–－-]+|第\s*\d+\s*页(?:\s*共\s*\d+\s*页)?)\s*")
_BARE_NUMBER = expression(r"\s*\d{1,3}\s*")
#: What begins a line of its own: an indent, a number, a label.
BEGINS = expression(
    r"\s{2}|\u3000|\s*(?:第?[一二三四五六七八九十]+[、.．部章]|[(（]\s*(?:[一二三四五六七八九十]+|\d{1,2})\s*[)）]"
    r"|\d{1,3}\s*(?:[、．]|\.(?!\d)|(?<=\d)[ \t]+(?![年月日时个家项])[\u4e00-\u9fff])|[①-⑳]|附件"
    r"|[\u4e00-\u9fff]{2,4}(?:单位|部门|领导|时限)[:：])"
)


class Wrapping:
    """How a text was wrapped; `goes_on` says whether a line is continued by the next."""

    def __init__(self, lines: Sequence[str]) -> None:
        each = [_width(line) for line in lines]
        widths = sorted(filter(None, each))
        self._full = widths[int(len(widths) * 0.9)] - _SLACK if len(widths) >= _FEWEST_LINES else 0
        broken = sum(
            width >= self._full and not _ends(line, _AFTER_ALL) for line, width in zip(lines, each, strict=True)
        )
        full = sum(width >= self._full for width in each)
        runs_on = broken >= _SHARE * len(widths) or (broken >= _FEW * len(widths) and broken >= _OF_FULL * full)
        outsize = sum(width > self._full + 2 * _SLACK for width in widths)
        self.is_wrapped = self._full >= _NARROWEST - _SLACK and runs_on and outsize <= _OUTSIZE * len(widths)

    def goes_on(self, line: str, following: str) -> bool:
        """Whether a paragraph runs over the end of a line."""
        if not self.is_wrapped or _width(line) < self._full or not following.strip() or BEGINS.match(following):
            return False
        if line.rstrip().endswith("|") or following.count("|") >= _STROKES or _is_row(line) or _is_row(following):
            return False
        if _CLOSES_NOTE.search(line.rstrip()[-2:]):
            return False
        # Behind a full stop a short line may be a heading.
        return not _ends(line, _AFTER_SENTENCE) or _width(following) >= self._full

    def is_page_number(self, line: str) -> bool:
        """Whether a line is the number of its page: — 3 — always, 3 where the text was wrapped."""
        return bool(PAGE_NUMBER.fullmatch(line)) or (self.is_wrapped and bool(_BARE_NUMBER.fullmatch(line)))


def _is_row(line: str) -> bool:
    """Whether tabs part the cells of a row in a line."""
    return "\t" in line.strip()


def _width(line: str) -> int:
    """The columns that a line takes."""
    words = line.strip()
    return 2 * len(words) - len(words.encode("latin-1", "ignore"))


def _ends(line: str, marks: tuple[str, ...]) -> bool:
    return line.rstrip().endswith(marks)
