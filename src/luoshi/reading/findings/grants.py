"""Grants: which documents speak of what is given, to whom and on which conditions; most of their numbers are set."""

from __future__ import annotations

from functools import lru_cache

from luoshi.reading.expressions import expression

#: What a text speaks of that grants something, whatever its title.
_GRANTED = expression(r"补贴|补助|奖励|资助|贴息|贷款|首付|公积金|契税|减免|免征|给予|奖补|优惠|扶持|申请|额度")
_FEWEST, _EACH = 5, 125  # one in so many characters


@lru_cache(maxsize=4)
def speaks_of_grants(text: str) -> bool:
    """Whether a text speaks of little else."""
    said = len(_GRANTED.findall(text))
    return said >= _FEWEST and said * _EACH >= len(text)
