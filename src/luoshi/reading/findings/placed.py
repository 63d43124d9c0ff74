"""Facts of places that are called by their short names (长沙增长19.7%): what grew there was named before."""

from __future__ import annotations

import re
from collections.abc import Iterable

from luoshi.reading.expressions import expression
from luoshi.reading.regions import is_called

_PLACE = expression(r"(?:全|我)[省市县区州]|[一-鿿]{2,4}[省市县区州](?=..)")
_LONGEST = 4


#: 增幅较大的为长沙.
_SINGLED_OUT = expression(r".{2,12}的(?:主要)?[为是有]")


def of_its_place(name: str, told: Iterable[str]) -> str:
    """A name that is a place alone with what was told last, of the whole or of another place."""
    led = _SINGLED_OUT.match(name)
    place = name[led.end() :] if led else name
    said = next((one for one in told if not is_place(one)), "") if is_place(place) else ""
    return place + _without_place(said) if said else name


def is_place(name: str) -> bool:
    """Whether a name is but the short one of a place."""
    return 1 < len(name) <= _LONGEST and is_called(name)


def _without_place(said: str) -> str:
    if placed := _PLACE.match(said):
        return said[placed.end() :]
    called = next((said[:length] for length in (4, 3, 2) if len(said) > length and is_place(said[:length])), "")
    return re.sub(r"^(?:完成|实现)", "", said[len(called) :])
