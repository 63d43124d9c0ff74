"""Counts of what is listed below: (共10件) behind a title, or (12个) over a line that is numbered, promise nothing."""

from __future__ import annotations

from luoshi.reading.expressions import expression
from luoshi.reading.quantities import Quantity

_OF_ALL = expression(r"\((?:共计?|合计|总计|计)有?$")
_CLOSES = expression(r"[^()\n]{0,8}[),]")
_LISTED_BELOW = expression(r"[^()\n]{0,48}\)[。:]?\s{0,20}\n\s{0,20}(?:\d{1,3}[.、]|[(一①])")
_BEFORE, _BEHIND = 8, 100


def counts_what_follows(text: str, quantity: Quantity) -> bool:
    """Whether a number only says how many things stand below it, each of which is promised itself."""
    start, end = quantity.span
    if quantity.kind != "count" or text.find("(", max(start - _BEFORE, 0), start) < 0:
        return False
    if _OF_ALL.search(text, max(start - _BEFORE, 0), start):
        return bool(_CLOSES.match(text, end))
    return text[start - 1] == "(" and bool(_LISTED_BELOW.match(text, end, end + _BEHIND))
