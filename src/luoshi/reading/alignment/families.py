"""Families of units: 县教体局, 市教育局 and 省教育厅 do the same work at different levels."""

from __future__ import annotations

from functools import cache

from luoshi.reading.expressions import expression

_PLACE = expression(r"^(?:中共)?(?:[一-鿿]{2,7}?(?:省|市|县|区|州|旗)(?=[一-鿿]{3}))?")
_LEVEL = expression(r"^(?:国家|国务院|全国|[省市县区州旗])(?=[一-鿿]{3})")
_KIND = expression(r"(?:委员会|办公室|部门|领导小组|局|厅|委|部|办|署|中心|处)$")
_AND = expression("[和与及、()]")


@cache
def is_family(one: str, other: str) -> bool:
    """Whether two units, of whatever level, have the same field: the shorter field abbreviates the longer one."""
    return any(_is_one_field(*sorted((a, b), key=len)) for a in fields_of(one) for b in fields_of(other))


@cache
def fields_of(unit: str) -> tuple[str, ...]:
    """What a unit may work on, without its place and kind; 市 may be its level or begin its field (市场)."""
    bare = _AND.sub("", unit)
    names = {bare, _LEVEL.sub("", bare), _LEVEL.sub("", _PLACE.sub("", bare))}
    return tuple(field for name in sorted(names) if len(field := _KIND.sub("", name)) >= 2)


def _is_one_field(short: str, long: str) -> bool:
    """Whether both begin alike and the characters of the short one stand in the long one in this order."""
    letters = iter(long)
    return short[0] == long[0] and all(letter in letters for letter in short)
