"""Half- and full-width forms read alike: folding changes characters one for one, so positions stay."""

from __future__ import annotations

import re
from functools import lru_cache

from luoshi.reading.expressions import expression
from luoshi.reading.vocabulary import rewritten

_WIDE = "０１２３４５６７８９（）：，；．？！－～【】〔〕［］　\u00a0\t｜∶﹕︰﹐﹔"
_PLAIN = "0123456789():,;.?!-~()()()   |:::,;"

_PAIRS = (*zip(_WIDE, _PLAIN, strict=True), ("[", "("), ("]", ")"))
_WRITTEN_WIDE = expression(f"[{re.escape(''.join(wide for wide, _ in _PAIRS))}]")

_ENCLOSED = (("①", "⑳"), ("⑴", "⒇"), ("㈠", "㈩"))
_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


def fold(text: str) -> str:
    """The text with wide punctuation, digits and brackets in their plain form, of the same length."""
    return _folded(text) if len(text) < _SHORT else _folded_whole(text)


_SHORT = 100


@lru_cache(maxsize=4)
def _folded_whole(text: str) -> str:
    return rewritten(text, _PAIRS)


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    """Names and lists come again and again in one document; most hold nothing wide and are as they were."""
    return rewritten(name, _PAIRS) if _WRITTEN_WIDE.search(name) else name


def numeral(word: str) -> int:
    """The value of 12, 十二, 一百零三 or ⑫. Raises ValueError for anything else."""
    if word.isdecimal():
        return int(word)
    for first, last in _ENCLOSED:
        if len(word) == 1 and first <= word <= last:
            return ord(word) - ord(first) + 1
    return _chinese(word)


def _chinese(word: str) -> int:
    total, digit = 0, 0
    for letter in word:
        if letter in _DIGITS:
            digit = _DIGITS[letter]
        elif letter in "十百":
            total += (digit or 1) * (10 if letter == "十" else 100)
            digit = 0
        else:
            raise ValueError(word)
    return total + digit
