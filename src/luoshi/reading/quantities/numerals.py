"""Numerals: what a written number is worth."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from luoshi.reading.expressions import expression
from luoshi.reading.vocabulary import rewritten

#: Full-width forms lie at a fixed distance from ASCII.
_HALF_WIDTH = (
    *((chr(ord(c) + 0xFEE0), c) for c in "0123456789%.+-()<>/,;:?!~"),
    *zip("∶﹕︰﹐﹔", ":::,;", strict=True),
)
_FULL_WIDTH = expression(f"[{''.join(wide for wide, _ in _HALF_WIDTH)}]")
_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_BETWEEN = expression(r"[,\s]")
_MYRIADS = {"万": 10**4, "亿": 10**8}


@lru_cache(maxsize=8)
def half_width(text: str) -> str:
    """The same text with full-width digits and punctuation made half-width; every character keeps its place."""
    return rewritten(text, _HALF_WIDTH) if _FULL_WIDTH.search(text) else text


def number_of(written: str) -> Decimal:
    """The value of `1,234.5`, `三百二十`, `千` or `二〇二三`. Raises ValueError for anything else."""
    if written[:1].isdigit():
        return Decimal(written if written.isdecimal() else _BETWEEN.sub("", written))
    unknown = set(written) - _DIGITS.keys() - _PLACES.keys() - _MYRIADS.keys()
    if unknown or not written:
        raise ValueError(f"not a numeral: {written!r}")
    if any(c in _PLACES or c in _MYRIADS for c in written):
        return Decimal(_with_places(written))
    return Decimal("".join(str(_DIGITS[c]) for c in written))


def _with_places(written: str) -> int:
    """三千二百万五十: places add up until a 万 or 亿 multiplies what was counted so far."""
    total = section = digit = 0
    for c in written:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _PLACES:
            section += (digit or 1) * _PLACES[c]
            digit = 0
        else:
            total += ((section + digit) or 1) * _MYRIADS[c]
            section = digit = 0
    return total + section + digit
